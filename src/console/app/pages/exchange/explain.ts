import type { Exchange, Memory, Throughline } from "../../../../../client/client.mjs";
import type { Session } from "../../session.ts";

type Recalled = Awaited<ReturnType<Throughline["recallMemories"]>>;
type Told = Awaited<ReturnType<Throughline["getExchangeRequest"]>>;

/** An exchange with everything that its page tells. */
export interface Explained {
  readonly exchange: Exchange;
  readonly told: readonly ToldMemory[];
  readonly wrote: readonly ToldMemory[];
  /** The request, as far as it is remembered. */
  readonly request: Told;
  /** Memories that the same words recall: at the time, and now. Null if the words are not remembered. */
  readonly recall: { readonly before: Recalled; readonly now: Recalled } | null;
}

/** A memory of an exchange. */
export interface ToldMemory {
  readonly id: string;
  /** Null if an earlier turn of the conversation had it told. */
  readonly score: number | null;
  /** Null if it was deleted since. */
  readonly memory: Memory | null;
  /** The grounds on which it fitted the words, of what was known then. Null if it was told whatever was asked. */
  readonly grounds: Grounds | null;
}

/** The grounds on which a memory fitted the words of an exchange. */
export interface Grounds {
  readonly parts: NonNullable<Recalled["memories"][number]["parts"]>;
  /** The statement in a round that fitted. Null if the memory itself did. */
  readonly through: string | null;
}

/** Memories that are compared, then and now. */
const COMPARED = 50;
const MAX_QUERY = 2_000;

export async function explain({ client }: Session, id: string): Promise<Explained> {
  const [exchange, request] = await Promise.all([client.getExchange({ id }), client.getExchangeRequest({ id })]);
  const read = async (one: string, score: number | null): Promise<ToldMemory> => ({
    id: one,
    score,
    memory: await client.getMemory({ id: one }).catch(() => null),
    grounds: null,
  });
  const said = saidIn({ exchange, request });
  const query = said?.slice(0, MAX_QUERY) ?? "";
  const asked = (asOf: Record<string, string>) => client.recallMemories({ body: { query, limit: COMPARED, ...asOf } });
  const [told, wrote, recall] = await Promise.all([
    Promise.all(exchange.memory.injected.map((one) => read(one.id, one.score))),
    Promise.all(exchange.wrote.map((one) => read(one, null))),
    query.trim() === ""
      ? null
      : Promise.all([asked({ asOf: exchange.at }), asked({})]).then(([before, now]) => ({ before, now })),
  ]);
  const recalled = recall?.before.memories ?? [];
  return { exchange, told: told.map((one) => ({ ...one, grounds: groundsOf(one, recalled) })), wrote, request, recall };
}

/** Looks for a memory among those that the same words recall. Of a round, a statement that was taken from it may be there. */
function groundsOf({ id, score, memory }: ToldMemory, recalled: Recalled["memories"]): Grounds | null {
  const itself = recalled.find((one) => one.id === id);
  if (itself) return itself.parts === null ? null : { parts: itself.parts, through: null };
  const exchange = memory?.source.exchange ?? null;
  if (score === null || memory?.type !== "episodic" || exchange === null) return null;
  const inIt = recalled.find((one) => one.source.exchange === exchange && one.parts !== null);
  return inIt?.parts ? { parts: inIt.parts, through: inIt.text } : null;
}

/** Returns the words that the user said in an exchange. Returns null if they are not remembered. */
export function saidIn({ exchange, request }: Pick<Explained, "exchange" | "request">): string | null {
  return request.turns.find((turn) => turn.exchange === exchange.id)?.said ?? null;
}
