import { isCase } from "../../memory/ranking/feedback-weight.ts";
import type { LimitStrength } from "../../memory/ranking/limit-terms.ts";
import type { ProfilePlace } from "../../memory/block/profile-order.ts";
import type { MemoryType } from "../../ports/memory.ts";
import type { Window } from "../../text/time-expressions.ts";
import { type LoadedMemory, historyWeightOf } from "./loaded-memory.ts";
import { FirstIds } from "./first-ids.ts";
import { MemoryLists } from "./memory-lists.ts";
import { SortedById } from "./sorted-by-id.ts";
import type { WorkingSetQuery } from "./working-set-query.ts";

/** The memories of a working set by id, with the lists in which a block tells them. Texts stay on disk. */
export class LoadedMemories {
  private readonly byId = new Map<string, LoadedMemory>();
  /** Pinned memories and standing instructions, which hold for every answer. */
  private readonly standing = new Set<string>();
  /** All memories but questions about the world. */
  private readonly personal = new SortedById<LoadedMemory>();
  private readonly lists = new MemoryLists();
  private readonly personalAdmissions = new WeakMap<WorkingSetQuery, (memory: LoadedMemory) => boolean>();
  /** Memories count as idle as of then, because a vault does not stay awake for months. */
  readonly loadedAt: number;

  constructor(loadedAt: number) {
    this.loadedAt = loadedAt;
  }

  /** Adds a memory, or replaces it. */
  add(memory: LoadedMemory): void {
    const { id } = memory;
    if (this.byId.has(id)) {
      this.unlist(id);
      this.personal.remove(id);
      this.standing.delete(id);
    }
    this.byId.set(id, memory);
    if (!memory.impersonal) this.personal.add(memory);
    if (isStanding(memory)) this.standing.add(id);
    else this.lists.add(memory);
  }

  /** Removes a memory. Returns true if it stood in every block. */
  remove(id: string): boolean {
    this.unlist(id);
    this.byId.delete(id);
    this.personal.remove(id);
    return this.standing.delete(id);
  }

  private unlist(id: string): void {
    const memory = this.byId.get(id);
    if (memory && !this.standing.has(id)) this.lists.remove(memory);
  }

  get(id: string): LoadedMemory | undefined {
    return this.byId.get(id);
  }

  ids(): string[] {
    return [...this.byId.keys()];
  }

  setWeight(id: string, worth: number): void {
    const memory = this.byId.get(id);
    if (!memory) return;
    memory.worth = worth;
    memory.historyWeight = historyWeightOf(worth, memory.usedAt, this.loadedAt);
  }

  setRecalledAt(id: string, usedAt: number): void {
    const memory = this.byId.get(id);
    if (!memory) return;
    memory.usedAt = usedAt;
    memory.historyWeight = historyWeightOf(memory.worth, usedAt, this.loadedAt);
  }

  holds(id: string, now: number): boolean {
    const memory = this.byId.get(id);
    return memory !== undefined && !isExpired(memory, now);
  }

  /** Returns whether anything is known about the user, besides what they say in this very request again. */
  remembersBesides(visible: readonly string[]): boolean {
    return this.personal.newest(isBesides(visible)) !== null;
  }

  /** Returns the newest personal memory that is no question. Returns null if there is none. */
  lastStated(visible: readonly string[]): string | null {
    const isOther = isBesides(visible);
    return this.personal.newest((memory) => memory.kind !== "question" && isOther(memory))?.id ?? null;
  }

  /** Returns pinned memories and standing instructions, oldest first: ids sort by time. */
  standingIds(now: number, types: readonly MemoryType[] | null): string[] {
    return [...this.standing]
      .filter((id) => this.holds(id, now) && (types === null || types.includes(this.byId.get(id)?.type ?? "semantic")))
      .toSorted();
  }

  /**
   * Returns the statements of one place of a profile, the newest first.
   * @param most how many to return
   */
  statements(query: WorkingSetQuery, place: ProfilePlace, most: number): string[] {
    return idsOf(this.lists.statements[place], this.admission(query), most);
  }

  /** Returns the same, the oldest first: people tell who they are early. */
  earliestStatements(query: WorkingSetQuery, place: ProfilePlace, most: number): string[] {
    return idsOf(this.lists.statements[place].oldestFirst(), this.admission(query), most);
  }

