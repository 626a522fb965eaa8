import type { Redis } from "@upstash/redis/cloudflare";
import type {
  PushResult,
  PartialReadRequest,
  PartialRead,
  ColdRow,
  ColdRows,
  ColdWriter,
  VaultPlace,
} from "../../ports/cold-tier.ts";
import { PUSH, ERASE, READ_PARTIAL, READ } from "./scripts.ts";

/* Rows in Redis. Each scope has a hash of rows that stay, a hash of rows that expire, and a list of rows by priority. */

/** The size of a page. Every plan allows answers of 10 MB, and rows grow by a third as JSON in JSON. */
const PAGE = { entries: 20_000, characters: 6_000_000 };
/** The size up to which a partial read returns the whole vault, which loads eight rows a millisecond. */
const SMALL_VAULT = { entries: 1_000, characters: 1_000_000 };
/** The size of a partial read of a larger vault. */
const PARTIAL_READ = { prominent: 300, characters: 1_000_000 };
/** Tables with rows that may have a priority. */
const NAMED: ReadonlySet<string> = new Set(["memories", "sayings", "profile"]);
const HEAD = 1;
const ROWS = 2;
const EXPIRING = 3;

/** Returns the keys of a scope. The braces keep them on one machine if the database is spread over several. */
function keysOf(place: VaultPlace): [string, string, string, string] {
  const base = `throughline:{${place.name}}`;
  return [`${base}:head`, `${base}:rows`, `${base}:fleeting`, `${base}:prominent`];
}

/** Returns the field of a row: its table and its key. */
const fieldOf = ({ table, key }: Pick<ColdRow, "table" | "key">): string => `${table} ${key}`;
const fieldOfId = (table: string, id: string): string => fieldOf({ table, key: JSON.stringify([id]) });

function rowIn(field: string, row: string): ColdRow {
  const at = field.indexOf(" ");
  return { table: field.slice(0, at), key: field.slice(at + 1), row, expiresAt: null };
}

function rowsIn(found: readonly string[]): ColdRow[] {
  const rows: ColdRow[] = [];
  for (let i = 0; i + 1 < found.length; i += 2) rows.push(rowIn(found[i] ?? "", found[i + 1] ?? ""));
  return rows;
}

/**
 * Reads a page of rows.
 * @param after the hash and the cursor that the page before returned
 */
export async function readRows(
  redis: Redis,
  place: VaultPlace,
  owner: string,
  after: string | null,
): Promise<ColdRows> {
  const [hash = "", cursor = ""] = (after ?? `${ROWS} 0`).split(" ");
  const answer = await redis.eval<unknown[], string[]>(READ, keysOf(place), [
    after === null ? owner : "",
    hash,
    cursor,
    PAGE.entries,
    PAGE.characters,
  ]);
  const [epoch, erased, tombstones = "", revision, isKnown, nextHash = "0", nextCursor = "0", ...found] = answer;
  return {
    epoch: Number(epoch),
    erasedAt: Number(erased),
    tombstones,
    revision: Number(revision),
    isKnown: isKnown === "1",
    rows: rowsIn(found),
    next: nextHash === "0" ? null : `${nextHash} ${nextCursor}`,
  };
}

export async function readPartial(
  redis: Redis,
  place: VaultPlace,
  owner: string,
  { memories, conversation }: PartialReadRequest,
): Promise<PartialRead> {
  const answer = await redis.eval<unknown[], string[]>(READ_PARTIAL, keysOf(place), [
    owner,
    SMALL_VAULT.entries,
    SMALL_VAULT.characters,
    PARTIAL_READ.prominent,
    PARTIAL_READ.characters,
    conversation === null ? "" : fieldOfId("conversations", conversation),
    ...memories.map((id) => fieldOfId("memories", id)),
  ]);
  const [epoch = "0", erased = "0", tombstones = "", revision = "0", whole = "0", ...found] = answer;
  const head = { epoch: Number(epoch), erasedAt: Number(erased), tombstones, revision: Number(revision) };
  return { ...head, rows: rowsIn(found), whole: whole === "1" };
}

export async function pushRows(
  redis: Redis,
  place: VaultPlace,
  { epoch, owner }: ColdWriter,
  rows: readonly ColdRow[],
): Promise<PushResult> {
  const expiring = rows.flatMap(({ expiresAt }) => expiresAt ?? []);
  // A deleted row does not tell which hash held it, so it is deleted from both.
  const changes = rows.flatMap((row) => {
    if (row.table === "vault") return [HEAD, row.key, row.row ?? "", ""];
    const field = fieldOf(row);
    if (row.row === null) return [ROWS, field, "", NAMED.has(row.table) ? "-" : "", EXPIRING, field, "", ""];
    const priority = row.priority ?? (row.priority === null ? "-" : "");
    return [row.expiresAt === null ? ROWS : EXPIRING, field, row.row, priority];
  });
  const last = expiring.length > 0 ? Math.max(...expiring) : "";
  for (;;) {
    const given = [epoch, owner, nextTurn(), last, ...changes];
    const outcome = await redis.eval<unknown[], PushResult | number>(PUSH, keysOf(place), given);
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
 * The last sequence number of this isolate, shared by all its vaults. If Redis has seen a later number of the same
 * owner, the clock of this machine went back: the number moves past that, and the write is repeated.
 */
let turns = 0;
const nextTurn = (): number => (turns = Math.max(turns + 1, Date.now()));
const turnsPass = (last: number): void => void (turns = Math.max(turns, last));

export async function countRows(redis: Redis, place: VaultPlace): Promise<number> {
  const [, rows, expiring, prominent] = keysOf(place);
  // A transaction runs on the leader. A replica might not know of an erasure yet.
  const counting = redis.multi().hlen(rows).hlen(expiring).zcard(prominent);
  const [stay, expire, named] = await counting.exec<[number, number, number]>();
  // Every row in the list of priorities is one of the rows. A longer list means that an erasure left entries behind.
  return Math.max(stay + expire, named);
}
