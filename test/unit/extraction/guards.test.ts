import { describe, expect, test } from "vitest";
import { CLAUSE_GUARDS } from "../../../src/extraction/clause-guards.ts";
import { inKnownSlots } from "../../support/known-slots.ts";
import { CLAUSE_GUARD_EXAMPLES, SENTENCE_GUARD_EXAMPLES } from "../../../src/extraction/guards.examples.ts";
import { type Guard, SENTENCE_GUARDS } from "../../../src/extraction/guards.ts";

/* Every guard is held to the examples beside its table. */

const SENTENCE_END = /(?<=[.?!])\s+|\n/;

const statedIn = (said: string): string[] =>
  inKnownSlots(said).flatMap((one) => (one.type === "amendment" ? [] : [`${one.slot}=${one.value}`]));

/** Returns the traps whose guards match a part of a text. */
function trapsIn(parts: readonly string[], guards: Readonly<Record<string, Guard>>): string[] {
  const matches = ({ pattern }: Guard): boolean => parts.some((part) => pattern.test(part.replace(/[.?!]$/, "")));
  return Object.entries(guards).flatMap(([trap, guard]) => (matches(guard) ? [trap] : []));
}

describe.each(Object.entries(SENTENCE_GUARD_EXAMPLES))("the guard against %s", (trap, example) => {
  test("alone catches its example, which then states nothing", () => {
    expect(trapsIn(example.caught.split(SENTENCE_END), SENTENCE_GUARDS)).toEqual([trap]);
    expect(statedIn(example.caught)).toEqual([]);
  });

  test("lets its near miss through", () => expect(statedIn(example.let[0])).toContain(example.let[1]));
});

describe.each(Object.entries(CLAUSE_GUARD_EXAMPLES))("the guard of clauses against %s", (trap, example) => {
  test("alone catches its example, which then states nothing", () => {
    expect(trapsIn(example.caught.split(", "), CLAUSE_GUARDS)).toEqual([trap]);
    expect(trapsIn([example.caught], SENTENCE_GUARDS)).toEqual([]);
    expect(statedIn(example.caught)).toEqual([]);
  });

  test("lets its near miss through", () => expect(statedIn(example.let[0])).toContain(example.let[1]));
});
