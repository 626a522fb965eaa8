import { formatRef } from "../../memory/ranking/passage-ref.ts";
import { isTelling } from "../../memory/ranking/passages.ts";
import type { FittingMemory } from "../../memory/ranking/rank.ts";
import { type RankedPassage, rankPassages } from "../../memory/ranking/rank-passages.ts";
import type { StoredPassages } from "../../memory/ranking/stored-passages.ts";
import type { ProfilePlace } from "../../memory/block/profile-order.ts";
import type { Tx } from "../tx.ts";
import { passageSources } from "./passage-sources.ts";
import type { WorkingSetQuery } from "./working-set-query.ts";

/** Lines that are looked at for one block. A budget of 700 tokens has room for about thirty. */
const MAX_LINES = 80;
/** Rounds whose sentences fill a block that has room left. */
const MAX_ROUNDS = 40;

/** The passages that fit a query, best first. They are ranked when somebody first asks for them. */
export interface RecalledPassages {
  readonly all: () => readonly string[];
  readonly above: (score: number) => string[];
}

export function recalledPassages(tx: Tx, fitting: readonly FittingMemory[], query: string): RecalledPassages {
  let ranked: readonly RankedPassage[] | null = null;
  let refs: readonly string[] | null = null;
  const inOrder = (): readonly RankedPassage[] =>
    (ranked ??= rankPassages(passageSources(tx, fitting), tx.workingSet.weightsOfQuery(query), query, MAX_LINES));
  const all = (): readonly string[] => (refs ??= inOrder().map(formatRef));
  return { all, above: (least) => all().filter((_, i) => (inOrder()[i] as RankedPassage).score >= least) };
}

/** The statements of a user in the order of a profile, the newest first. */
export interface ProfileRefs {
  /** Those that say who the person is. */
  readonly identity: readonly string[];
  /** Health, diet and tastes. */
  readonly health: readonly string[];
  /** All that says what they are: who, then health, then in turns the newest and the oldest of their people, home and work. */
  readonly person: readonly string[];
  readonly others: readonly string[];
}

/** Statements of one part of a profile that are looked at. */
const MAX_OF_PART = 60;

export function profileRefs({ workingSet }: Tx, query: WorkingSetQuery): ProfileRefs {
  const newest = (place: ProfilePlace, most = MAX_OF_PART): string[] => workingSet.statements(query, place, most);
  const identity = newest("identity");
  const health = newest("limits");
  const life = inTurns(newest("life"), workingSet.earliestStatements(query, "life", MAX_OF_PART));
  return {
    identity,
    health,
    person: [...identity, ...health, ...life],
    others: newest("rest", MAX_LINES),
  };
}

/** Returns the entries of two lists in turns, each once. */
function inTurns(one: readonly string[], other: readonly string[]): string[] {
  const longer = Math.max(one.length, other.length);
  const pairs = Array.from({ length: longer }, (_, i) => [...one.slice(i, i + 1), ...other.slice(i, i + 1)]);
  return [...new Set(pairs.flat())];
}

/** Returns sentences of the latest rounds that no memory of its own tells, the newest first. */
export function latestRefs(tx: Tx, query: WorkingSetQuery): string[] {
  const latest: FittingMemory[] = [];
  for (const id of tx.workingSet.rounds(query)) {
    latest.push({ id, turn: null, fit: 0, cosine: 0 });
    if (latest.length >= MAX_ROUNDS) break;
  }
  const refs: string[] = [];
  for (const { id, passages } of passageSources(tx, latest)) {
    if (!passages) continue;
    for (let place = passages.count - 1; place >= 0; place--) {
      if (refs.length >= MAX_LINES) return refs;
      if (tellsSomething(passages, place))
        refs.push(formatRef({ memory: id, said: passages.fromAt(place), answered: null }));
    }
  }
  return refs;
}

const tellsSomething = (passages: StoredPassages, place: number): boolean =>
  passages.kindAt(place) === "said" &&
  isTelling(passages.endTermAt(place) - passages.firstTermAt(place), passages.toAt(place) - passages.fromAt(place));
