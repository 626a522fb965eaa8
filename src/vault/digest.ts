import { within } from "../deadline.ts";
import { log, reasonOf } from "../log.ts";
import type { Statement } from "../memory/memory.ts";
import { roundGist, type SaidAndAnswered } from "../memory/round.ts";
import { soundEmbeddings } from "../memory/sound-embedding.ts";
import type { Embedding } from "../ports.ts";
import type { Scope } from "../scope.ts";
import type { VaultPorts } from "../wiring.ts";

/** What was found in a round beside its words. */
export interface Digest {
  readonly round: Embedding | null;
  readonly statements: readonly Found[];
}

export interface Found {
  readonly statement: Statement;
  readonly embedding: Embedding | null;
}

/**
 * Extraction and embedding get this long before the words are kept without them and the journal takes
 * over: a third of the default `RECALL_DEADLINE_MS`, of which an embedder that hangs has had half before.
 */
const DIGEST_DEADLINE_MS = 50;

/** What a round says about the user, and its vector. May fail or hang, as its ports may. */
export async function digest(
  scope: Scope,
  round: SaidAndAnswered,
  { extractor, embedder }: Pick<VaultPorts, "extractor" | "embedder">,
): Promise<Digest> {
  const statements = await extractor.extract(scope, round.said);
  const texts = [roundGist(round), ...statements.map(({ text }) => text)];
  const [whole = null, ...parts] = await soundEmbeddings(embedder, scope, texts);
  return { round: whole, statements: statements.map((statement, i) => ({ statement, embedding: parts[i] ?? null })) };
}

/** The same in time to be written with the round; null leaves it to the journal. */
export async function digestInTime(scope: Scope, round: SaidAndAnswered, ports: VaultPorts): Promise<Digest | null> {
  return inTime("digest_postponed", digest(scope, round, ports));
}

/** An import of a hundred rounds may take this long; nobody's answer waits for it. */
const BATCH_DEADLINE_MS = 10_000;

/** The same for many rounds, in one call to the embedder. Null where a round's statements could not be found in time. */
export async function digestBatch(
  scope: Scope,
  rounds: readonly SaidAndAnswered[],
  texts: readonly string[],
  { extractor, embedder }: VaultPorts,
): Promise<{ readonly digests: (Digest | null)[]; readonly embeddings: (Embedding | null)[] }> {
  const work = async () => {
    const statements = await Promise.all(rounds.map(({ said }) => extractor.extract(scope, said)));
    const said = rounds.flatMap((round, i) => [roundGist(round), ...(statements[i] ?? []).map(({ text }) => text)]);
    const all = said.length + texts.length === 0 ? [] : await soundEmbeddings(embedder, scope, [...said, ...texts]);
    let at = 0;
    const digests = statements.map((found) => ({
      round: all[at++] ?? null,
      statements: found.map((statement) => ({ statement, embedding: all[at++] ?? null })),
    }));
    return { digests, embeddings: all.slice(said.length) };
  };
  const done = await inTime("import_digest_postponed", work(), BATCH_DEADLINE_MS);
  return done ?? { digests: rounds.map(() => null), embeddings: texts.map(() => null) };
}

/** A vector for a text written by hand; null: it is found by its words. */
export async function embedInTime(scope: Scope, text: string, { embedder }: VaultPorts): Promise<Embedding | null> {
  const embeddings = await inTime("embedding_failed", soundEmbeddings(embedder, scope, [text]));
  return embeddings?.[0] ?? null;
}

async function inTime<T>(event: string, work: Promise<T>, ms = DIGEST_DEADLINE_MS): Promise<T | null> {
  try {
    return await within(ms, work);
  } catch (error) {
    log("warn", { event, reason: reasonOf(error) });
    return null;
  }
}
