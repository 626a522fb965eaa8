import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Blocks, ChatRequest } from "../../../src/dialects/dialect.ts";
import { applyEdits } from "../../../src/dialects/edit-text.ts";
import type { JsonBody, JsonObject } from "../../../src/dialects/json.ts";
import { printed, SPOKEN, turns, words } from "./dialect-arbitraries.ts";
import { holds } from "./fuzz.ts";

/* A block goes into a body at its place, in any dialect, and every other byte of the body stays. */

describe.each(SPOKEN.map((spoken) => [spoken.dialect.name, spoken] as const))("%s", (_, { dialect, url, bodyOf }) => {
  const read = (body: JsonBody): ChatRequest => {
    const request = dialect.readRequest(body.value, url);
    if (typeof request === "string") throw new Error(request);
    return request;
  };
  const anyBody = fc
    .tuple(turns, fc.option(words))
    .chain(([said, system]) => fc.tuple(fc.constant(said), fc.constant(system), printed(bodyOf(said, system))));

  test("a body with blocks says the same, and the blocks at their places", () => {
    holds(
      fc.property(anyBody, words, words, ([said, system, text], atSystem, atTurn) => {
        const body = { text, value: JSON.parse(text) as JsonObject };
        const before = read(body);
        const blocks: Blocks = {
          system: atSystem,
          turns: atTurn === "" ? [] : [{ turn: before.lastUser, text: atTurn }],
        };
        const edited = applyEdits(text, dialect.placeBlocks(body, before, blocks));
        const after = read({ text: edited, value: JSON.parse(edited) as JsonObject });
        const [instruction, spoken] = [textOf(after, true), textOf(after, false)];
        expect(instruction).toContain(atSystem.toWellFormed());
        expect(instruction).toContain((system ?? "").toWellFormed());
        expect(spoken).toContain(atTurn.toWellFormed());
        for (const one of said) expect(spoken).toContain(one.toWellFormed());
      }),
    );
  });

  test("the edits only add: without them, the body is what it was", () => {
    holds(
      fc.property(anyBody, words, ([, , text], block) => {
        const body = { text, value: JSON.parse(text) as JsonObject };
        const request = read(body);
        const blocks = { system: block, turns: [{ turn: request.lastUser, text: block }] };
        const edits = dialect.placeBlocks(body, request, blocks);
        const kept = edits.toSorted((a, b) => a.start - b.start);
        expect(kept.every(({ start, end }) => start === end)).toBe(true);
        const edited = applyEdits(text, edits);
        let [at, shift, rest] = [0, 0, ""];
        for (const { start, text: added } of kept) {
          rest += edited.slice(at + shift, start + shift);
          expect(edited.startsWith(added, start + shift)).toBe(true);
          [at, shift] = [start, shift + added.length];
        }
        expect(rest + edited.slice(at + shift)).toBe(text);
      }),
    );
  });

  test("a body of any JSON is read or left alone, and never a fault", () => {
    holds(
      fc.property(
        fc.dictionary(fc.constantFrom("model", dialect.turnsField, "system", "user", "x"), fc.jsonValue()),
        (value) => {
          const body = { text: JSON.stringify(value), value: JSON.parse(JSON.stringify(value)) as JsonObject };
          const request = dialect.readRequest(body.value, url);
          if (typeof request === "string") return;
          const blocks = {
            system: "block",
            turns: request.lastUser === -1 ? [] : [{ turn: request.lastUser, text: "b" }],
          };
          JSON.parse(applyEdits(body.text, dialect.placeBlocks(body, request, blocks)));
          dialect.questionSpan(body, request);
          dialect.notShapingSpans?.(body);
        },
      ),
    );
  });
});

/** The texts of the instructions, or of everybody else. */
const textOf = ({ turns: all }: ChatRequest, isSystem: boolean): string =>
  all
    .filter(({ role }) => (role === "system" || role === "developer") === isSystem)
    .map(({ text }) => text)
    .join("\n\n");
