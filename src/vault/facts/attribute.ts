import type { Round } from "../../ports/exchange.ts";

/** A round with what it may teach. */
export interface Attributed {
  readonly round: Round;
  /** Null: others said it, and nothing is learnt of it. */
  readonly own: string | null;
}

/**
 * Settles whose words a round holds. Apps send every request of a user under one `name`, or each member of a group
 * under their own. The first name that this vault heard is the user's; anybody else's words are kept with their name.
 */
export function attribute(sql: SqlStorage, round: Round): Attributed {
  const own = round.own ?? round.said;
  const { speaker = null } = round;
  if (speaker === null) return { round, own: own.trim() === "" ? null : own };
  const known = namedSpeaker(sql);
  if (known === null || known === speaker) return { round, own };
  // Nobody else's order to forget is carried out.
  const { forgets: _, ...others } = round;
  return { round: { ...others, said: `${speaker}: ${round.said}`, speaker: null }, own: null };
}

/** The name under which the user spoke last; null: they never did under any. */
function namedSpeaker(sql: SqlStorage): string | null {
  const [last] = sql
    .exec<{ speaker: string }>(
      `SELECT json_extract(metadata, '$.speaker') AS speaker FROM memories
       WHERE turn IS NOT NULL AND json_extract(metadata, '$.speaker') IS NOT NULL ORDER BY id DESC LIMIT 1`,
    )
    .toArray();
  return last?.speaker ?? null;
}