  /**
   * Returns statements of any kind that limit the user, the newest first.
   * @param strength how surely their words say so
   */
  limiting(query: WorkingSetQuery, strength: LimitStrength, most: number): string[] {
    const admits = this.admission(query);
    return idsOf(this.lists.limiting, (memory) => memory.limits === strength && admits(memory), most);
  }

  get size(): number {
    return this.byId.size;
  }

  countRounds(): number {
    return this.lists.rounds.size;
  }

  /** Returns rounds, the newest first. Questions about the world are left out: they say nothing of the user. */
  *rounds(query: WorkingSetQuery): Generator<string> {
    const admits = this.admission(query);
    for (const memory of this.lists.rounds) if (!memory.impersonal && admits(memory)) yield memory.id;
  }

  /** Returns the newest statements, standing ones as well. */
  newestFacts(query: WorkingSetQuery, limit: number): string[] {
    const admits = this.admission(query);
    return [...this.byId.values()]
      .filter((memory) => memory.kind === "fact" && admits(memory))
      .toSorted((a, b) => b.createdAt - a.createdAt)
      .slice(0, limit)
      .map(({ id }) => id);
  }

  /** Returns the facts of a turn, without pinned memories and standing instructions. */
  factsSaidIn(said: string | null): ReadonlySet<LoadedMemory> {
    return this.lists.factsSaidIn(said);
  }

  /** Returns what was said first within stretches of time, `most` of each kind. Ids sort by time. */
  saidIn(periods: readonly Window[], query: WorkingSetQuery, most: number): { statements: string[]; rounds: string[] } {
    const admits = this.admission(query);
    const [statements, rounds] = [new FirstIds(most), new FirstIds(most)];
    for (const period of periods) {
      for (const memory of this.lists.within(period)) {
        const first = memory.kind === "fact" ? statements : rounds;
        if (first.takes(memory.id) && !memory.impersonal && admits(memory)) first.add(memory.id);
      }
    }
    return { statements: statements.ids, rounds: rounds.ids };
  }

  /** Returns whether a memory was said within one of some stretches of time. */
  wasSaidIn(id: string, periods: readonly Window[]): boolean {
    const at = this.byId.get(id)?.createdAt;
    return at !== undefined && periods.some(({ from, to }) => at >= from && at < to);
  }

  /** Returns whether a memory may be found by a query. */
  admission(query: WorkingSetQuery): (memory: LoadedMemory) => boolean {
    const visible = query.visible.length === 0 ? null : new Set(query.visible);
    const hidesQuestions = query.impersonal && !query.searches;
    return (memory) => {
      if (isExpired(memory, query.now)) return false;
      if (query.types && !query.types.includes(memory.type)) return false;
      if (visible && memory.said !== null && visible.has(memory.said)) return false;
      return !(hidesQuestions && memory.impersonal && !isCase(memory.worth));
    };
  }

  /** Returns whether a memory may be told for what somebody asks, and stands in no block by itself. */
  personalAdmission(query: WorkingSetQuery): (memory: LoadedMemory) => boolean {
    let admission = this.personalAdmissions.get(query);
    if (!admission) {
      const admits = this.admission(query);
      admission = (memory) => !memory.impersonal && !isStanding(memory) && admits(memory);
      this.personalAdmissions.set(query, admission);
    }
    return admission;
  }
}

/** Returns whether a memory is of other words than those that a request itself contains. */
const isBesides =
  (visible: readonly string[]) =>
  ({ said }: LoadedMemory): boolean =>
    said === null || !visible.includes(said);

/** Returns the ids of the first memories that are admitted. */
function idsOf(memories: Iterable<LoadedMemory>, admits: (memory: LoadedMemory) => boolean, most: number): string[] {
  const ids: string[] = [];
  for (const memory of memories) {
    if (ids.length >= most) break;
    if (admits(memory)) ids.push(memory.id);
  }
  return ids;
}

/** Returns true for what stands in every block: what is pinned, and how to answer. */
export const isStanding = ({ pinned, type }: LoadedMemory): boolean => pinned || type === "procedural";

function isExpired(memory: LoadedMemory, now: number): boolean {
  return memory.expiresAt !== null && memory.expiresAt <= now;
}
