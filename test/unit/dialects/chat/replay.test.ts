import { describe, expect, it } from "vitest";
import { chatStreamReader } from "../../../../src/dialects/chat/stream-reader.ts";
import { replayAsEvents } from "../../../../src/dialects/chat/replay.ts";
import { storedText } from "../../../../src/dialects/stored-text.ts";

interface Chunk {
  readonly object: string;
  readonly choices: readonly { readonly delta: Record<string, string>; readonly finish_reason: unknown }[];
  readonly usage?: unknown;
}

const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };

const stored = (message: object): string =>
  JSON.stringify({
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_790_000_000,
    model: "m",
    service_tier: "default",
    choices: [{ index: 0, message: { role: "assistant", ...message }, logprobs: null, finish_reason: "stop" }],
    usage,
  });

const replayAsStream = (completion: string, includeUsage: boolean): string =>
  [...replayAsEvents(completion, includeUsage)].join("");

function chunksOf(stream: string): Chunk[] {
  const events = stream.split("\n\n");
  expect(events.splice(-2)).toEqual(["data: [DONE]", ""]);
  return events.map((event) => {
    expect(event.startsWith("data: ")).toBe(true);
    return JSON.parse(event.slice(6)) as Chunk;
  });
}

const TEXTS = {
  "one word": "Hi",
  sentences: "The capital of France is Paris. It lies on the Seine.",
  "lines and indents": "  a\n\n\tb  c\r\n\n",
  "white space alone": " \n ",
  "no white space": "x".repeat(10_000),
  "a language without spaces": "東京は日本の首都です。".repeat(50),
  "characters of two halves": "🧡".repeat(500),
  "what looks like an event": "\n\ndata: [DONE]\n\ndata: {}\n\n",
  "line breaks of other kinds": "a\u2028b\u2029c\u0085d",
};

describe("replayAsEvents()", () => {
  describe.each(Object.entries(TEXTS))("of a stored answer of %s", (_what, content) => {
    const chunks = chunksOf(replayAsStream(stored({ content, reasoning: `why: ${content}`, refusal: null }), false));

    it("sends the same words, and opens and ends as a model's stream does", () => {
      const joined = (key: string): string => chunks.map(({ choices }) => choices[0]?.delta[key] ?? "").join("");
      expect(joined("content")).toBe(content);
      expect(joined("reasoning")).toBe(`why: ${content}`);
      expect(chunks[0]?.choices[0]?.delta).toEqual({ role: "assistant", content: "" });
      expect(chunks.map(({ choices }) => choices[0]?.finish_reason)).toEqual([
        ...chunks.slice(1).map(() => null),
        "stop",
      ]);
    });

    it("names the model in each event, and no usage unasked", () => {
      for (const chunk of chunks) {
        expect(chunk).toMatchObject({
          id: "chatcmpl-1",
          object: "chat.completion.chunk",
          model: "m",
          service_tier: "default",
        });
        expect(chunk).not.toHaveProperty("usage");
      }
    });

    it("is read back as the stored answer", () => {
      const reader = chatStreamReader();
      reader.push(new TextEncoder().encode(replayAsStream(stored({ content }), true)) as Uint8Array<ArrayBuffer>);
      expect(JSON.parse(reader.finish(true).completion ?? "null")).toEqual(JSON.parse(stored({ content })));
    });
  });

  it("sends a longer answer in several pieces", () => {
    expect(chunksOf(replayAsStream(stored({ content: "word ".repeat(100) }), false)).length).toBeGreaterThan(20);
  });

  it("sends the usage last if the request wants it, and as null before", () => {
    const chunks = chunksOf(replayAsStream(stored({ content: "Hi there" }), true));
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage });
    for (const chunk of chunks.slice(0, -1)) expect(chunk.usage).toBeNull();
  });

  it("sends no usage of an answer that was stored without", () => {
    const { usage: _usage, ...rest } = JSON.parse(stored({ content: "Hi" })) as Record<string, unknown>;
    const chunks = chunksOf(replayAsStream(JSON.stringify(rest), true));
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe("stop");
  });

  it("storedText() returns the content of an answer, and nothing if there is none", () => {
    expect(storedText(stored({ content: "Hi\nthere" }))).toBe("Hi\nthere");
    for (const none of ["", "{}", '{"choices":[]}', stored({ content: null })]) expect(storedText(none)).toBe("");
  });
});
