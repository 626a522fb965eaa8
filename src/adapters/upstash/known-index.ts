import type { Index, InfoResult } from "@upstash/vector/cloudflare";
import { digest } from "../../runtime/digest.ts";
import { log } from "../../runtime/log.ts";
import type { UpstashSettings } from "./clients.ts";

/** What an index of Upstash Vector keeps: dense vectors of a size, sparse ones, or both. */
export interface IndexKind {
  /** Null: it keeps no dense vectors. */
  readonly dimension: number | null;
  readonly sparse: boolean;
}

/** Indexes of before there were three kinds say their dimension alone. */
function kindIn({ dimension, denseIndex, sparseIndex }: InfoResult): IndexKind {
  const sparse = sparseIndex != null;
  return { dimension: denseIndex?.dimension ?? (sparse ? null : dimension), sparse };
}

/**
 * Finds out what kind the index is: the service is asked once for the whole deployment, and again when it has refused
 * something, because another index may stand there now.
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

  /** Whether the index takes vectors of this size; says so once where it does not. */
  fits({ dimension }: IndexKind, size: number): boolean {
    if (dimension === null || dimension === size) return true;
    if (!this.isToldOff) {
      log("error", { event: "vector_index_mismatch", reason: `the index takes ${dimension} dimensions, not ${size}` });
    }
    this.isToldOff = true;
    return false;
  }
}
