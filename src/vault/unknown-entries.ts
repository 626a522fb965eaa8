import type { ImportedMemory, ImportedRound } from "../ports/portable.ts";
import { turnState } from "./facts/remember.ts";
import { roundOfTurn } from "./memory-directory.ts";
import type { MemoryRow } from "./rows.ts";

/* The entries of an import that a vault does not hold yet. */

/** Returns the memories of a batch that the vault lacks. One query compares all texts that come without an id. */
export function unknownMemories(sql: SqlStorage, memories: readonly ImportedMemory[]): ImportedMemory[] {
  const texts = memories.filter(({ id }) => id === null).map(({ text }) => text);
  const known = new Set(texts.length === 0 ? [] : sameTexts(sql, texts));
  return memories.filter((memory) => {
    const keys = keysOf(memory);
    if (keys.some((key) => known.has(key))) return false;
    if (memory.id !== null && exists(sql, memory.id, memory.round?.turn ?? null)) return false;
    for (const key of keys) known.add(key);
    return true;
  });
}

/** Returns keys that no two memories of one vault share. */
function keysOf({ id, type, text, round }: ImportedMemory): string[] {
  if (id === null) return [keyOf(type, text)];
  return round ? [id, round.turn] : [id];
}

const keyOf = (type: string, text: string): string => `${type} ${text}`;

function sameTexts(sql: SqlStorage, texts: readonly string[]): string[] {
  return sql
    .exec<Pick<MemoryRow, "type" | "text">>(
      "SELECT type, text FROM memories WHERE text IN (SELECT value FROM json_each(?))",
      JSON.stringify(texts),
    )
    .toArray()
    .map(({ type, text }) => keyOf(type, text));
}

function exists(sql: SqlStorage, id: string, turn: string | null): boolean {
  const round = turn === null ? null : roundOfTurn(sql, turn);
  return sql.exec("SELECT 1 FROM memories WHERE id IN (?, ?)", id, round).toArray().length > 0;
}

/**
 * Returns the rounds of a batch that the vault never had. Named conversations may begin alike, so that aliases do not
 * count.
 */
export function unknownRounds(sql: SqlStorage, rounds: readonly ImportedRound[]): ImportedRound[] {
  const seen = new Set<string>();
  return rounds.filter(({ round }) => {
    if (seen.has(round.turn) || turnState(sql, round.turn) !== "new") return false;
    seen.add(round.turn);
    return true;
  });
}
