import { within } from "../../runtime/deadline.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import type { Extraction } from "../../ports/memory.ts";
import { embeddingText, type SaidAndAnswered } from "../../memory/round.ts";
import { checkedEmbeddings } from "../../memory/checked-embedding.ts";
import type { Embedder, Embedding } from "../../ports/embedder.ts";
import type { Round } from "../../ports/exchange.ts";
import type { Extractor } from "../../ports/extractor.ts";
import type { Scope } from "../../scope.ts";
import type { VaultPorts } from "../../wiring.ts";

/** What was found in a round beside its words. Without a vector it is found by its words until the alarm makes one. */
export interface RoundAnalysis {
  readonly round: Embedding | null;
  /** Null: they could not be found in time, and are left to the journal. */
  readonly statements: readonly ExtractedStatement[] | null;
}

export interface ExtractedStatement {
  readonly saying: Extraction;
  readonly embedding: Embedding | null;
}

/**
 * Extraction and embedding get this long together before the words are kept without them and the alarm takes
 * over: a third of the default `RECALL_DEADLINE_MS`, of which an embedder that hangs has had half before.
 */
const DIGEST_DEADLINE_MS = 50;

/** What can be known of a round in time to be written with it. */
export async function analyzeWithin(
  scope: Scope,
  round: SaidAndAnswered & Pick<Round, "own">,
  { extractor, embedder }: VaultPorts,
): Promise<RoundAnalysis> {
  const from = Date.now();
  const found = (await foundInTime(scope, [round.own ?? round.said], extractor, DIGEST_DEADLINE_MS))[0] ?? null;
  const texts = [embeddingText(round), ...(found ?? []).map(textOf)];
  const left = DIGEST_DEADLINE_MS - (Date.now() - from);
  const [whole = null, ...parts] = await embedWithin(scope, texts, embedder, left);
  return { round: whole, statements: withVectors(found, parts) };
}

/** An import of a hundred rounds may take this long; nobody's answer waits for it. */
const BATCH_DEADLINE_MS = 10_000;

/** The same for many rounds and for texts beside them, in one call to the embedder. */
export async function analyzeBatch(
  scope: Scope,
  rounds: readonly (SaidAndAnswered & Pick<Round, "own">)[],
  texts: readonly string[],
  { extractor, embedder }: VaultPorts,
): Promise<{ readonly digests: RoundAnalysis[]; readonly embeddings: readonly (Embedding | null)[] }> {
  const spoken = rounds.map(({ said, own }) => own ?? said);
  const statements = await foundInTime(scope, spoken, extractor, BATCH_DEADLINE_MS);
  const foundIn = (i: number): readonly Extraction[] | null => statements[i] ?? null;
  const said = rounds.flatMap((round, i) => [embeddingText(round), ...(foundIn(i) ?? []).map(textOf)]);
  const all = await embedWithin(scope, [...said, ...texts], embedder, BATCH_DEADLINE_MS);
  let at = 0;
  const digests = rounds.map((_, i): RoundAnalysis => {
    const found = foundIn(i);
    const [whole = null, ...parts] = all.slice(at, (at += 1 + (found?.length ?? 0)));
    return { round: whole, statements: withVectors(found, parts) };
  });
  return { digests, embeddings: all.slice(said.length) };
}

/** Null where it is left to the journal: no write waits for an extractor over the network, or long for any. */
async function foundInTime(
  scope: Scope,
  said: readonly string[],
  extractor: Extractor,
  ms: number,
): Promise<readonly (readonly Extraction[] | null)[]> {
  if (extractor.remote || said.length === 0) return said.map(() => null);
  const turns = said.map((text) => ({ said: text, before: [], at: 0 }));
  return (await inTime("digest_postponed", extractor.extract(scope, turns), ms)) ?? said.map(() => null);
}

const textOf = (saying: Extraction): string => (saying.type === "amendment" ? saying.quote : saying.text);

function withVectors(
  sayings: readonly Extraction[] | null,
  vectors: readonly (Embedding | null)[],
): ExtractedStatement[] | null {
  return sayings && sayings.map((saying, i) => ({ saying, embedding: vectors[i] ?? null }));
}

/**
 * Vectors to be written together with their texts. Null for what is to be found by its words until the
 * alarm has made its vector: no write waits for an embedder over the network, or long for any.
 */
export async function embedWithin(
  scope: Scope,
  texts: readonly string[],
  embedder: Embedder,
  ms = DIGEST_DEADLINE_MS,
): Promise<readonly (Embedding | null)[]> {
  if (embedder.remote || texts.length === 0) return texts.map(() => null);
  const embeddings = await inTime("embedding_postponed", checkedEmbeddings(embedder, scope, texts), Math.max(1, ms));
  return embeddings ?? texts.map(() => null);
}

async function inTime<T>(event: string, work: Promise<T>, ms: number): Promise<T | null> {
  try {
    return await within(ms, work);
  } catch (error) {
    log("warn", { event, reason: reasonOf(error) });
    return null;
  }
}
