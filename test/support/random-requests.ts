import type { Area } from "../../src/api/area.ts";
import { LINES } from "../../src/api/operation.ts";
import { pick } from "../unit/dialects/random-json.ts";
import type { Numbers } from "./random.ts";

/** One method of one path of our own, with the names that it takes. */
export interface OwnOperation {
  readonly method: string;
  /** Without its first slash, `{}` in the place of each id. */
  readonly path: string;
  readonly parameters: readonly string[];
  /** Null for a body that is read line by line. */
  readonly fields: readonly string[] | null;
}

export function operationsOf({ routes }: Area): OwnOperation[] {
  return routes.flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { takes }]) => ({
      method,
      path,
      parameters: Object.keys(takes.query.entries),
      fields: takes.body === LINES ? null : Object.keys(takes.body.entries),
    })),
  );
}

/** Names that callers guess, and those of other routes. */
const GUESSES =
  "type limit id ids dryRun dry_run query q filter user tenant all before cursor status model version told text force soft confirm from to kind asOf";
/** Names that every JavaScript object has, and names that are awkward in a URL. */
const AWKWARD = ["__proto__", "constructor", "toString", "valueOf", "", " ", "%", "a.b", "a[]", "é", "🧡", "\u0000"];
const NAMES = [...GUESSES.split(" "), ...AWKWARD];

const randomName = (next: Numbers): string =>
  next(3) > 0
    ? pick(next, NAMES)
    : Array.from({ length: 1 + next(12) }, () => String.fromCodePoint(97 + next(26))).join("");

/** A name that is none of those known. */
export function unknownName(next: Numbers, known: readonly string[]): string {
  for (;;) {
    const name = randomName(next);
    if (!known.includes(name)) return name;
  }
}

/** A query with something in it that the operation does not take, or takes once; and the name of that. */
export function refusedQuery(next: Numbers, known: readonly string[]): { query: string; param: string } {
  const twice = known.length > 0 && next(4) === 0;
  const param = twice ? pick(next, known) : unknownName(next, known);
  const value = (): string => pick(next, ["", "1", "true", "all", "episodic", "mem_1", "ada", "%00"]);
  const pairs = [[param, value()], ...(twice ? [[param, value()]] : [])];
  return { query: `?${new URLSearchParams(pairs as [string, string][]).toString()}`, param };
}
