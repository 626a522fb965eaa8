import { log, reasonOf } from "../../runtime/log.ts";
import { within } from "../../runtime/deadline.ts";
import type { Revertible } from "../../runtime/revertible.ts";
import type { Extractor, Play } from "../../ports/extractor.ts";
import type { Scope } from "../../scope.ts";
import { roundsOfConversation } from "../memory-directory.ts";
import { conversationOf } from "../recall/ledger.ts";

/** A conversation that goes on is in memory. After more turns, or a longer pause, parts no longer hold. */
const MOST_CONVERSATIONS = 200;
const MOST_TURNS = 60;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
/** The first turn of a process waits for the code to load. */
const DEADLINE_MS = 1_000;

/** A turn of a conversation, and when it was said. */
export interface TimedTurn {
  readonly said: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** How far a conversation has come. */
interface Progress {
  readonly plays: boolean;
  readonly at: number;
  /** The number of turns since the parts were given. */
  readonly turns: number;
}

const NONE: Progress = { plays: false, at: 0, turns: 0 };

/**
 * The conversations of a vault in which parts are played: what is said in a part is nobody's own. It is read from a
 * conversation's rounds when its first turn comes after the vault woke, and then kept in memory.
 */
export class RolePlays implements Revertible {
  private readonly sql: SqlStorage;
  private readonly extractor: Extractor;
  private readonly progress = new Map<string, Progress>();

  constructor(sql: SqlStorage, extractor: Extractor) {
    this.sql = sql;
    this.extractor = extractor;
  }

  snapshot(): () => void {
    return () => this.forget();
  }

  /** Drops what was read. The next turn reads the rounds again. */
  forget(): void {
    this.progress.clear();
  }

  /** Returns whether a new turn of a conversation is said in a part, and notes how the conversation goes on. */
  async take(scope: Scope, named: string, turn: TimedTurn, hasTables: boolean): Promise<boolean> {
    const conversation = hasTables ? conversationOf(this.sql, named) : named;
    const before =
      this.progress.get(conversation) ?? (hasTables ? await this.read(scope, conversation, turn.at) : NONE);
    const { isPart, after } = await this.step(scope, before, turn);
    if (this.progress.size >= MOST_CONVERSATIONS) this.progress.clear();
    this.progress.set(conversation, after);
    return isPart;
  }

  /** Returns whether a turn that was kept is said in a part. */
  async isPart(scope: Scope, conversation: string | null, turn: TimedTurn): Promise<boolean> {
    const before = conversation === null ? NONE : await this.read(scope, conversation, turn.at);
    return (await this.step(scope, before, turn)).isPart;
  }

  private async read(scope: Scope, conversation: string, before: number): Promise<Progress> {
    let progress = NONE;
    for (const turn of turnsBefore(this.sql, conversation, before))
      progress = (await this.step(scope, progress, turn)).after;
    return progress;
  }

  private async step(
    scope: Scope,
    { plays, at, turns }: Progress,
    { said, at: now }: TimedTurn,
  ): Promise<Pick<Play, "isPart"> & { readonly after: Progress }> {
    const holds = plays && turns < MOST_TURNS && now - at < LONGEST_PAUSE_MS;
    const play = await this.playIn(scope, said, holds);
    return { isPart: play.isPart, after: { plays: play.plays, at: now, turns: holds ? turns + 1 : 0 } };
  }

  /** Reads a turn as the user's own if it cannot be read in time. */
  private async playIn(scope: Scope, said: string, plays: boolean): Promise<Play> {
    try {
      return await within(DEADLINE_MS, this.extractor.playIn(scope, said, plays));
    } catch (error) {
      log("warn", { event: "role_play_unread", reason: reasonOf(error) });
      return { isPart: false, plays };
    }
  }
}

/** Returns the last turns of a conversation before a time, the oldest first. */
function turnsBefore(sql: SqlStorage, conversation: string, before: number): TimedTurn[] {
  const rounds = roundsOfConversation(sql, conversation);
  if (rounds === "[]") return [];
  return sql
    .exec<{ user_text: string | null; created_at: number }>(
      `SELECT words, created_at FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND created_at < ?
       ORDER BY created_at DESC LIMIT ?`,
      rounds,
      before,
      MOST_TURNS,
    )
    .toArray()
    .map(({ user_text, created_at }) => ({ said: user_text ?? "", at: created_at }))
    .toReversed();
}
