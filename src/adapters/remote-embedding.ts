import { EmbedderUnavailable } from "../memory/embedding/embedder-unavailable.ts";
import { spaceOf } from "../memory/embedding/embedding-space.ts";
import type { Embedder, Embedding } from "../ports/embedder.ts";
import { CircuitBreaker, CircuitOpenError } from "../runtime/circuit-breaker.ts";
import { centred, meanOf, SAMPLE } from "./remote-embedding/centre.ts";
import { noteFailure, noteSuccess } from "../runtime/service-health.ts";
import { batches, cleanInput, shorter } from "./remote-embedding/input.ts";
import { judgeSize, UNKNOWN, unitVector } from "./remote-embedding/vectors.ts";

/** A provider's answer: one vector for each text, in their order, or `refused` if it does not accept these texts. */
export type ProviderAnswer = readonly ArrayLike<number>[] | "refused";

/**
 * Calls a provider once.
 * @throws {EmbedderUnavailable} if it fails and the texts are not at fault
 */
export type CallProvider = (texts: readonly string[], signal: AbortSignal) => Promise<ProviderAnswer>;

const ADVICE =
  "Check EMBEDDER_BASE_URL, EMBEDDER_MODEL and their service, and whether RECALL_DEADLINE_MS leaves it time. Recall goes by words.";

/** The deadline of a call that no request waits for. */
const PATIENCE_MS = 25_000;
/** Failures in a row, of calls that requests wait for, after which the breaker opens. */
const OPENS_AFTER = 5;

/**
 * Makes an embedder of a provider over the network, whatever its protocol. A call that a request waits for is made
 * once, within its time, and not at all while the breaker is open. Any other is repeated later by its caller
 * (`vault/tasks/embedding-backfill.ts`). Texts leave without secrets. Every vector that comes back is made a unit
 * vector or rejected.
 * @param name the embedder with version and model; it changes with everything that is done to a text before it is sent
 */
export function remoteEmbedding(name: string, ask: CallProvider): Embedder {
  // These hold values alone, because promises and connections belong to one request.
  const breaker = new CircuitBreaker(OPENS_AFTER);
  let size = UNKNOWN;
  /** The mean vector of the samples, which travel with the first call. */
  let centre: Float32Array | null = null;

  async function vectorsFor(texts: readonly string[], signal: AbortSignal): Promise<(Float32Array | null)[]> {
    const answer = await ask(texts, signal);
    if (answer !== "refused") return sound(answer, texts.length);
    // One of the texts is at fault. Halving finds it, and a text that is refused alone is shortened.
    const middle = texts.length >> 1;
    if (middle > 0) {
      const before = await vectorsFor(texts.slice(0, middle), signal);
      return [...before, ...(await vectorsFor(texts.slice(middle), signal))];
    }
    const less = shorter(texts[0] ?? "");
    return less === null ? [null] : vectorsFor([less], signal);
  }

  function sound(vectors: readonly ArrayLike<number>[], count: number): Float32Array[] {
    if (vectors.length !== count) throw new EmbedderUnavailable("count");
    const units = vectors.map(unitVector).filter((vector) => vector !== null);
    if (units.length !== count) throw new EmbedderUnavailable("no-vector");
    const judged = judgeSize(size, units[0]?.length ?? 0);
    if (!units.every(({ length }) => length === units[0]?.length)) throw new EmbedderUnavailable("dimension");
    if (judged.size.known !== size.known) centre = null;
    size = judged.size;
    if (!judged.sound) throw new EmbedderUnavailable("dimension");
    return units;
  }

  async function embedAll(texts: readonly string[], ms: number): Promise<(Embedding | null)[]> {
    const signal = AbortSignal.timeout(ms);
    const clean = texts.map(cleanInput);
    const wanted = clean.filter((text) => text !== "");
    if (wanted.length === 0) return clean.map(() => null);
    const sample = centre === null ? SAMPLE : [];
    const vectors: (Float32Array | null)[] = [];
    for (const batch of batches([...wanted, ...sample])) {
      vectors.push(...(await inTime(vectorsFor(batch, signal), signal)));
    }
    const sampled = vectors.splice(wanted.length).filter((vector) => vector !== null);
    if (sampled.length > sample.length / 2) centre = meanOf(sampled);
    // The samples were refused, or the size has changed meanwhile. The next call learns the mean.
    if (!centre) throw new EmbedderUnavailable("no-centre");
    const mean = centre;
    return clean.map((text) => {
      const raw = text === "" ? null : vectors.shift();
      return raw ? { space: spaceOf(name, raw.length), vector: centred(raw, mean) } : null;
    });
  }

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await breaker.through(work);
      noteSuccess("embedder");
      return result;
    } catch (error) {
      if (error instanceof CircuitOpenError) throw new EmbedderUnavailable("breaker");
      noteFailure("embedder", "embedder_unavailable", ADVICE, Date.now());
      throw error;
    }
  }

  return {
    name,
    comparedDimensions: null,
    remote: true,
    get space() {
      return size.known === null ? null : spaceOf(name, size.known);
    },
    embed: (_scope, texts, hurryMs) =>
      hurryMs === undefined ? embedAll(texts, PATIENCE_MS) : guarded(() => embedAll(texts, Math.ceil(hurryMs))),
  };
}

/** Rejects once the signal aborts, for providers that ignore it, and names the error of those that do not. */
async function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = Promise.withResolvers<never>();
  const giveUp = (): void => late.reject(new EmbedderUnavailable("deadline"));
  if (signal.aborted) giveUp();
  signal.addEventListener("abort", giveUp, { once: true });
  try {
    return await Promise.race([work, late.promise]);
  } catch (error) {
    if (signal.aborted) throw new EmbedderUnavailable("deadline");
    throw error instanceof EmbedderUnavailable ? error : new EmbedderUnavailable("network");
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}
