import { beforeAll, describe, expect, it } from "vitest";
import { Person } from "../support/person.ts";
import { throughProxy } from "../support/through-proxy.ts";

/* Guarantee 1, with memory on: the block is the only difference between what is sent and what arrives. */

const person = new Person();

beforeAll(async () => {
  await person.say("My name is Zora Quill.");
});

const QUESTION = '{"role":"user","content":"What is my name?"}';
const REST = '"seed":9007199254740993,"seed" : 12345678901234567890 ,\t"stop":"\\u0041\\/"';

/** A request with these messages, printed as no serialiser would. */
const bodyWith = (messages: string): string => `\n{ "model":"gpt-test", ${REST},"messages": ${messages}, "x":1.0 }\r\n`;

interface Sent {
  /** Returns the proxy's block as it stands in the text. */
  readonly inserted: string;
  readonly messages: { role: string; content: unknown }[];
  readonly block: string;
}

/** Sends a body and takes out what the proxy put in: anything else that changed fails here. */
async function sendAndCompare(body: string): Promise<Sent> {
  const { response, seen } = await throughProxy({ headers: person.headers, body });
  expect(response.headers.get("throughline-memory")).toMatch(/^on;recalled=[1-9]/);
  const told = seen[0]?.body ?? "";
  const length = told.length - body.length;
  let at = 0;
  while (at < body.length && told[at] === body[at]) at += 1;
  expect(told.slice(0, at) + told.slice(at + length)).toBe(body);
  const { messages } = JSON.parse(told) as { messages: { role: string; content: unknown }[] };
  const block = /What this user said(?:.|\n)*<\/memory>/.exec(JSON.stringify(messages))?.[0] ?? "";
  return { inserted: told.slice(at, at + length), messages, block: JSON.parse(`"${block}"`) as string };
}

const SYSTEM_TEXTS = {
  "a plain text": '"Be brief."',
  "a text that ends in an escaped quote": '"Say \\"hi\\""',
  "a text that ends in a backslash": '"C:\\\\"',
  "a text of escapes": '"\\u0042e\\n\\ud83e\\udde1"',
};

describe("the block of memories in a request", () => {
  it.each(Object.entries(SYSTEM_TEXTS))("ends a system message that is %s", async (_what, content) => {
    const { messages, block } = await sendAndCompare(
      bodyWith(`[ {"content" : ${content},"role":"system", "name":"s"},${QUESTION}]`),
    );
    expect(block).toContain("Zora Quill");
    expect(messages).toEqual([
      { role: "system", name: "s", content: `${JSON.parse(content) as string}\n\n${block}` },
      JSON.parse(QUESTION),
    ]);
  });

  it("ends a developer message as well", async () => {
    const { messages, block } = await sendAndCompare(
      bodyWith(`[{"role":"developer","content":"Be brief."},${QUESTION}]`),
    );
    expect(messages[0]).toEqual({ role: "developer", content: `Be brief.\n\n${block}` });
  });

  it("is a part of its own if the system message has parts", async () => {
    const part = { type: "text", text: "Be brief.", cache_control: { type: "ephemeral" } };
    const body = bodyWith(`[{"role":"system","content":[ ${JSON.stringify(part)} ]},${QUESTION}]`);
    const { messages, block } = await sendAndCompare(body);
    expect(messages[0]?.content).toEqual([part, { type: "text", text: block }]);
  });

  it("is all of a system message that was empty", async () => {
    const text = await sendAndCompare(bodyWith(`[{"role":"system","content":""},${QUESTION}]`));
    expect(text.messages[0]?.content).toBe(text.block);
    const parts = await sendAndCompare(bodyWith(`[{"role":"system","content":[ ]},${QUESTION}]`));
    expect(parts.messages[0]?.content).toEqual([{ type: "text", text: parts.block }]);
  });

  it("comes in a new first message if the request has no system message", async () => {
    const { messages, block, inserted } = await sendAndCompare(bodyWith(`[ ${QUESTION} ]`));
    expect(messages).toEqual([{ role: "system", content: block }, JSON.parse(QUESTION)]);
    expect(inserted.endsWith(",")).toBe(true);
  });

  it("goes to the first of several system messages, wherever it stands", async () => {
    const others =
      '{"role":"assistant","content":"Hello."},{"role":"system","content":"One."},{"role":"developer","content":"Two."}';
    const { messages, block } = await sendAndCompare(bodyWith(`[${others},${QUESTION}]`));
    expect(messages.map(({ content }) => content)).toEqual(["Hello.", `One.\n\n${block}`, "Two.", "What is my name?"]);
  });

  it("goes to the last of repeated keys, which readers take", async () => {
    const first = '"messages":[{"role":"system","content":"never read"}],';
    const system = '{"role":"system","content":"never read","content":"Read."}';
    const body = `{"model":"gpt-test",${first}"messages":[${system},${QUESTION}]}`;
    const { messages, block } = await sendAndCompare(body);
    expect(messages[0]?.content).toBe(`Read.\n\n${block}`);
  });

  it("is not added for a user about whom nothing is known", async () => {
    const stranger = new Person();
    const body = bodyWith(`[${QUESTION}]`);
    const { seen } = await throughProxy({ headers: stranger.headers, body });
    expect(seen.map((request) => request.body)).toEqual([body]);
  });
});
