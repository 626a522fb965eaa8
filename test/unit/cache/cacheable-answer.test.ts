import { describe, expect, test } from "vitest";
import { isCacheableAnswer } from "../../../src/cache/cacheable-answer.ts";

const ASKED = "What is the capital of Mongolia?";

describe("isCacheableAnswer() is false", () => {
  test.each(["", " ", "\n\n", "\t", "\u200b", "\ufeff", "\u2060\u00ad", "\u00a0", "\u3164", "\u2800", "\u0000"])(
    "for an answer without visible characters: %j",
    (answer) => {
      expect(isCacheableAnswer(answer, ASKED, "text")).toBe(false);
    },
  );

  test.each(["object", "json"] as const)("for text where the request asked for JSON: %j", (format) => {
    for (const answer of [
      '{"total": 12,',
      "Sure! The total is 12.",
      '```json\n{"total":12}\n```',
      '{"total":12} Done.',
    ]) {
      expect(isCacheableAnswer(answer, ASKED, format), answer).toBe(false);
    }
  });

  test("for another JSON value where the request asked for an object", () => {
    for (const answer of ["12", "[12]", "null", '"12"']) expect(isCacheableAnswer(answer, ASKED, "object")).toBe(false);
  });

  test.each([
    ["Make me something for the gate", "4831"],
    ["Erstelle eine Ziffernfolge", "8265 1190"],
    ["Hand me one more", "Here you are: 7f1d3c52-0b7e-4e8e-9a55-0c3a6f9a1e44"],
    ["I need another for the guests", "xK9mQ2vLp7w"],
    ["Make us something for the router", "Try **k7QmA2tvLp9x**, and keep it safe."],
    ["Donne-moi ça", "QX7R-91ZP"],
  ])("for a value drawn for this asker: %s: %s", (question, answer) => {
    expect(isCacheableAnswer(answer, question, "text")).toBe(false);
  });
});

const ITEM = {
  type: "object",
  properties: { name: { type: "string" }, size: { enum: ["S", "M"] } },
  required: ["name"],
  additionalProperties: false,
};
const SCHEMA = {
  type: "object",
  properties: {
    total: { type: "integer" },
    note: { type: ["string", "null"] },
    items: { type: "array", items: ITEM },
    other: { $ref: "#/$defs/other", pattern: "^x" },
  },
  required: ["total", "items"],
};

describe("isCacheableAnswer() compares JSON with the schema of the request", () => {
  test.each([
    { items: [] },
    { total: 12 },
    { total: "12", items: [] },
    { total: 1.5, items: [] },
    { total: 12, items: {} },
    { total: 12, items: ["a"] },
    { total: 12, items: [{}] },
    { total: 12, items: [{ name: "a", size: "L" }] },
    { total: 12, items: [{ name: "a", colour: "red" }] },
    { total: 12, items: [], note: 7 },
    [],
    "twelve",
    null,
  ])("and is false for %j", (value) => {
    expect(isCacheableAnswer(JSON.stringify(value), ASKED, { schema: SCHEMA })).toBe(false);
  });

  test.each([
    { total: 12, items: [] },
    { total: 12, items: [{ name: "a", size: "M" }], note: null, more: true },
    { total: 12, items: [{ name: "a" }], note: "b", other: 7 },
  ])("and is true for %j", (value) => {
    expect(isCacheableAnswer(JSON.stringify(value), ASKED, { schema: SCHEMA })).toBe(true);
  });

  test.each([true, {}, { type: "colour" }, { required: "total" }, { properties: [] }, { enum: {} }, { type: [] }])(
    "and ignores what it cannot read: %j",
    (schema) => {
      expect(isCacheableAnswer('{"total":12}', ASKED, { schema: schema as Readonly<Record<string, unknown>> })).toBe(
        true,
      );
    },
  );
});

test.each([
  "<think>Ulaanbaatar?</think>",
  "<think>Let me",
  "<think>a</think>\n ",
  "<thinking>a</thinking>",
  "◁think▷x",
])("isCacheableAnswer() is false for an answer that is only a thought: %j", (answer) => {
  expect(isCacheableAnswer(answer, ASKED, "text")).toBe(false);
  expect(isCacheableAnswer(`${answer}</think>Ulaanbaatar.`, ASKED, "text")).toBe(true);
});

describe("isCacheableAnswer() is true", () => {
  test.each([
    [ASKED, "Ulaanbaatar."],
    [ASKED, "42"],
    ["Which gesture means yes?", "\u{1f44d}"],
    [
      "What is a UUID?",
      "An identifier of 128 bits such as 7f1d3c52-0b7e-4e8e-9a55-0c3a6f9a1e44, unique without a registry.",
    ],
    ["How many days has a leap year?", "366"],
    ["Who found it?", "It is 15af54d75e25."],
    ["I live in Oslo.", "Noted under 7f1d3c52-0b7e-4e8e-9a55-0c3a6f9a1e44."],
    ["Calculate 17 * 23", "391"],
    ["Give me the height of Everest in metres", "8849"],
    ["When did the war end?", "1945"],
    ["What is the SHA-1 of abc?", "a9993e364706816aba3e25717850c26c9cd0d89d"],
    ["Who made version a1b2c3d4e5?", "a1b2c3d4e5"],
    [
      "Explain TypeScript",
      "See https://www.typescriptlang.org/docs/handbook/2/basic-types.html and document.getElementById.",
    ],
  ])("for a value that is the same for everybody: %s: %s", (question, answer) => {
    expect(isCacheableAnswer(answer, question, "text")).toBe(true);
  });

  test("for the JSON that the request asked for", () => {
    expect(isCacheableAnswer(' {"total": 12}\n', ASKED, "object")).toBe(true);
    expect(isCacheableAnswer('{"total":12}', ASKED, "json")).toBe(true);
    expect(isCacheableAnswer("Twelve", ASKED, "text")).toBe(true);
  });
});
