import type { Round } from "../../ports/exchange.ts";

/** A round, and the part of it that may teach something. */
export interface Attributed {
  readonly round: Round;
  /** The user's own words. Null if others said all of it: then nothing is learnt from it. */
  readonly own: string | null;
}

/**
 * Decides whose words a round holds. Apps send every request of a user under one `name`, or each member of a group under
 * their own. The first name in this vault is the user's. The words of others are kept with their name.
 */
export function attribute(sql: SqlStorage, round: Round): Attributed {
  const own = round.own ?? round.said;
  const { speaker = null } = round;
  if (speaker === null) return { round, own: own.trim() === "" ? null : own };
  const known = namedSpeaker(sql);
  if (known === null || known === speaker) return { round, own };
  // An order to forget counts only if the user gives it.
  const { forgets: _, ...others } = round;
  return { round: { ...others, said: `${speaker}: ${round.said}`, speaker: null }, own: null };
}

/** Returns the name under which the user spoke last. Returns null if they never used one. */
function namedSpeaker(sql: SqlStorage): string | null {
  const [last] = sql
    .exec<{ speaker: string }>(
      `SELECT json_extract(metadata, '$.speaker') AS speaker FROM memories
       WHERE turn IS NOT NULL AND json_extract(metadata, '$.speaker') IS NOT NULL ORDER BY id DESC LIMIT 1`,
    )
    .toArray();
  return last?.speaker ?? null;
}
