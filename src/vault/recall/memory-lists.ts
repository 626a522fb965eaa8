import { PROFILE_PLACES, profilePlace } from "../../memory/block/profile-order.ts";
import type { Window } from "../../text/time-expressions.ts";
import type { LoadedMemory } from "./loaded-memory.ts";
import { NewestFirst } from "./newest-first.ts";

const NONE: ReadonlySet<LoadedMemory> = new Set();

/** The memories of a vault in the orders in which a block tells them. Pinned ones and standing instructions are left out. */
export class MemoryLists {
  private readonly statements = Array.from({ length: PROFILE_PLACES }, () => new NewestFirst<LoadedMemory>());
  /** The latest rounds first. */
  readonly rounds = new NewestFirst<LoadedMemory>();
  /** Facts by the digest of the words that they were said in. */
  private readonly facts = new Map<string, Set<LoadedMemory>>();

  add(memory: LoadedMemory): void {
    this.listFor(memory).add(memory);
    if (memory.kind !== "fact" || memory.said === null) return;
    const facts = this.facts.get(memory.said);
    if (facts) facts.add(memory);
    else this.facts.set(memory.said, new Set([memory]));
  }

  remove(memory: LoadedMemory): void {
    this.listFor(memory).remove(memory);
    if (memory.kind !== "fact" || memory.said === null) return;
    const facts = this.facts.get(memory.said);
    facts?.delete(memory);
    if (facts?.size === 0) this.facts.delete(memory.said);
  }

  /** Returns the facts of a turn. */
  factsSaidIn(said: string | null): ReadonlySet<LoadedMemory> {
    return this.facts.get(said ?? "") ?? NONE;
  }

  /** Returns statements in the order of a profile: what says most of the person first, then the newer. */
  *byProfile(): Generator<{ readonly memory: LoadedMemory; readonly place: number }> {
    for (const [place, memories] of this.statements.entries()) for (const memory of memories) yield { memory, place };
  }

  /** Returns what was said in a stretch of time, each list oldest first. */
  within(period: Window): LoadedMemory[] {
    return [...this.statements, this.rounds].flatMap((list) => list.within(period));
  }

  private listFor({ kind, about }: LoadedMemory): NewestFirst<LoadedMemory> {
    return kind === "fact" ? (this.statements[profilePlace(about)] as NewestFirst<LoadedMemory>) : this.rounds;
  }
}
