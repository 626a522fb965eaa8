import { expect, it } from "vitest";
import { KeyedPatterns } from "../../../src/text/keyed-patterns.ts";

it("keyed patterns find what one of them finds in a text that holds a word of it", () => {
  const patterns = new KeyedPatterns([
    ["traffic", String.raw`\btraffic (?:on|in)\b`],
    ["dating|engaged", String.raw`^(?:is|are) .*\b(?:dating|engaged to)\b`],
  ]);

  const found = [
    "How is the TRAFFIC in Bonn?",
    "Is Ada engaged to Tom?",
    "Is Ada dating?",
    "traffic ſo heavy, traffic on it",
  ];
  const others = ["The traffic was heavy", "Ada is engaged", "Is Ada in Bonn?", ""];
  expect(found.map((text) => patterns.test(text))).toEqual(found.map(() => true));
  expect(others.map((text) => patterns.test(text))).toEqual(others.map(() => false));
  expect(new KeyedPatterns([["news", "news"]]).test("the newſ")).toBe(true);
});
