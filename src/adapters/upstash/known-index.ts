import type { Index, InfoResult } from "@upstash/vector/cloudflare";
import { digest } from "../../runtime/digest.ts";
import { log } from "../../runtime/log.ts";
import type { UpstashSettings } from "./clients.ts";

/** The kind of an Upstash Vector index: dense vectors of a size, sparse ones, or both. */
export interface IndexKind {
  /** Null if it holds no dense vectors. */
  readonly dimension: number | null;
  readonly sparse: boolean;
}

/** Reads the kind of an index. Indexes from before there were three kinds tell their dimension alone. */
function kindIn({ dimension, denseIndex, sparseIndex }: InfoResult): IndexKind {
  const sparse = sparseIndex != null;
  return { dimension: denseIndex?.dimension ?? (sparse ? null : dimension), sparse };
}

/**
 * The kind of the deployment's index. It asks the service once, and again after a refusal, because the URL may lead to
 * another index by then.
 */
export class KnownIndex {
  private kind: IndexKind | null = null;
  private isDoubted = false;
  private isToldOff = false;
  private readonly env: Env;
  private readonly about: string;

  constructor(env: Env, { vectorUrl, vectorToken }: UpstashSettings) {
    this.env = env;
    this.about = digest("vector-index", vectorUrl, vectorToken);
  }

  async kindOf(index: Index): Promise<IndexKind> {
    if (this.kind && !this.isDoubted) return this.kind;
    const directory = this.env.DIRECTORY.get(this.env.DIRECTORY.idFromName("deployment"));
    const found = this.isDoubted ? null : await directory.found(this.about);
    this.kind = found === null ? kindIn(await index.info()) : (JSON.parse(found) as IndexKind);
    if (found === null) await directory.keepFinding(this.about, JSON.stringify(this.kind));
    this.isDoubted = false;
    return this.kind;
  }

  doubt(): void {
    this.isDoubted = true;
  }

  /** Says whether the index accepts vectors of this size, and logs once if it does not. */
  fits({ dimension }: IndexKind, size: number): boolean {
    if (dimension === null || dimension === size) return true;
    if (!this.isToldOff) {
      log("error", { event: "vector_index_mismatch", reason: `the index takes ${dimension} dimensions, not ${size}` });
    }
    this.isToldOff = true;
    return false;
  }
}
