import { relativeDatesIn } from "../text/relative-dates.ts";
import { type TurnContext, trimmed } from "./phrases.ts";
import { OBJECT_TYPES, type ObjectType } from "./shapes.ts";

/** What a rule says about a clause: a `Statement` without its words. */
export interface Finding {
  readonly slot: string;
  readonly value: string;
  /** Stands for the clause where one clause holds several findings ("I love sushi and ramen"). */
  readonly text?: string;
}

/**
 * One row of a language's table. `when` is anchored at the start of a clause; its group `x` is the
 * object, `k` a part of the slot's name. `slot` and `value` are templates over both.
 */
export interface Pattern {
  readonly when: RegExp;
  readonly slot: string;
  readonly value: string;
  /** What `x` must look like. Default: a short phrase. */
  readonly x?: ObjectType;
  /** What `k` must look like. Default: a short phrase. */
  readonly k?: ObjectType;
  /** "sushi, ramen and rice" are three findings. */
  readonly list?: true;
  readonly type?: "procedural";
  /** Broad: counts only where no row above it matched. */
  readonly fallback?: true;
  /** May be meant for this once: counts where it is said to be for good, or (`alone`) where nothing else is said. */
  readonly lasts?: "said" | "alone";
}

/** Rules about one thing. They are compiled and tried only where its cue is seen. */
export interface Topic {
  readonly about: string;
  readonly cue: RegExp;
  /** By a name that no other pattern of the topic has. They are tried in this order. */
  readonly patterns: Readonly<Record<string, Pattern>>;
}

/** One way of saying something for another. */
export type Rewriting = readonly [from: RegExp, to: string];

/** A language is tables of rules and the few words that clauses and guards are made of. */
export interface Language {
  /** A text without any of these holds nothing to find: most questions end here. */
  readonly signs: RegExp;
  /** Every clause that a rule could match starts like this. Keeps other languages' rules off. */
  readonly opens: RegExp;
  /** Words before a statement that add nothing to it; removed again and again. */
  readonly openers: RegExp;
  /** Says that something is asked for good: "from now on". */
  readonly forGood: RegExp;
  /** Applied in order before rules are matched. Objects keep their words and capitals. */
  readonly plain: readonly Rewriting[];
  /** "La semana pasada" is taken out before rules are matched. */
  readonly datesAside?: true;
  /** Asks that what follows be kept, whatever it is. */
  readonly notes: RegExp;
  readonly topics: readonly Topic[];
}

/** "My name is [NAME]" is a form to fill in. */
const PLACEHOLDER = /[[\]{}<>]|__|\.\.\.$/;

/** Commas list things only where a conjunction comes last; "football, go Lions" is no list. */
const CLOSED_LIST = /\s(?:and|or|und|oder|et|ou|y|o)\s[^,]*$/i;
const LIST = /\s*,\s*(?:and |or |und |et |y )?|\s+(?:and|or|und|oder|et|ou|y|o)\s+/i;

export function plainly(language: Language, clause: string): string {
  const dateless = language.datesAside ? withoutDates(clause) : clause;
  return language.plain.reduce((said, [from, to]) => said.replace(from, to), dateless.trim()).replace(ENDS, "");
}

const ENDS = /^\s+|[,\s]+$/g;

function withoutDates(clause: string): string {
  const dates = relativeDatesIn(clause, 0).map(({ words }) => words);
  return dates
    .reduce((rest, words) => rest.replace(words, "\n"), clause)
    .replace(/(?:(?:^|\s)(?:seit|depuis|desde))?\s*\n\s*,?\s*/gi, " ");
}

/** `clause` is as said, `plain` as rules expect it. */
export function findings(rule: Pattern, plain: string, clause: string, around: TurnContext): Finding[] {
  const match = rule.when.exec(plain);
  if (match === null) return [];
  const key = match.groups?.["k"];
  const k = key === undefined ? "" : OBJECT_TYPES[rule.k ?? "phrase"](key, around);
  if (k === null) return [];
  const found = match.groups?.["x"];
  if (PLACEHOLDER.test(found ?? "")) return [];
  if (found === undefined) return [fill(rule, "", k)];
  const listed = rule.list === true && CLOSED_LIST.test(found);
  const object = trimmed(rule.list && !listed ? (found.split(",", 1)[0] ?? "") : found);
  const whole = OBJECT_TYPES[rule.x ?? "phrase"](object, around);
  const parts = listed ? object.split(LIST).filter((part) => part !== "") : [];
  if (parts.length > 1 && parts.length <= 8) {
    const each = parts.map((part) => [part, OBJECT_TYPES[rule.x ?? "phrase"](part, around)] as const);
    const lead = clause.slice(0, Math.max(0, clause.lastIndexOf(object)));
    if (each.every(([part, x]) => x !== null && part.split(" ").length <= 3))
      return each.map(([part, x]) => ({ ...fill(rule, x ?? "", k), text: lead + part }));
  }
  return whole === null ? [] : [fill(rule, whole, k)];
}

function fill(rule: Pattern, x: string, k: string): Finding {
  const put = (template: string): string => template.replace("{x}", () => x).replace("{k}", () => k);
  return { slot: put(rule.slot), value: put(rule.value) };
}
