import { relativeDatesIn } from "../text/relative-dates.ts";
import { type TurnContext, trimmed } from "./phrases.ts";
import { OBJECT_TYPES, type ObjectType } from "./object-types.ts";

/** A statement without its words: what one pattern found in a clause. */
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
  /** The type of `x`. Default: a short phrase. */
  readonly x?: ObjectType;
  /** The type of `k`. Default: a short phrase. */
  readonly k?: ObjectType;
  /** "sushi, ramen and rice" are three findings. */
  readonly list?: true;
  readonly type?: "procedural";
  /** A broad pattern counts only where no pattern above it matched. */
  readonly fallback?: true;
  /** The user may mean it for once: it counts where they say so for good, or (`alone`) where they say nothing else. */
  readonly lasts?: "said" | "alone";
}

/** Patterns about one thing. V8 compiles and tries them only where the cue matches. */
export interface Topic {
  readonly about: string;
  readonly cue: RegExp;
  /** Patterns by name, in the order they are tried in. The first to fill a slot wins. */
  readonly patterns: Readonly<Record<string, Pattern>>;
}

/** A wording and the one that patterns expect in its place. */
export type Rewriting = readonly [from: RegExp, to: string];

/** Tables of patterns, and the words by which a language's clauses are recognised. */
export interface Language {
  /** A text without any of these states nothing: most questions end at this test. */
  readonly signs: RegExp;
  /** Every clause that a pattern could match starts like this. It keeps other languages' patterns off. */
  readonly opens: RegExp;
  /** Words before a statement that add nothing to it; removed again and again. */
  readonly openers: RegExp;
  /** Words that ask for something for good: "from now on". */
  readonly forGood: RegExp;
  /** Rewritings by name, applied in order before patterns are matched. Objects keep their words and capitals. */
  readonly plain: Readonly<Record<string, Rewriting>>;
  /** If true, "la semana pasada" is taken out before patterns are matched. */
  readonly datesAside?: true;
  /** Asks to keep the words that follow, whatever they are. */
  readonly notes: RegExp;
  readonly topics: readonly Topic[];
}

/** "My name is [NAME]" is a form to fill in. */
const PLACEHOLDER = /[[\]{}<>]|__|\.\.\.$/;

/** Commas list things only where a conjunction comes last; "football, go Lions" is no list. */
const CLOSED_LIST = /\s(?:and|or|und|oder|et|ou|y|o)\s[^,]*$/i;
const LIST = /\s*,\s*(?:and |or |und |et |y )?|\s+(?:and|or|und|oder|et|ou|y|o)\s+/i;
const ENDS = /^\s+|[,\s]+$/g;

/** Returns a clause in the one wording that the language's patterns expect. */
export function plainly(language: Language, clause: string): string {
  const dateless = language.datesAside ? withoutDates(clause) : clause;
  const rewritings = Object.values(language.plain);
  return rewritings.reduce((said, [from, to]) => said.replace(from, to), dateless.trim()).replace(ENDS, "");
}

function withoutDates(clause: string): string {
  const dates = relativeDatesIn(clause, 0).map(({ words }) => words);
  return dates
    .reduce((rest, words) => rest.replace(words, "\n"), clause)
    .replace(/(?:(?:^|\s)(?:seit|depuis|desde))?\s*\n\s*,?\s*/gi, " ");
}

/**
 * Returns what a pattern finds in a clause; usually nothing.
 * @param plain the clause as `plainly` words it
 * @param clause the clause as said
 */
export function findings(pattern: Pattern, plain: string, clause: string, context: TurnContext): Finding[] {
  const match = pattern.when.exec(plain);
  if (match === null) return [];
  const key = match.groups?.["k"];
  const k = key === undefined ? "" : OBJECT_TYPES[pattern.k ?? "phrase"](key, context);
  if (k === null) return [];
  const found = match.groups?.["x"];
  if (PLACEHOLDER.test(found ?? "")) return [];
  if (found === undefined) return [fill(pattern, "", k)];
  const matcher = OBJECT_TYPES[pattern.x ?? "phrase"];
  const listed = pattern.list === true && CLOSED_LIST.test(found);
  const object = trimmed(pattern.list && !listed ? (found.split(",", 1)[0] ?? "") : found);
  const whole = matcher(object, context);
  const parts = listed ? object.split(LIST).filter((part) => part !== "") : [];
  if (parts.length > 1 && parts.length <= 8) {
    const each = parts.map((part) => [part, matcher(part, context)] as const);
    const lead = clause.slice(0, Math.max(0, clause.lastIndexOf(object)));
    if (each.every(([part, x]) => x !== null && part.split(" ").length <= 3))
      return each.map(([part, x]) => ({ ...fill(pattern, x ?? "", k), text: lead + part }));
  }
  return whole === null ? [] : [fill(pattern, whole, k)];
}

function fill(pattern: Pattern, x: string, k: string): Finding {
  const put = (template: string): string => template.replace("{x}", () => x).replace("{k}", () => k);
  return { slot: put(pattern.slot), value: put(pattern.value) };
}
