import { describe, expect, it } from "vitest";
import { placeBlocks } from "../../../../src/dialects/chat/place-blocks.ts";
import { readChatRequest } from "../../../../src/dialects/chat/request.ts";
import { shapeOf } from "../../../../src/dialects/body-shape.ts";
import { chatCompletions } from "../../../../src/dialects/chat/chat-completions.ts";
import { applyEdits } from "../../../../src/dialects/edit-text.ts";
import { type JsonBody, parseObject } from "../../../../src/dialects/json.ts";
import { members } from "../../../../src/dialects/json-text.ts";
import { numbersFrom, type Numbers } from "../../../support/random.ts";
import { pick, randomJson, randomString, space } from "../random-json.ts";

const bodyOf = (text: string): JsonBody => ({ text, value: parseObject(text) ?? {} });

function place(text: string, block: string): string {
  const body = bodyOf(text);
  const chat = readChatRequest(body.value);
  if (typeof chat === "string") throw new Error(`not a chat request: ${text}`);
  return applyEdits(text, placeBlocks(body, chat, { system: block, turns: [] }));
}

function shape(text: string): string {
  const body = bodyOf(text);
  const chat = readChatRequest(body.value);
  return typeof chat === "string" ? "" : shapeOf(chatCompletions, body, chat).join();
}

interface Message {
  readonly role?: unknown;
  readonly content?: unknown;
}

interface Body {
  readonly messages: readonly Message[];
}

/** Returns the result by the plainest way there is: parse, change, print. */
function meant(text: string, block: string): unknown {
  const body = JSON.parse(text) as Body;
  const at = body.messages.findIndex(({ role }) => role === "system" || role === "developer");
  if (at === -1) return { ...body, messages: [{ role: "system", content: block }, ...body.messages] };
  const messages = body.messages.map((message, i) =>
    i === at ? { ...message, content: withBlock(message.content, block) } : message,
  );
  return { ...body, messages };
}

function withBlock(content: unknown, block: string): unknown {
  if (typeof content === "string") return content === "" ? block : `${content}\n\n${block}`;
  if (Array.isArray(content)) return [...(content as unknown[]), { type: "text", text: block }];
  return content ?? block;
}

function systemIsNull(text: string): boolean {
  const { messages } = JSON.parse(text) as Body;
  return messages.find(({ role }) => role === "system" || role === "developer")?.content === null;
}

function randomRequest(next: Numbers): string {
  const message = (): string => {
    const role = pick(next, ['"system"', '"developer"', '"user"', '"assistant"', '"\\u0073ystem"', "null", '"tool"']);
    const content = pick(next, [
      randomString(next),
      "[]",
      "[ ]",
      `[{"type":"text","text":${randomString(next)}}]`,
      `[ ${randomJson(next, 2)} ]`,
      "null",
    ]);
    const fields = [`"role":${space(next)}${role}`, `"content"${space(next)}:${content}`, `"x":${randomJson(next, 2)}`];
    if (next(4) === 0) fields.push(`"content":${randomString(next)}`);
    if (next(2) === 0) fields.reverse();
    return `${space(next)}{${fields.join(`${space(next)},`)}}${space(next)}`;
  };
  const messages = (): string => `[${Array.from({ length: next(4) }, message).join(",") || space(next)}]`;
  const fields = ['"model":"m"', `"messages"${space(next)}:${space(next)}${messages()}`, `"y":${randomJson(next)}`];
  if (next(5) === 0) fields.unshift(`"messages":${messages()}`);
  return `${space(next)}{${fields.join(`,${space(next)}`)}}${space(next)}`;
}

describe("placeBlocks()", () => {
  it("gives a text to a system message without one", () => {
    expect(place('{"model":"m","messages":[{"role":"system"}]}', "Hi")).toBe(
      '{"model":"m","messages":[{"content":"Hi","role":"system"}]}',
    );
  });

  const BLOCKS = [
    "plain",
    'with "quotes", \\backslashes\\ and\nlines',
    "ends in a backslash \\",
    "</memory> $& $1 $` \u2028 \u0000 é🧡",
  ];

  describe("for any request", () => {
    const requests = Array.from({ length: 500 }, (_, seed) => randomRequest(numbersFrom(seed)));

    it.each(BLOCKS)("adds the block %j in one place and nothing else", (block) => {
      for (const text of requests) {
        const placed = place(text, block);
        expect(JSON.parse(placed)).toEqual(meant(text, block));
        // A null gives its place to the block; nothing else is ever taken away.
        if (systemIsNull(text)) continue;
        const added = placed.length - text.length;
        let at = 0;
        while (at < text.length && text[at] === placed[at]) at += 1;
        expect(placed.slice(0, at) + placed.slice(at + added)).toBe(text);
      }
    });

    it("shapeOf() is the same for any spacing and any order of fields", () => {
      for (const text of requests) {
        const fields = members(text, text.indexOf("{"));
        if (new Set(fields.map(({ key }) => key)).size < fields.length) continue;
        const turned = fields
          .toReversed()
          .map(({ key, start, end }) => `${JSON.stringify(key)} : ${text.slice(start, end)}`);
        expect(shape(`{ ${turned.join(" , ")} }`)).toBe(shape(text));
      }
    });
  });

  it.each([
    [
      "a parameter",
      '{"model":"m","temperature":1,"temperature":0,"messages":[]}',
      '{"model":"m","temperature":0,"temperature":1,"messages":[]}',
    ],
    ["the model", '{"model":"a","model":"b","messages":[]}', '{"model":"b","model":"a","messages":[]}'],
  ])("shapeOf() differs for requests that repeat %s and mean different things", (_what, one, other) => {
    expect(shape(one)).not.toBe(shape(other));
  });
});
