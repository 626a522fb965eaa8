import { describe, expect, test } from "vitest";
import { placeInSystem, readChatRequest, shapeOf } from "../../../src/dialects/chat/request.ts";
import { type JsonBody, parseObject } from "../../../src/dialects/json.ts";
import { members } from "../../../src/dialects/json-text.ts";
import { numbersFrom, type Numbers } from "../../support/random.ts";
import { pick, randomJson, randomString, space } from "./random-json.ts";

const bodyOf = (text: string): JsonBody => ({ text, value: parseObject(text) ?? {} });

function place(text: string, block: string): string {
  const body = bodyOf(text);
  const chat = readChatRequest(body.value);
  if (!chat) throw new Error(`not a chat request: ${text}`);
  return placeInSystem(body, chat, block);
}

function shape(text: string): string {
  const body = bodyOf(text);
  const chat = readChatRequest(body.value);
  return chat ? shapeOf(body, chat) : "";
}

interface Message {
  readonly role?: unknown;
  readonly content?: unknown;
}

interface Body {
  readonly messages: readonly Message[];
}

/** What the result should mean, by the plainest way there is: parse, change, compare. */
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

test("a system message without a text gets one", () => {
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

describe("whatever the request", () => {
  const requests = Array.from({ length: 500 }, (_, seed) => randomRequest(numbersFrom(seed)));

  test.each(BLOCKS)("the block %j is all that is added, in one place, and the rest keeps its bytes", (block) => {
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

  test("its shape is the same however it is spaced, and whichever way round its fields stand", () => {
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

test.each([
  [
    "a parameter",
    '{"model":"m","temperature":1,"temperature":0,"messages":[]}',
    '{"model":"m","temperature":0,"temperature":1,"messages":[]}',
  ],
  ["the model", '{"model":"a","model":"b","messages":[]}', '{"model":"b","model":"a","messages":[]}'],
])("requests that repeat %s and mean different things have different shapes", (_what, one, other) => {
  expect(shape(one)).not.toBe(shape(other));
});
