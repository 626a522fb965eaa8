import { makesStatement } from "../../memory/statements/same-statement.ts";
import { ASSERTIONS } from "../assertion-sql.ts";
import { roundsStating } from "../recall/echoes.ts";
import type { MemoryRow } from "../rows.ts";
import { saidInTurns, saidWith } from "../saying-directory.ts";

/*
 * A sentence in the user's own words is a memory, and so is each fact that patterns find in it. They share their words, so
 * that one must not tell what was deleted or corrected in the other.
 */

/** Returns whether a memory is a sentence in the user's own words. */
export const isSentence = ({ slot }: Pick<MemoryRow, "slot">): boolean => slot?.startsWith("said:") ?? false;

/** Returns the sentences in which a fact was said, and the facts that were said in a sentence and nowhere else. */
export function sharingWords(sql: SqlStorage, { id, slot }: MemoryRow): MemoryRow[] {
  const sharing = sql.exec<MemoryRow>(
    `SELECT DISTINCT o.* FROM ${ASSERTIONS} said JOIN ${ASSERTIONS} again ON again.turn = said.turn AND again.memory <> said.memory
       JOIN memories o ON o.id = again.memory
     WHERE said.memory = ?1 AND again.memory IN (SELECT value FROM json_each(?3)) AND o.type = 'semantic' AND
       CASE WHEN ?2 THEN instr(said.quote, again.quote) > 0 AND NOT EXISTS (SELECT 1 FROM ${ASSERTIONS} elsewhere
         WHERE elsewhere.memory = o.id AND elsewhere.turn NOT IN (SELECT turn FROM ${ASSERTIONS} WHERE memory = ?1))
       ELSE o.slot LIKE 'said:%' AND instr(again.quote, said.quote) > 0 END`,
    id,
    isSentence({ slot }) ? 1 : 0,
    saidWith(sql, id),
  );
  return sharing.toArray();
}

/** Returns the sentences of a round, and sentences of any turn that say what a memory says. */
export function sentencesStating(sql: SqlStorage, memory: MemoryRow): MemoryRow[] {
  const statement = memory.user_text ?? memory.quote ?? memory.text;
  const turns = roundsStating(sql, memory).flatMap(({ turn }) => turn ?? []);
  const sentences = sql.exec<MemoryRow & { is_own: number }>(
    `SELECT m.*, max(s.turn IS ?3) AS is_own FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory
     WHERE s.memory IN (SELECT value FROM json_each(?4)) AND m.slot LIKE 'said:%' AND m.id <> ?1 AND (s.turn = ?3 OR s.turn IN (SELECT value FROM json_each(?2)))
     GROUP BY m.id`,
    memory.id,
    JSON.stringify(turns),
    memory.turn,
    saidInTurns(sql, memory.turn, ...turns),
  );
  return sentences.toArray().filter(({ is_own, text }) => is_own === 1 || makesStatement(text, statement));
}
