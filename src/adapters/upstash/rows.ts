import type { Redis } from "@upstash/redis/cloudflare";
import type { Carried, ColdRow, ColdRows, ColdWriter, VaultPlace } from "../../ports/cold-tier.ts";
import { CARRY, ERASE, READ } from "./scripts.ts";

/* Rows in Redis: one hash of those that stay and one of those that expire, for each scope. */

/** What one answer may bring; a plan allows 10 MB. */
const PAGE = { entries: 5_000, characters: 4_000_000 };
const HEAD = 1;
const ROWS = 2;
const FLEETING = 3;

/** The braces keep the keys of a scope together where a database is spread over several machines. */
function keysOf(place: VaultPlace): [string, string, string] {
  const base = `throughline:{${place.name}}`;
  return [`${base}:head`, `${base}:rows`, `${base}:fleeting`];
}

/** A field names its table and the row's key. */
const fieldOf = ({ table, key }: ColdRow): string => `${table} ${key}`;

function rowIn(field: string, row: string): ColdRow {
  const at = field.indexOf(" ");
  return { table: field.slice(0, at), key: field.slice(at + 1), row, expiresAt: null };
}

/** @param after the hash and the cursor to go on with */
export async function readRows(
  redis: Redis,
  place: VaultPlace,
  owner: string,
  after: string | null,
): Promise<ColdRows> {
  const [hash = "", cursor = ""] = (after ?? `${ROWS} 0`).split(" ");
  const answer = await redis.eval<unknown[], string[]>(READ, keysOf(place), [
    owner,
    hash,
    cursor,
    PAGE.entries,
    PAGE.characters,
  ]);
  const [epoch = "0", erased = "0", tombstones = "", nextHash = "0", nextCursor = "0", ...found] = answer;
  const rows: ColdRow[] = [];
  for (let i = 0; i + 1 < found.length; i += 2) rows.push(rowIn(found[i] ?? "", found[i + 1] ?? ""));
  const next = nextHash === "0" ? null : `${nextHash} ${nextCursor}`;
  return { epoch: Number(epoch), erasedAt: Number(erased), tombstones, rows, next };
}

export async function carryRows(
  redis: Redis,
  place: VaultPlace,
  { epoch, owner }: ColdWriter,
  rows: readonly ColdRow[],
): Promise<Carried> {
  const expiring = rows.flatMap(({ expiresAt }) => expiresAt ?? []);
  // A row that is gone no longer says where it was.
  const changes = rows.flatMap((row) => {
    if (row.table === "vault") return [HEAD, row.key, row.row ?? ""];
    const field = fieldOf(row);
    if (row.row === null) return [ROWS, field, "", FLEETING, field, ""];
    return [row.expiresAt === null ? ROWS : FLEETING, field, row.row];
  });
  const last = expiring.length > 0 ? Math.max(...expiring) : "";
  for (;;) {
    const given = [epoch, owner, nextTurn(), last, ...changes];
    const outcome = await redis.eval<unknown[], Carried | number>(CARRY, keysOf(place), given);
    if (typeof outcome === "string") return outcome;
    turnsPass(outcome);
  }
}

export async function eraseRows(
  redis: Redis,
  place: VaultPlace,
  { epoch, owner }: ColdWriter,
  now: number,
): Promise<number> {
  for (;;) {
    const turn = nextTurn();
    const given = [epoch, now, owner, turn];
    const [last, held] = await redis.eval<unknown[], [number, number]>(ERASE, keysOf(place), given);
    if (last === turn) return held;
    turnsPass(last);
  }
}

/**
 * Whoever is answered that a turn is over takes the next: its clock went back. Who was given up asks no more. One for
 * all vaults of an isolate, of which each has an owner of its own.
 */
let turns = 0;
const nextTurn = (): number => (turns = Math.max(turns + 1, Date.now()));
const turnsPass = (last: number): void => void (turns = Math.max(turns, last));

export async function countRows(redis: Redis, place: VaultPlace): Promise<number> {
  const [, rows, fleeting] = keysOf(place);
  // A transaction runs on the leader: a replica might not have heard of an erasure yet.
  const [stay, expire] = await redis.multi().hlen(rows).hlen(fleeting).exec<[number, number]>();
  return stay + expire;
}
