import { describe, expect, test } from "vitest";
import { judge, toldAsCurrent, toldUnmarked, withoutReplies } from "../../bench/people/judge.ts";

const round = (date: string, said: string, answer = ""): string =>
  `<memory date="${date}" of="conversation">user: ${said} assistant: ${answer}</memory>`;
const OLD = "\\boboe\\b";
const NOW = ["\\bcello\\b"];

describe("toldAsCurrent()", () => {
  test.each([
    ["a statement", '<memory date="2026-03-01" of="user">I play the oboe</memory>'],
    ["an excerpt that nothing settles", round("2026-03-01", "I play the oboe")],
    ["an excerpt after the new", [round("2026-03-01", "the cello it is"), round("2026-03-01", "my oboe")].join("\n")],
    ["a statement before the new", ["I play the oboe", round("2026-03-02", "the cello it is")].join("\n")],
  ])("finds %s", (_, block) => expect(toldAsCurrent(block, OLD, NOW)).toHaveLength(1));

  test.each([
    ["an attribute says it is past", '<memory until="2026-04-01" of="user">I play the oboe</memory>'],
    ["a word says it is past", "I no longer play the oboe"],
    ["a heading says it is past", "Formerly:\n- plays the oboe"],
    ["the line names the new", "I swapped the oboe for a cello"],
    ["a later line settles an excerpt", `${round("2026-03-01", "my oboe")}\n${round("2026-03-01", "a cello now")}`],
    ["a later date settles it", `${round("2026-04-01", "a cello now")}\n${round("2026-03-01", "my oboe")}`],
    ["nothing is told", ""],
  ])("finds nothing if %s", (_, block) => expect(toldAsCurrent(block, OLD, NOW)).toEqual([]));

  test("does not carry a heading of the past over to the next part", () =>
    expect(toldAsCurrent("Formerly:\n- oboe\nNow:\n- oboe", OLD, NOW)).toEqual(["- oboe"]));
});

describe("toldUnmarked()", () => {
  test.each([
    ["a dated line that a later one settles", ["2026-03-01 user: my oboe", "2026-04-01 user: a cello now"].join("\n")],
    ["a line whose words alone say earlier", "2026-03-01 user: I began earlier (with the oboe): it was fun"],
  ])("finds %s", (_, block) => expect(toldUnmarked(block, OLD, NOW)).toHaveLength(1));

  test.each([
    ["a mark says it was said earlier", "2026-03-01 10:30 user (said earlier, perhaps no longer so): my oboe"],
    ["a word says it is past", "2026-03-01 user: I no longer play the oboe"],
    ["the line names the new", "2026-03-01 user: I swapped the oboe for a cello"],
  ])("finds nothing if %s", (_, block) => expect(toldUnmarked(block, OLD, NOW)).toEqual([]));
});

describe("withoutReplies()", () => {
  test("takes out whole replies and their sentences, but none of the user's words", () => {
    const block = "user: I row. assistant: You row on lakes. Lovely. / You row on lakes.";
    expect(withoutReplies(block, ["You row on lakes. Lovely."], ["I row."])).toBe("user: I row. assistant:  / ");
    expect(withoutReplies("user: I row.", ["I row. Me too."], ["I row. Daily"])).toBe("user: I row.");
  });
});

describe("judge()", () => {
  const changes = [{ session: 2, old: "oboe", now: "cello" }];

  test("wants every must, and atLeast of the others", () => {
    const question = { q: "?", must: ["mira", "oslo"], atLeast: 2, of: ["red", "blue", "green"] };
    expect(judge(question, "Mira from Oslo likes red and blue", []).right).toBe(true);
    expect(judge(question, "Mira likes red", []).why).toEqual(["lacks oslo", "holds 1 of 2: red"]);
  });

  test("takes the successor from now, else from the change, else from must", () => {
    const block = `${round("2026-03-01", "my oboe")}\n${round("2026-04-01", "a cello")}`;
    expect(judge({ q: "?", mustNot: ["oboe"], now: "tuba" }, block, changes).right).toBe(false);
    expect(judge({ q: "?", mustNot: ["\\boboe"] }, block, changes).right).toBe(true);
    expect(judge({ q: "?", must: ["cello"], mustNot: ["oboe"] }, block, []).right).toBe(true);
  });

  test("holds questions with atLeast against all changes", () => {
    expect(judge({ q: "?", atLeast: 1, of: ["oboe"] }, "I play the oboe", changes).right).toBe(false);
    expect(judge({ q: "?", must: ["oboe"] }, "I play the oboe", changes).right).toBe(true);
  });
});
