import { describe, expect, it } from "vitest";
import type { Blocks } from "../../../../src/dialects/dialect.ts";
import type { JsonObject } from "../../../../src/dialects/json.ts";
import { applyEdits } from "../../../../src/dialects/edit-text.ts";
import { placeBlocks } from "../../../../src/dialects/responses/place-blocks.ts";
import { readResponsesRequest } from "../../../../src/dialects/responses/request.ts";

const BLOCK = 'Known:\n"tea"';
const ESCAPED = String.raw`Known:\n\"tea\"`;
const PART = `{"type":"input_text","text":"${ESCAPED}"}`;

function place(text: string, blocks: Partial<Blocks>): string {
  const body = { text, value: JSON.parse(text) as JsonObject };
  const request = readResponsesRequest(body.value);
  if (typeof request === "string") throw new Error(request);
  return applyEdits(body.text, placeBlocks(body, request, { system: "", turns: [], ...blocks }));
}

const SYSTEM_ITEM = '{"role":"system","content":"Be kind."}';

describe("placeBlocks() of responses", () => {
  it.each([
    ["no instructions", '{"model":"m","input":"Hi"}', `{"instructions":"${ESCAPED}","model":"m","input":"Hi"}`],
    [
      "instructions",
      '{"model":"m","instructions" : "Be \\u0062rief." ,"input":"Hi"}',
      `{"model":"m","instructions" : "Be \\u0062rief.\\n\\n${ESCAPED}" ,"input":"Hi"}`,
    ],
    ["a null", '{"instructions":null,"model":"m","input":[]}', `{"instructions":"${ESCAPED}","model":"m","input":[]}`],
    [
      "a list of instructions",
      '{"instructions":[{"role":"developer","content":"a"}],"model":"m","input":[]}',
      `{"instructions":[{"role":"developer","content":"a"},{"role":"developer","content":"${ESCAPED}"}],"model":"m","input":[]}`,
    ],
    [
      "history at the provider",
      `{"model":"m","store":false,"previous_response_id":"resp_1","input":[${SYSTEM_ITEM}]}`,
      `{"instructions":"${ESCAPED}","model":"m","store":false,"previous_response_id":"resp_1","input":[${SYSTEM_ITEM}]}`,
    ],
    [
      "a system item that the provider would keep",
      `{"model":"m","input":[${SYSTEM_ITEM}]}`,
      `{"instructions":"${ESCAPED}","model":"m","input":[${SYSTEM_ITEM}]}`,
    ],
    [
      "a system item that nobody keeps",
      `{"model":"m","store":false,"input":[{"type":"reasoning","id":"rs"},${SYSTEM_ITEM},{"role":"user","content":"Hi"}]}`,
      `{"model":"m","store":false,"input":[{"type":"reasoning","id":"rs"},{"role":"system","content":"Be kind.\\n\\n${ESCAPED}"},{"role":"user","content":"Hi"}]}`,
    ],
    [
      "a developer item in parts that nobody keeps",
      '{"model":"m","store":false,"input":[{"type":"message","role":"developer","content":[{"type":"input_text","text":"a"}]}]}',
      `{"model":"m","store":false,"input":[{"type":"message","role":"developer","content":[{"type":"input_text","text":"a"},${PART}]}]}`,
    ],
  ])("puts a text of the system where nobody keeps it, with %s", (_what, text, expected) => {
    expect(place(text, { system: BLOCK })).toBe(expected);
  });

  it("adds to messages of the user, and leaves every other item in its bytes", () => {
    const odd = '{ "type":"unheard_of", "n":12345678901234567890 }';
    const text = `{"model":"m","instructions":"S","input":[${odd},{"role":"user","content":"One"},{"type":"function_call_output","call_id":"c","output":"{}"},{"role":"user","content":[{"type":"input_image"}]}]}`;
    const blocks = {
      turns: [
        { turn: 2, text: "B" },
        { turn: 4, text: "C" },
      ],
    };
    expect(place(text, blocks)).toBe(
      text
        .replace('"One"', String.raw`"One\n\nB"`)
        .replace('{"type":"input_image"}]', '{"type":"input_image"},{"type":"input_text","text":"C"}]'),
    );
  });

  it("adds to an input that is a text", () => {
    expect(place('{"model":"m","input":"Hi"}', { turns: [{ turn: 0, text: "B" }] })).toBe(
      '{"model":"m","input":"Hi\\n\\nB"}',
    );
  });
});
