import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { settingsOf } from "../../../src/config.ts";
import { newId } from "../../../src/runtime/id.ts";
import { indexTerms } from "../../../src/memory/ranking/recall-index.ts";
import { roundText } from "../../../src/memory/round.ts";
import type { ReplicatedVector, ColdRow, ColdTier } from "../../../src/ports/cold-tier.ts";
import { wire } from "../../../src/wiring.ts";
import type { Person } from "../person.ts";
import { carried, coldTier, placeOf } from "./cold-start.ts";

/* Somebody who has said much elsewhere, and of whom this deployment knows nothing. */

export interface Planted {
  readonly said: string;
  readonly answer?: string;
  /** Columns in which the row differs from other rounds. */
  readonly row?: Readonly<Record<string, unknown>>;
  readonly priority?: number | null;
}

/** Something stated, apart from the round it was said in. */
export const STATED: Readonly<Record<string, unknown>> = {
  type: "semantic",
  turn: null,
  user_text: null,
  answer: null,
  said: null,
};

const YEAR_MS = 365 * 86_400_000;
const PIECE = 500;

/** @returns the ids, in the order of what was said */
export async function plant(person: Person, said: readonly Planted[], cold: ColdTier = coldTier()): Promise<string[]> {
  const [scope, place] = [await person.scope(), await placeOf(person)];
  const { embedder } = wire(env);
  const from = Date.now() - YEAR_MS;
  const ids: string[] = [];
  for (let at = 0; at < said.length; at += PIECE) {
    const piece = said.slice(at, at + PIECE);
    const embeddings = await embedder.embed(
      scope,
      piece.map((one) => one.said),
    );
    const rows: ColdRow[] = [];
    const vectors: ReplicatedVector[] = [];
    for (const [i, { said: text, answer = "Noted.", row = {}, priority = null }] of piece.entries()) {
      const createdAt = from + (at + i) * 1_000;
      const id = newId("mem", createdAt);
      const terms = indexTerms(row === STATED ? text : roundText({ said: text, answer }));
      ids.push(id);
      vectors.push({ id, embedding: embeddings[i] ?? null, terms });
      const round = { ...roundRow(id, createdAt, text, answer, terms), ...row, ...(row === STATED && { text }) };
      rows.push({
        table: "memories",
        key: JSON.stringify([id]),
        row: JSON.stringify(round),
        expiresAt: null,
        priority,
      });
    }
    await cold.push(place, { epoch: 0, owner: "elsewhere" }, rows);
    await cold.pushVectors(place, 0, vectors);
  }
  return ids;
}

const roundRow = (id: string, at: number, said: string, answer: string, terms: Uint32Array) => ({
  id,
  type: "episodic",
  text: "",
  created_at: at,
  valid_from: at,
  valid_to: null,
  metadata: "{}",
  exchange: `exc_${id}`,
  conversation: `talk ${id}`,
  role: "user",
  said: `said ${id}`,
  turn: `turn ${id}`,
  user_text: said,
  answer,
  stale: 0,
  quarantine: null,
  terms: { base64: btoa(String.fromCodePoint(...new Uint8Array(terms.buffer))) },
});

/** Rounds about nothing in particular, no two alike. */
export const smallTalk = (count: number): Planted[] =>
  Array.from({ length: count }, (_, i) => ({
    said: `Entry ${i}: the ${COLOURS[i % 7]} ${THINGS[i % 11]} of shelf ${i % 97} was moved to room ${i % 53}.`,
  }));

const COLOURS = ["red", "green", "blue", "white", "black", "brown", "grey"];
const THINGS = ["box", "lamp", "chair", "folder", "cable", "clock", "plant", "bottle", "mirror", "ladder", "printer"];

/** More than is read while somebody waits. */
export const MUCH = 1_500;
/** Which of the local indexes is behind it. */
export const KIND = settingsOf(env).upstash?.vectorToken ?? "";
/** An index of words alone keeps no vectors that could be read back. */
export const KEEPS_VECTORS = KIND !== "local-sparse";
export const NEEDLE = "My sister Ottilie keeps a lighthouse near Skagen.";
export const QUESTION = "Who keeps a lighthouse near Skagen?";

/** @returns the id of what they said about the lighthouse */
export async function plantNeedle(person: Person, needle: Planted = { said: NEEDLE }, much = MUCH): Promise<string> {
  const said = smallTalk(much);
  said[much >> 1] = needle;
  return (await plant(person, said))[much >> 1] ?? "";
}

export async function told(person: Person, question: string): Promise<string> {
  await person.say(question);
  return person.told();
}

export const rowsHere = async (person: Person, where = "1"): Promise<number> =>
  runInDurableObject(
    await person.vault(),
    (_, { storage }) => storage.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM memories WHERE ${where}`).one().n,
  );

export const isHere = async (person: Person, id: string): Promise<boolean> =>
  (await rowsHere(person, `id = '${id}'`)) > 0;

/** Until the alarm has read and carried all there is. */
export async function known(person: Person): Promise<void> {
  const vault = await person.vault();
  for (let i = 0; i < 50; i++) {
    const isKnown = await runInDurableObject(vault, (_, { storage }) => {
      const { cold } = storage.sql.exec<{ cold: string }>("SELECT cold FROM vault").one();
      const { whole, rows, vectors } = JSON.parse(cold) as { whole: boolean; rows: unknown; vectors: unknown };
      return whole && rows === null && vectors === null;
    });
    if (isKnown) return carried(person);
    await runDurableObjectAlarm(vault);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("not all was read");
}

/** Returns the replica of a vault, which the vault keeps to itself. */
export function replicaOf(vault: object): object {
  const { parts } = (vault as { object: { parts: { replication: { replica: object } } } }).object;
  return parts.replication.replica;
}

/** Runs `act` while the alarm reads and pushes nothing: requests alone call the cold tier. */
export async function withoutAlarm(person: Person, act: () => Promise<void>): Promise<void> {
  const vault = await person.vault();
  const onReplica = (change: (replica: { push?: unknown; nextPush?: unknown }) => void): Promise<void> =>
    runInDurableObject(vault, (instance) => change(replicaOf(instance)));
  await onReplica((replica) => Object.assign(replica, { push: async () => true, nextPush: () => null }));
  await act();
  await onReplica((replica) => {
    delete replica.push;
    delete replica.nextPush;
  });
}

/** Changes a row as another deployment does. */
export async function changeElsewhere(person: Person, id: string, row: string | null): Promise<void> {
  const [cold, place] = [coldTier(), await placeOf(person)];
  const { epoch } = await cold.rows(place, "elsewhere", null);
  const change = { table: "memories", key: JSON.stringify([id]), row, expiresAt: null };
  const outcome = await cold.push(place, { epoch, owner: "elsewhere" }, [change]);
  if (outcome !== "kept") throw new Error(outcome);
}
