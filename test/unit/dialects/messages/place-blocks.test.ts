import { describe, expect, it } from "vitest";
import type { Blocks } from "../../../../src/dialects/dialect.ts";
import type { JsonObject } from "../../../../src/dialects/json.ts";
import { applyEdits } from "../../../../src/dialects/edit-text.ts";
import { placeBlocks } from "../../../../src/dialects/messages/place-blocks.ts";
import { readMessagesRequest } from "../../../../src/dialects/messages/request.ts";

const BLOCK = 'Known:\n"tea"';
const ESCAPED = String.raw`Known:\n\"tea\"`;
const PART = `{"type":"text","text":"${ESCAPED}"}`;

function place(text: string, blocks: Partial<Blocks>): string {
  const body = { text, value: JSON.parse(text) as JsonObject };
  const request = readMessagesRequest(body.value);
  if (typeof request === "string") throw new Error(request);
  return applyEdits(body.text, placeBlocks(body, request, { system: "", turns: [], ...blocks }));
}

const MESSAGES = '"messages":[{"role":"user","content":"Hi"}]';

describe("placeBlocks() of messages", () => {
  it.each([
    ["no system text", `{"model":"m",${MESSAGES}}`, `{"system":"${ESCAPED}","model":"m",${MESSAGES}}`],
    [
      "white space around it all",
      ` {\n "model":"m",\t${MESSAGES} }\n`,
      ` {"system":"${ESCAPED}",\n "model":"m",\t${MESSAGES} }\n`,
    ],
    [
      "a system text",
      `{"system":"Be \\u0062rief.","model":"m",${MESSAGES}}`,
      `{"system":"Be \\u0062rief.\\n\\n${ESCAPED}","model":"m",${MESSAGES}}`,
    ],
    [
      "an empty system text",
      `{"system":"","model":"m",${MESSAGES}}`,
      `{"system":"${ESCAPED}","model":"m",${MESSAGES}}`,
    ],
    ["a null", `{"system":null,"model":"m",${MESSAGES}}`, `{"system":"${ESCAPED}","model":"m",${MESSAGES}}`],
    ["no blocks", `{"system":[ ],"model":"m",${MESSAGES}}`, `{"system":[ ${PART}],"model":"m",${MESSAGES}}`],
    [
      "blocks with a cache breakpoint, and the one that says who pays",
      `{"system":[{"type":"text","text":"x-anthropic-billing-header: a=1"},{"type":"text","text":"Be kind.","cache_control":{"type":"ephemeral","ttl":"1h"}} ],"model":"m",${MESSAGES}}`,
      `{"system":[{"type":"text","text":"x-anthropic-billing-header: a=1"},{"type":"text","text":"Be kind.","cache_control":{"type":"ephemeral","ttl":"1h"}} ,${PART}],"model":"m",${MESSAGES}}`,
    ],
  ])("adds after the last system block, and nothing else, to %s", (_what, text, expected) => {
    expect(place(text, { system: BLOCK })).toBe(expected);
  });

  it("adds to messages of the user, after results of tools, whatever stands before", () => {
    const text =
      '{"model":"m","system":"S","messages":[{"role":"user","content":"One"},{"role":"assistant","content":[{"type":"thinking","thinking":"Hm.","signature":"c2ln"}]},' +
      '{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":"42"},{"type":"text","text":"Two","cache_control":{"type":"ephemeral"}}]}]}';
    const placed = place(text, {
      system: "A",
      turns: [
        { turn: 1, text: "B" },
        { turn: 3, text: "C" },
      ],
    });
    expect(placed).toBe(
      text
        .replace('"S"', String.raw`"S\n\nA"`)
        .replace('"One"', String.raw`"One\n\nB"`)
        .replace('{"type":"ephemeral"}}]', '{"type":"ephemeral"}},{"type":"text","text":"C"}]'),
    );
  });

  it("leaves a message alone that is not there, or has a content of no known form", () => {
    const text = '{"model":"m","messages":[{"role":"user","content":7}]}';
    expect(
      place(text, {
        turns: [
          { turn: 0, text: "B" },
          { turn: 9, text: "C" },
        ],
      }),
    ).toBe(text);
  });
});
