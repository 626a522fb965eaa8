import { within } from "../../runtime/deadline.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import type { Extraction } from "../../ports/memory.ts";
import { embeddingText, type SaidAndAnswered } from "../../memory/round.ts";
import { checkedEmbeddings } from "../../memory/embedding/checked-embedding.ts";
import type { Embedder, Embedding } from "../../ports/embedder.ts";
import type { Round } from "../../ports/exchange.ts";
import type { Extractor } from "../../ports/extractor.ts";
import type { Scope } from "../../scope.ts";
import type { VaultPorts } from "../../ports/ports.ts";
import type { Stretch } from "../../text/sentences.ts";

/** The findings in a round. A round without a vector is found by its words until the backfill makes one. */
export interface RoundAnalysis {
  readonly round: Embedding | null;
  /** Null if the extraction took too long or failed, and is left to the queue. */
  readonly statements: readonly ExtractedStatement[] | null;
  /** The stretches of the user's text that state nothing of them. */
  readonly quoted: readonly Stretch[];
}

/** A statement or correction with its vector. */
export interface ExtractedStatement {
  readonly extraction: Extraction;
  readonly embedding: Embedding | null;
}

/**
 * Extraction and embedding get this long together. After that the round is kept without them, and the alarm does both. It
 * is a third of the default `RECALL_DEADLINE_MS`, of which an embedder that hangs has had half before.
 */
const ANALYSIS_DEADLINE_MS = 50;

/**
 * Extracts and embeds as much of a round as is possible in time to be written with it.
 * @param isPart true if the round is said in a part that the user plays
 */
export async function analyzeWithin(
  scope: Scope,
  round: SaidAndAnswered & Pick<Round, "own">,
  { extractor, embedder }: VaultPorts,
  isPart: boolean,
): Promise<RoundAnalysis> {
  const from = Date.now();
  if (isPart) return ofPart(round, (await embedWithin(scope, [embeddingText(round)], embedder))[0] ?? null);
  const found = (await extractWithin(scope, [round.own ?? round.said], extractor, ANALYSIS_DEADLINE_MS))[0] ?? null;
  const texts = [embeddingText(round), ...(found ?? []).map(textOf)];
  const left = (): number => ANALYSIS_DEADLINE_MS - (Date.now() - from);
  const quoted = await quotedWithin(scope, round.said, extractor);
  const [whole = null, ...parts] = await embedWithin(scope, texts, embedder, left());
  return { round: whole, statements: withVectors(found, parts), quoted };
}

/** Returns the analysis of a round that is said in a part: it teaches nothing, and is told as quoted. */
const ofPart = ({ said }: SaidAndAnswered, round: Embedding | null): RoundAnalysis => ({
  round,
  statements: [],
  quoted: wholeOf(said),
});

const wholeOf = (said: string): readonly Stretch[] => [{ from: 0, to: said.length }];

/** An import of a hundred rounds may take this long, because no answer waits for it. */
const BATCH_DEADLINE_MS = 10_000;

/** Analyzes many rounds, and embeds other texts with them, in one call to the embedder. */
export async function analyzeBatch(
  scope: Scope,
  rounds: readonly (SaidAndAnswered & Pick<Round, "own"> & { readonly isPart: boolean })[],
  texts: readonly string[],
  { extractor, embedder }: VaultPorts,
): Promise<{ readonly analyses: RoundAnalysis[]; readonly embeddings: readonly (Embedding | null)[] }> {
  // A text of which nothing is the user's own teaches nothing.
  const spoken = rounds.map(({ said, own, isPart }) => (isPart ? "" : (own ?? said)));
  const quoted: (readonly Stretch[])[] = [];
  for (const { said, isPart } of rounds)
    quoted.push(isPart ? wholeOf(said) : await quotedWithin(scope, said, extractor));
  const statements = await extractWithin(scope, spoken, extractor, BATCH_DEADLINE_MS);
  const foundIn = (i: number): readonly Extraction[] | null => statements[i] ?? null;
  const said = rounds.flatMap((round, i) => [embeddingText(round), ...(foundIn(i) ?? []).map(textOf)]);
  const all = await embedWithin(scope, [...said, ...texts], embedder, BATCH_DEADLINE_MS);
  let at = 0;
  const analyses = rounds.map((_, i): RoundAnalysis => {
    const found = foundIn(i);
    const [whole = null, ...parts] = all.slice(at, (at += 1 + (found?.length ?? 0)));
    return { round: whole, statements: withVectors(found, parts), quoted: quoted[i] ?? [] };
  });
  return { analyses, embeddings: all.slice(said.length) };
}

/** Returns null for turns that are left to the queue. No write waits for a remote extractor, or long for any. */
async function extractWithin(
  scope: Scope,
  said: readonly string[],
  extractor: Extractor,
  ms: number,
): Promise<readonly (readonly Extraction[] | null)[]> {
  if (extractor.remote || said.length === 0) return said.map(() => null);
  const turns = said.map((text) => ({ said: text, before: [], at: 0 }));
  return (await orNullAfter("digest_postponed", extractor.extract(scope, turns), ms)) ?? said.map(() => null);
}

/**
 * They are found in this process, within a millisecond or two. The first turn of a process waits for the code to load, and
 * nobody looks for them later.
 */
const QUOTED_DEADLINE_MS = 1_000;

/** Returns none if they are not found in time: their sentences are then told as the user's. */
export const quotedWithin = async (scope: Scope, said: string, extractor: Extractor): Promise<readonly Stretch[]> =>
  (await orNullAfter("digest_postponed", extractor.quotedIn(scope, said), QUOTED_DEADLINE_MS)) ?? [];

const textOf = (extraction: Extraction): string =>
  extraction.type === "amendment" ? extraction.quote : extraction.text;

function withVectors(
  extractions: readonly Extraction[] | null,
  vectors: readonly (Embedding | null)[],
): ExtractedStatement[] | null {
  return extractions && extractions.map((extraction, i) => ({ extraction, embedding: vectors[i] ?? null }));
}

/**
 * Returns vectors to be written together with their texts. Returns null for texts that are found by their words until the
 * backfill makes the vector. No write waits for a remote embedder, or long for any.
 */
export async function embedWithin(
  scope: Scope,
  texts: readonly string[],
  embedder: Embedder,
  ms = ANALYSIS_DEADLINE_MS,
): Promise<readonly (Embedding | null)[]> {
  if (embedder.remote || texts.length === 0) return texts.map(() => null);
  const embeddings = await orNullAfter(
    "embedding_postponed",
    checkedEmbeddings(embedder, scope, texts),
    Math.max(1, ms),
  );
  return embeddings ?? texts.map(() => null);
}

/** Returns null, and logs the event, if the work fails or takes too long. */
async function orNullAfter<T>(event: string, work: Promise<T>, ms: number): Promise<T | null> {
  try {
    return await within(ms, work);
  } catch (error) {
    log("warn", { event, reason: reasonOf(error) });
    return null;
  }
}
