import { type ProfilePlace, profilePlace } from "../../memory/block/profile-order.ts";
import type { Window } from "../../text/time-expressions.ts";
import type { LoadedMemory } from "./loaded-memory.ts";
import { NewestFirst } from "./newest-first.ts";

const NONE: ReadonlySet<LoadedMemory> = new Set();

/** The memories of a vault in the orders in which a block tells them. Pinned ones and standing instructions are left out. */
export class MemoryLists {
  readonly statements: Readonly<Record<ProfilePlace, NewestFirst<LoadedMemory>>> = {
    identity: new NewestFirst(),
    limits: new NewestFirst(),
    life: new NewestFirst(),
    rest: new NewestFirst(),
  };
  /** Statements of any kind whose words say that they limit somebody. */
  readonly limiting = new NewestFirst<LoadedMemory>();
  /** The latest rounds first. */
  readonly rounds = new NewestFirst<LoadedMemory>();
  /** Facts by the digest of the words that they were said in. */
  private readonly facts = new Map<string, Set<LoadedMemory>>();

  add(memory: LoadedMemory): void {
    this.listFor(memory).add(memory);
    if (memory.limits > 0) this.limiting.add(memory);
    if (memory.kind !== "fact" || memory.said === null) return;
    const facts = this.facts.get(memory.said);
    if (facts) facts.add(memory);
    else this.facts.set(memory.said, new Set([memory]));
  }

  remove(memory: LoadedMemory): void {
    this.listFor(memory).remove(memory);
    if (memory.limits > 0) this.limiting.remove(memory);
    if (memory.kind !== "fact" || memory.said === null) return;
    const facts = this.facts.get(memory.said);
    facts?.delete(memory);
    if (facts?.size === 0) this.facts.delete(memory.said);
  }

  /** Returns the facts of a turn. */
  factsSaidIn(said: string | null): ReadonlySet<LoadedMemory> {
    return this.facts.get(said ?? "") ?? NONE;
  }

  /** Returns what was said in a stretch of time, each list oldest first. */
  within(period: Window): LoadedMemory[] {
    return [...Object.values(this.statements), this.rounds].flatMap((list) => list.within(period));
  }

  private listFor({ kind, about }: LoadedMemory): NewestFirst<LoadedMemory> {
    return kind === "fact" ? this.statements[profilePlace(about)] : this.rounds;
  }
}
