import type { ColdRow } from "../../ports/cold-tier.ts";
import type { Tombstones } from "./tombstones.ts";

/** A turn of an erased user. */
export interface ErasedTurn {
  readonly turn: string;
  /** True if it opened a conversation that the client did not name. */
  readonly opens: boolean;
}

const openerOf = (said: string): string => `opening:${said.slice(0, 32)}`;

/**
 * Adds tombstones for all turns of an erased user. The opening of an unnamed conversation has the same digest when it is
 * said anew, so that it counts as old only if the client says that it retries.
 */
export function addErased(tombstones: Tombstones, erased: readonly ErasedTurn[], now: number): void {
  for (const kind of ["turn", "retry"] as const) {
    const matching = erased.filter(({ opens }) => opens === (kind === "retry"));
    tombstones.add(
      matching.map(({ turn }) => turn),
      now,
      kind,
    );
  }
}

/** A row of `turns`. */
type TurnRow = { turn: string; same_as: string | null };
/** A row of `memories` that is a round. */
type RoundRow = { turn: string | null; conversation: string | null; said: string | null };

/** Returns turns, of rounds and others, with whether each opened an unnamed conversation. */
function erasedTurns(turns: readonly TurnRow[], rounds: Iterable<RoundRow>): ErasedTurn[] {
  const opens = new Map(turns.map(({ turn, same_as }) => [turn, same_as !== null] as const));
  for (const { turn, conversation, said } of rounds) {
    if (turn !== null) opens.set(turn, opens.get(turn) === true || (said !== null && conversation === openerOf(said)));
  }
  return [...opens].map(([turn, isOpening]) => ({ turn, opens: isOpening }));
}

/**
 * Returns the turns of a vault, for their tombstones.
 * @param wantsRounds true leaves out turns without a round: a vault that is not hydrated may lack their rounds
 */
export function turnsIn(sql: SqlStorage, wantsRounds: boolean): ErasedTurn[] {
  const turns = wantsRounds ? [] : sql.exec<TurnRow>("SELECT turn, same_as FROM turns").toArray();
  const rounds = sql.exec<RoundRow>("SELECT turn, conversation, said FROM memories WHERE turn IS NOT NULL").toArray();
  return erasedTurns(turns, rounds);
}

/** Collects the turns of a vault from its rows in the cold tier. */
export class RemoteTurns {
  private readonly turns: TurnRow[] = [];
  private readonly rounds: RoundRow[] = [];

  add(rows: readonly ColdRow[]): void {
    for (const { table, row } of rows) {
      if (row === null) continue;
      if (table === "turns") this.turns.push(JSON.parse(row) as TurnRow);
      if (table !== "memories") continue;
      const { turn, conversation, said } = JSON.parse(row) as RoundRow;
      this.rounds.push({ turn, conversation, said });
    }
  }

  erased(): ErasedTurn[] {
    return erasedTurns(this.turns, this.rounds);
  }
}
