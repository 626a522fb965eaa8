import { describe, expect, test } from "vitest";
import { contentWords, isStopWord, wordHash, words } from "../../../src/text/words.ts";
import { growthOf, STEEP } from "../../support/growth.ts";

describe("the words of a text", () => {
  test.each([
    ["Ada's cat, isn't it?", ["ada", "cat", "isnt", "it"]],
    ["Ada’s cat", ["ada", "cat"]],
    ["C++ and C# on .NET 8", ["c++", "and", "c#", "on", "net", "8"]],
    ["naïve façade", ["naïve", "façade"]],
    ["nai\u0308ve", ["naïve"]],
    ["ＦＵＬＬ width ½", ["full", "width", "1", "2"]],
    ["東京都", ["東京", "京都"]],
    ["猫", ["猫"]],
    ["L'opera all'aperto, dell’arte", ["opera", "aperto", "arte"]],
    ["J'habite près de l'hôpital", ["habite", "près", "de", "hôpital"]],
    ["Qu’est-ce qu'il y a aujourd'hui ?", ["est", "ce", "il", "y", "a", "aujourdhui"]],
    ["It's five o'clock, I'd say", ["it", "five", "oclock", "i", "say"]],
    ["저는 부산에서 강아지를 키워요", ["저는", "부산", "강아지", "키워요"]],
    ["부산 강아지", ["부산", "강아지"]],
    ["नमस्ते दुनिया", ["नमस्ते", "दुनिया"]],
    ["", []],
    ["?! — …", []],
  ])("%j", (text, found) => expect(words(text)).toEqual(found));

  test.each(["C++'s C#-like i'd, o'neil_42's ''x'' a'b'c 3'rd #tag C##+++ qu'il's", "don't\nSTOP\t'90s rock'n'roll's"])(
    "are the same in a text of ASCII as beside other letters: %j",
    (text) => expect(words(`${text} é`)).toEqual([...words(text), "é"]),
  );

  test.each(["a'", "+", "a\u0301", "’"])("are found in time proportional to a text of %j", (piece) => {
    expect(growthOf(words, piece, 100_000)).toBeLessThan(STEEP);
  });
});

describe("contentWords", () => {
  test("stems English words and no others", () => {
    expect(contentWords("running dogs")).toEqual(contentWords("run dog"));
    expect(contentWords("Häuser")).toEqual(["häuser"]);
  });

  test("leaves out stop words of several languages", () => {
    expect(contentWords("What is the name of my dog?")).toEqual(contentWords("name dog"));
    expect(contentWords("Wo ist mein Hund und die Katze")).toEqual(["hund", "katz"]);
    expect(isStopWord("the")).toBe(true);
    expect(isStopWord("zither")).toBe(false);
  });

  test("keeps order and repeats", () => expect(contentWords("zither cello zither")).toHaveLength(3));
});

test("words() takes a long text without spaces", () => {
  expect(contentWords("\u6f22".repeat(300_000))).toHaveLength(299_999);
});

test("wordHash returns 24 bits that are stable and tell words apart", () => {
  const hashes = Array.from({ length: 5_000 }, (_, i) => wordHash(`word${i}`));
  expect(new Set(hashes).size).toBeGreaterThan(4_995);
  expect(hashes.every((hash) => Number.isInteger(hash) && hash >= 0 && hash <= 0xff_ffff)).toBe(true);
  expect(wordHash("oslo")).toBe(wordHash("oslo"));
});
