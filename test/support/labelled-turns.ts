import type { Extraction } from "../../src/ports/memory.ts";

/*
 * `test/fixtures/turns/<language>.txt`: what people say to an assistant, and what is to be remembered of it. A line
 * is a turn; after ` => ` stands what it teaches, ` & ` between two of them; most teach nothing.
 *
 *   slot=value         a statement; `*` stands for anything; `@2026-11-13` the date that its words come to
 *   amends=value       something just said is to be replaced by this
 *   ends               something just said does not hold any more
 *   said:*=yes         no fact in a known slot, and the sentence may be kept in the user's own words
 *   retracts           something just said is to be forgotten; `retracts=slot=value` where it is named
 *
 * Sentences in people's own words are no part of it: `npm run bench -- learns` measures those.
 *
 * A third of the lines is held out: nobody writes patterns by looking at them.
 */

/** When all of it is said: a Friday. */
export const SAID_AT = Date.UTC(2026, 10, 20, 12);

export interface LabelledTurn {
  readonly kind: string;
  readonly said: string;
  readonly expected: readonly string[];
  /** True if a sentence of it may be kept in the user's own words, though it states nothing in a known slot. */
  readonly mayBeKept: boolean;
  readonly heldOut: boolean;
}

export function labelledTurns(file: string): LabelledTurn[] {
  let kind = "";
  const turns: LabelledTurn[] = [];
  for (const line of file.split("\n")) {
    const heading = /^\[(.+)\]$/.exec(line)?.[1];
    if (heading !== undefined && !heading.startsWith("2")) kind = heading;
    else if (line.trim() !== "") {
      const [said = "", labels] = line.split(" => ");
      const all = labels?.split(" & ") ?? [];
      const expected = all.filter((label) => !label.startsWith("said:"));
      turns.push({
        kind,
        said: said.replaceAll("\\n", "\n"),
        expected,
        mayBeKept: expected.length < all.length,
        heldOut: turns.length % 3 === 2,
      });
    }
  }
  return turns;
}

export interface Graded {
  readonly turn: LabelledTurn;
  readonly right: number;
  /** Found, and not there. */
  readonly wrong: readonly string[];
  /** There, and not found. */
  readonly missed: readonly string[];
}

export function grade(turn: LabelledTurn, found: readonly Extraction[]): Graded {
  const left = found.filter((one) => one.type === "amendment" || !one.slot.startsWith("said:")).map(named);
  const missed = turn.expected.filter((label) => {
    const at = left.findIndex((name) => matcher(label).test(name));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const unsaid = found.filter(({ quote }) => !turn.said.includes(quote)).map(({ quote }) => `not said: ${quote}`);
  return { turn, right: turn.expected.length - missed.length, wrong: [...left, ...unsaid], missed };
}

/** A saying as a label names it. */
function named(saying: Extraction): string {
  if (saying.type === "amendment") {
    if (saying.does === "replace") return `amends=${saying.instead.toLowerCase()}`;
    const about = saying.about === null ? "" : `=${saying.about.slot}=${saying.about.value}`;
    return `${saying.does === "end" ? "ends" : "retracts"}${about}`;
  }
  const date = / \((\d{4}[-/\d]*)\)/.exec(saying.text)?.[1];
  return `${saying.slot}=${saying.value}${date === undefined ? "" : ` @${date}`}`;
}

/** A label without a date takes any. */
function matcher(label: string): RegExp {
  const pattern = label.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${pattern}${label.includes(" @") ? "" : "(?: @.*)?"}$`);
}

export interface Scores {
  readonly turns: number;
  readonly expected: number;
  readonly right: number;
  readonly wrong: number;
  readonly precision: number;
  readonly recall: number;
}

export function scoresOf(graded: readonly Graded[]): Scores {
  const sum = (of: (one: Graded) => number): number => graded.reduce((total, one) => total + of(one), 0);
  const right = sum((one) => one.right);
  const wrong = sum((one) => one.wrong.length);
  const expected = sum(({ turn }) => turn.expected.length);
  return {
    turns: graded.length,
    expected,
    right,
    wrong,
    precision: right / Math.max(1, right + wrong),
    recall: right / Math.max(1, expected),
  };
}
