import { exports } from "cloudflare:workers";
import OpenAI from "openai";
import { expect, test } from "vitest";

/* The official client takes a replayed answer for an original one, in either mode. */

const client = (): OpenAI =>
  new OpenAI({
    apiKey: `sk-k${crypto.randomUUID()}`,
    baseURL: "http://throughline.test/v1",
    fetch: (input, init) => exports.default.fetch(new Request(input, init)),
    maxRetries: 0,
  });

const asked = (content: string) => ({
  model: "gpt-test",
  messages: [{ role: "user" as const, content }],
});
const USAGE = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };

async function streamed(openai: OpenAI, content: string, include_usage?: boolean) {
  const request = {
    ...asked(content),
    stream: true as const,
    ...(include_usage !== undefined && { stream_options: { include_usage } }),
  };
  const { data, response } = await openai.chat.completions.create(request).withResponse();
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  for await (const chunk of data) chunks.push(chunk);
  return {
    chunks,
    hit: response.headers.get("cache-status")?.includes("; hit;") ?? false,
    text: chunks.map(({ choices }) => choices[0]?.delta.content ?? "").join(""),
    ids: [...new Set(chunks.map(({ id }) => id))],
    finish: chunks.flatMap(({ choices }) => choices[0]?.finish_reason ?? []),
    usage: chunks.flatMap(({ usage }) => usage ?? []),
  };
}

async function whole(openai: OpenAI, content: string) {
  const { data, response } = await openai.chat.completions.create(asked(content)).withResponse();
  return { ...data, hit: response.headers.get("cache-status")?.includes("; hit;") ?? false };
}

test("an answer that came whole is streamed to a caller who asks for a stream", async () => {
  const openai = client();
  const first = await whole(openai, "What is the boiling point of helium?");
  const second = await streamed(openai, "What is the boiling point of helium?");
  expect(second.hit).toBe(true);
  expect(second.text).toBe(first.choices[0]?.message.content);
  expect(second.ids).toEqual([first.id]);
  expect(second.finish).toEqual(["stop"]);
  expect(second.usage).toEqual([]);
  expect(second.chunks[0]?.choices[0]?.delta.role).toBe("assistant");
  expect(new Set(second.chunks.map(({ object }) => object))).toEqual(new Set(["chat.completion.chunk"]));
});

test("usage comes in a last chunk without choices on request, and is null until then", async () => {
  const openai = client();
  await whole(openai, "What is the boiling point of neon?");
  const { hit, chunks, usage, finish } = await streamed(openai, "What is the boiling point of neon?", true);
  expect(hit).toBe(true);
  expect(usage).toEqual([USAGE]);
  expect(chunks.at(-1)?.choices).toEqual([]);
  expect(chunks.slice(0, -1).every((chunk) => chunk.usage === null)).toBe(true);
  expect(finish).toEqual(["stop"]);
  const plain = await streamed(openai, "What is the boiling point of neon?", false);
  expect(plain.chunks.some((chunk) => "usage" in chunk)).toBe(false);
});

test("an answer that came as a stream is given whole to a caller who asks for it whole", async () => {
  const openai = client();
  const first = await streamed(openai, "What is the boiling point of argon?", true);
  const second = await whole(openai, "What is the boiling point of argon?");
  expect(second.hit).toBe(true);
  expect(second.object).toBe("chat.completion");
  expect(second.choices).toHaveLength(1);
  expect(second.choices[0]).toMatchObject({
    index: 0,
    finish_reason: "stop",
    message: { role: "assistant", content: first.text },
  });
  expect(second.id).toBe(first.ids[0]);
  expect(second.usage).toEqual(USAGE);
});

test("an answer that came as a stream is streamed again with the same text, id and finish reason", async () => {
  const openai = client();
  const first = await streamed(openai, "What is the boiling point of xenon?");
  const second = await streamed(openai, "What is the boiling point of xenon?");
  expect([first.hit, second.hit]).toEqual([false, true]);
  expect(second.text).toBe(first.text);
  expect(second.ids).toEqual(first.ids);
  expect(second.finish).toEqual(["stop"]);
});

test("text of any script and shape survives the replay as a stream", async () => {
  const openai = client();
  const question = "What is  the 'boiling point' of krypton?\n\n  - 日本語で\n\t👩‍💻 é e\u0301 \u2028 end  ";
  const first = await whole(openai, question);
  const second = await streamed(openai, question);
  expect(second.hit).toBe(true);
  expect(second.text).toBe(first.choices[0]?.message.content);
});

test("the client's own stream helper builds the same completion from a replay", async () => {
  const openai = client();
  const first = await whole(openai, "What is the boiling point of radon?");
  const stream = openai.chat.completions.stream({
    ...asked("What is the boiling point of radon?"),
    stream_options: { include_usage: true },
  });
  const final = await stream.finalChatCompletion();
  expect(final.choices[0]?.message.content).toBe(first.choices[0]?.message.content);
  expect(final.usage).toEqual(USAGE);
  expect(final.model).toBe("gpt-test");
});

test("an answer streamed without its usage is not served to a caller who is owed it, until it is known", async () => {
  const openai = client();
  await streamed(openai, "What is the boiling point of argon?");
  const owed = await whole(openai, "What is the boiling point of argon?");
  expect(owed.usage).toEqual(USAGE);
  const again = await whole(openai, "What is the boiling point of argon?");
  expect(again.id).toBe(owed.id);
});
