import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { MODES } from "./support/modes.ts";
import { answers, chunk, completionOf, eventsOf, streams } from "./support/sse.ts";
import { product, shareProduct, upstream } from "./support/shared-product.ts";

shareProduct();

const STORY = 'Grüße, 世界! 👩🏽‍🚀 said the "robot"\\ and\u2028went on';

const WEATHER = {
  type: "function",
  function: {
    name: "weather",
    strict: true,
    parameters: {
      type: "object",
      properties: { city: { type: "string" } },
      required: ["city"],
      additionalProperties: false,
    },
  },
} as const;

const FORMAT = {
  type: "json_schema",
  json_schema: {
    name: "person",
    strict: true,
    schema: {
      type: "object",
      properties: { name: { type: "string" } },
      required: ["name"],
      additionalProperties: false,
    },
  },
} as const;

const toolCall = (fields: object): string => chunk({ tool_calls: [{ index: 0, ...fields }] });

let asked = 0;

/** Each request names another model, so that none is answered from the cache. */
function request(content: string): { model: string; messages: { role: "user"; content: string }[] } {
  asked += 1;
  return { model: `m-${asked}`, messages: [{ role: "user", content }] };
}

describe.each(MODES)("the official client, with $mode,", ({ mode, headers }) => {
  const openai = (): OpenAI =>
    new OpenAI({ baseURL: product.baseUrl, apiKey: "sk-test", maxRetries: 0, defaultHeaders: headers });

  test("hears a streamed answer word for word", async () => {
    upstream.answer = streams(eventsOf(STORY));
    const heard: (string | null | undefined)[] = [];
    const stream = await openai().chat.completions.create({ ...request("Tell me a story."), stream: true });
    for await (const part of stream) heard.push(part.choices[0]?.delta.content);
    expect(heard).toEqual(["", ...(STORY.match(/\S+\s*/g) ?? []), undefined]);
  });

  test("reads a whole answer, with everything the upstream said in it", async () => {
    upstream.answer = answers(completionOf({ content: STORY, annotations: [], reasoning_content: "hm" }));
    const completion = await openai().chat.completions.create(request("Tell me a story."));
    expect(completion).toMatchObject(
      JSON.parse(completionOf({ content: STORY, annotations: [], reasoning_content: "hm" })) as object,
    );
  });

  test("puts tool calls together that come in pieces, and sends their results back", async () => {
    upstream.answer = streams([
      chunk({ role: "assistant", content: null }),
      toolCall({ id: "call_1", type: "function", function: { name: "weather", arguments: "" } }),
      ...['{"ci', 'ty":"Zü', 'rich"}'].map((piece) => toolCall({ function: { arguments: piece } })),
      chunk({}, "tool_calls"),
      "data: [DONE]\n\n",
    ]);
    const first = request("How is the weather in Zürich?");
    const { choices } = await openai()
      .chat.completions.stream({ ...first, tools: [WEATHER] })
      .finalChatCompletion();
    const message = choices[0]?.message;
    expect(message?.tool_calls?.[0]).toMatchObject({
      id: "call_1",
      function: { name: "weather", arguments: '{"city":"Zürich"}' },
    });

    upstream.answer = answers(completionOf({ content: "Rain." }));
    const told = [
      ...first.messages,
      message,
      { role: "tool", tool_call_id: "call_1", content: "rain" },
    ] as OpenAI.ChatCompletionMessageParam[];
    const answer = await openai().chat.completions.create({ ...first, tools: [WEATHER], messages: told });
    expect(answer.choices[0]?.message.content).toBe("Rain.");
    const sent = JSON.parse(new TextDecoder().decode(upstream.arrived.at(-1)?.body)) as {
      messages: { role: string }[];
      tools: unknown;
    };
    expect(sent.tools).toEqual([WEATHER]);
    expect(sent.messages.slice(-3)).toEqual(told);
  });

  test("parses structured outputs, streamed and whole", async () => {
    const ask = { ...request("Who is it?"), response_format: FORMAT };
    upstream.answer = answers(completionOf({ content: '{"name":"Ada"}' }));
    const whole = await openai().chat.completions.parse(ask);
    expect(whole.choices[0]?.message.content).toBe('{"name":"Ada"}');
    expect(new TextDecoder().decode(upstream.arrived.at(-1)?.body)).toContain(JSON.stringify(FORMAT));

    upstream.answer = streams([
      chunk({ role: "assistant", content: "" }),
      ...['{"na', 'me":"A', 'da"}'].map((content) => chunk({ content })),
      chunk({}, "stop"),
      "data: [DONE]\n\n",
    ]);
    const stream = openai().chat.completions.stream({ ...ask, model: `${ask.model}-streamed` });
    expect((await stream.finalChatCompletion()).choices[0]?.message.content).toBe('{"name":"Ada"}');
  });

  test("reads our headers and the upstream's side by side", async () => {
    upstream.answer = answers(completionOf({ content: "Yes." }), {
      "x-request-id": "req_upstream",
      "openai-processing-ms": "12",
    });
    const { data, response, request_id } = await openai().chat.completions.create(request("Is it?")).withResponse();
    expect(data.choices[0]?.message.content).toBe("Yes.");
    expect(request_id).toBe("req_upstream");
    expect(response.headers.get("openai-processing-ms")).toBe("12");
    expect(response.headers.get("throughline-memory")).toMatch(
      mode === "memory on" ? /^on;recalled=\d+;tokens=\d+$/ : /^off$/,
    );
    expect(response.headers.get("throughline-exchange")).toMatch(/^exc_[0-9a-z]{26}$/);
    expect(response.headers.get("cache-status")).toMatch(/^throughline; fwd=/);
    expect(response.headers.get("server-timing")).toMatch(/\bupstream;dur=\d/);
  });
});
