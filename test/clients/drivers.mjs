import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import Anthropic from "@anthropic-ai/sdk";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import { GoogleGenAI } from "@google/genai";
import { ChatOpenAI } from "@langchain/openai";
import { Agent, OpenAIProvider, Runner, setTracingDisabled, tool as agentTool } from "@openai/agents";
import { generateText, Output, stepCountIs, streamText, tool } from "ai";
import EarlierAnthropic from "anthropic-sdk-0";
import { zodOutputFormat as earlierOutputFormat } from "anthropic-sdk-0/helpers/zod";
import OpenAI from "openai";
import { zodResponseFormat, zodTextFormat } from "openai/helpers/zod";
import { z } from "zod";

/*
 * The official clients, each with the same few abilities. `ask` and `stream` resolve to the text that the client hands to
 * its app; `object` and `streamObject` to the object that the client has read out of an answer with a schema; `withTool` and
 * `streamWithTool` let the model look the weather up; each takes a model and a signal.
 */

setTracingDisabled(true);

/** The weather, as the tool of each client tells it. */
export const WEATHER = "Rain until noon.";

/** The schema of structured answers. */
export const SHIPS = z.object({ harbour: z.string(), ships: z.int() });

const schema = z.object({ city: z.string() });
const parameters = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };

/** Collects the pieces of a stream. */
async function collect(stream, textOf) {
  let text = "";
  for await (const piece of stream) text += textOf(piece) ?? "";
  return text;
}

function anthropic(Client, outputFormat, { url, headers, fetch, key }) {
  const client = new Client({ baseURL: url, apiKey: key, defaultHeaders: headers, maxRetries: 0, fetch });
  const textOf = ({ content }) => content.map(({ text }) => text ?? "").join("");
  const body = (model, messages, more = {}) => ({ model, max_tokens: 500, messages, ...more });
  const user = (content) => ({ role: "user", content });
  const formed = (model, question) => body(model, [user(question)], { output_config: { format: outputFormat(SHIPS) } });
  return {
    object: async (model, question) => (await client.messages.parse(formed(model, question))).parsed_output,
    streamObject: async (model, question) =>
      (await client.messages.stream(formed(model, question)).finalMessage()).parsed_output,
    ask: async (model, question, signal) =>
      textOf(await client.messages.create(body(model, [user(question)]), { signal })),
    stream: async (model, question, signal) =>
      textOf(await client.messages.stream(body(model, [user(question)]), { signal }).finalMessage()),
    withTool: (model, question) => withTool((...args) => client.messages.create(...args), model, question),
    streamWithTool: (model, question) =>
      withTool((...args) => client.messages.stream(...args).finalMessage(), model, question),
  };

  async function withTool(send, model, question) {
    const tools = [{ name: "weather", input_schema: parameters }];
    const first = await send(body(model, [user(question)], { tools }));
    const call = first.content.find(({ type }) => type === "tool_use");
    const content = `${WEATHER} ${call.input.city}`;
    const result = { type: "tool_result", tool_use_id: call.id, content };
    const messages = [user(question), { role: "assistant", content: first.content }, user([result])];
    return textOf(await send(body(model, messages, { tools })));
  }
}

function openai({ baseUrl, headers, fetch, key }) {
  return new OpenAI({ baseURL: baseUrl, apiKey: key, defaultHeaders: headers, maxRetries: 0, fetch });
}

function vercel(model) {
  const formed = (name, prompt) => ({
    model: model(name),
    prompt,
    output: Output.object({ schema: SHIPS }),
    // For models that it does not know, it has a tool called instead.
    providerOptions: { anthropic: { structuredOutputMode: "outputFormat" } },
    maxRetries: 0,
  });
  return {
    object: async (name, prompt) => (await generateText(formed(name, prompt))).output,
    streamObject: (name, prompt) => streamText(formed(name, prompt)).output,
    ask: async (name, prompt, abortSignal) =>
      (await generateText({ model: model(name), prompt, abortSignal, maxRetries: 0 })).text,
    async stream(name, prompt, abortSignal) {
      let failure;
      const onError = ({ error }) => void (failure = error);
      const streamed = streamText({ model: model(name), prompt, abortSignal, maxRetries: 0, onError });
      const text = await collect(streamed.textStream, (piece) => piece);
      if (failure) throw failure;
      return text;
    },
    withTool: async (name, prompt) => (await generateText(withWeather(name, prompt))).text,
    streamWithTool: (name, prompt) => streamText(withWeather(name, prompt)).text,
  };

  function withWeather(name, prompt) {
    const weather = tool({ inputSchema: schema, execute: ({ city }) => Promise.resolve(`${WEATHER} ${city}`) });
    return { model: model(name), prompt, tools: { weather }, stopWhen: stepCountIs(3), maxRetries: 0 };
  }
}

/** The clients by name, with the dialect that each speaks. */
export const CLIENTS = [
  {
    name: "openai (chat)",
    from: "openai",
    dialect: "chat",
    make(target) {
      const client = openai(target);
      const body = (model, content) => ({ model, messages: [{ role: "user", content }] });
      const response_format = zodResponseFormat(SHIPS, "ships");
      return {
        object: async (model, question) =>
          (await client.chat.completions.parse({ ...body(model, question), response_format })).choices[0].message
            .parsed,
        async streamObject(model, question) {
          const stream = client.chat.completions.stream({ ...body(model, question), response_format });
          return (await stream.finalChatCompletion()).choices[0].message.parsed;
        },
        ask: async (model, question, signal) =>
          (await client.chat.completions.create(body(model, question), { signal })).choices[0].message.content,
        stream: async (model, question, signal) =>
          collect(
            await client.chat.completions.create({ ...body(model, question), stream: true }, { signal }),
            ({ choices }) => choices[0]?.delta.content,
          ),
        withTool: (model, question) => client.chat.completions.runTools(withWeather(model, question)).finalContent(),
        streamWithTool: (model, question) =>
          client.chat.completions.runTools({ ...withWeather(model, question), stream: true }).finalContent(),
      };

      function withWeather(model, question) {
        const weather = {
          name: "weather",
          parameters,
          parse: JSON.parse,
          function: ({ city }) => `${WEATHER} ${city}`,
        };
        return { ...body(model, question), tools: [{ type: "function", function: weather }] };
      }
    },
  },
  {
    name: "openai (responses)",
    from: "openai",
    dialect: "responses",
    make(target) {
      const client = openai(target);
      const tools = [{ type: "function", name: "weather", parameters, strict: false }];
      const text = { format: zodTextFormat(SHIPS, "ships") };
      return {
        object: async (model, input) => (await client.responses.parse({ model, input, text })).output_parsed,
        streamObject: async (model, input) =>
          (await client.responses.stream({ model, input, text }).finalResponse()).output_parsed,
        ask: async (model, input, signal) => (await client.responses.create({ model, input }, { signal })).output_text,
        async stream(model, input, signal) {
          const stream = client.responses.stream({ model, input }, { signal });
          return (await stream.finalResponse()).output_text;
        },
        withTool: (model, input) => withTool((body) => client.responses.create(body), model, input),
        streamWithTool: (model, input) =>
          withTool((body) => client.responses.stream(body).finalResponse(), model, input),
      };

      async function withTool(send, model, input) {
        const first = await send({ model, input, tools });
        const call = first.output.find(({ type }) => type === "function_call");
        const output = `${WEATHER} ${JSON.parse(call.arguments).city}`;
        const result = { type: "function_call_output", call_id: call.call_id, output };
        return (await send({ model, tools, previous_response_id: first.id, input: [result] })).output_text;
      }
    },
  },
  {
    name: "@anthropic-ai/sdk 1",
    from: "@anthropic-ai/sdk",
    dialect: "messages",
    make: (target) => anthropic(Anthropic, zodOutputFormat, target),
  },
  {
    name: "@anthropic-ai/sdk 0",
    from: "anthropic-sdk-0",
    dialect: "messages",
    make: (target) => anthropic(EarlierAnthropic, earlierOutputFormat, target),
  },
  {
    name: "Vercel AI SDK, OpenAI",
    from: "@ai-sdk/openai",
    dialect: "responses",
    make: ({ baseUrl: baseURL, key: apiKey, headers, fetch }) =>
      vercel(createOpenAI({ baseURL, apiKey, headers, fetch })),
  },
  {
    name: "Vercel AI SDK, Anthropic",
    from: "@ai-sdk/anthropic",
    dialect: "messages",
    make: ({ baseUrl: baseURL, key: apiKey, headers, fetch }) =>
      vercel(createAnthropic({ baseURL, apiKey, headers, fetch })),
  },
  {
    name: "LangChain.js",
    from: "@langchain/openai",
    dialect: "chat",
    make({ baseUrl: baseURL, key: apiKey, headers: defaultHeaders, fetch }) {
      const configuration = { baseURL, defaultHeaders, fetch };
      const chat = (model) => new ChatOpenAI({ model, apiKey, maxRetries: 0, configuration });
      const formed = (model) => chat(model).withStructuredOutput(SHIPS, { method: "jsonSchema" });
      return {
        object: (model, question) => formed(model).invoke(question),
        async streamObject(model, question) {
          let last;
          for await (const piece of await formed(model).stream(question)) last = piece;
          return last;
        },
        ask: async (model, question, signal) => (await chat(model).invoke(question, { signal })).text,
        stream: async (model, question, signal) =>
          collect(await chat(model).stream(question, { signal }), ({ text }) => text),
        withTool: (model, question) => withTool((bound, messages) => bound.invoke(messages), model, question),
        streamWithTool: (model, question) =>
          withTool(
            async (bound, messages) => {
              let whole;
              for await (const piece of await bound.stream(messages)) whole = whole ? whole.concat(piece) : piece;
              return whole;
            },
            model,
            question,
          ),
      };

      async function withTool(send, model, question) {
        const bound = chat(model).bindTools([{ type: "function", function: { name: "weather", parameters } }]);
        const asked = { role: "user", content: question };
        const first = await send(bound, [asked]);
        const [call] = first.tool_calls;
        const result = { role: "tool", tool_call_id: call.id, content: `${WEATHER} ${call.args.city}` };
        return (await send(bound, [asked, first, result])).text;
      }
    },
  },
  {
    name: "OpenAI Agents SDK",
    from: "@openai/agents",
    dialect: "responses",
    make(target) {
      const runner = new Runner({ modelProvider: new OpenAIProvider({ openAIClient: openai(target) }) });
      const agent = (model, tools = []) => new Agent({ name: "Helper", instructions: "You are brief.", model, tools });
      const formed = (model) => new Agent({ name: "Helper", model, outputType: SHIPS });
      const weather = agentTool({
        name: "weather",
        description: "The weather",
        parameters: schema,
        execute: ({ city }) => `${WEATHER} ${city}`,
      });
      return {
        object: async (model, question) => (await runner.run(formed(model), question)).finalOutput,
        async streamObject(model, question) {
          const run = await runner.run(formed(model), question, { stream: true });
          await run.completed;
          return run.finalOutput;
        },
        ask: async (model, question, signal) => (await runner.run(agent(model), question, { signal })).finalOutput,
        async stream(model, question, signal) {
          const run = await runner.run(agent(model), question, { stream: true, signal });
          const text = await collect(run.toTextStream(), (piece) => piece);
          await run.completed;
          return text;
        },
        withTool: async (model, question) => (await runner.run(agent(model, [weather]), question)).finalOutput,
        async streamWithTool(model, question) {
          const run = await runner.run(agent(model, [weather]), question, { stream: true });
          await run.completed;
          return run.finalOutput;
        },
      };
    },
  },
  {
    name: "@google/genai",
    from: "@google/genai",
    dialect: "gemini",
    make({ url, key: apiKey, headers }) {
      const client = new GoogleGenAI({ apiKey, httpOptions: { baseUrl: url, apiVersion: "v1", headers } });
      const body = (model, contents, abortSignal) => ({ model, contents, config: { abortSignal } });
      const format = { responseMimeType: "application/json", responseJsonSchema: z.toJSONSchema(SHIPS) };
      const formed = (model, contents) => ({ model, contents, config: format });
      return {
        object: async (model, question) =>
          SHIPS.parse(JSON.parse((await client.models.generateContent(formed(model, question))).text)),
        async streamObject(model, question) {
          const stream = await client.models.generateContentStream(formed(model, question));
          return SHIPS.parse(JSON.parse(await collect(stream, ({ text }) => text)));
        },
        ask: async (model, question, signal) =>
          (await client.models.generateContent(body(model, question, signal))).text,
        stream: async (model, question, signal) =>
          collect(await client.models.generateContentStream(body(model, question, signal)), ({ text }) => text),
        withTool: (model, question) => withTool((request) => client.models.generateContent(request), model, question),
        streamWithTool: (model, question) =>
          withTool(
            async (request) => {
              let last;
              for await (const piece of await client.models.generateContentStream(request)) last = piece;
              return last;
            },
            model,
            question,
          ),
      };

      async function withTool(send, model, question) {
        const config = { tools: [{ functionDeclarations: [{ name: "weather", parametersJsonSchema: parameters }] }] };
        const asked = { role: "user", parts: [{ text: question }] };
        const first = await send({ model, contents: [asked], config });
        const [call] = first.functionCalls;
        const output = `${WEATHER} ${call.args.city}`;
        const result = { functionResponse: { name: call.name, response: { output } } };
        const contents = [asked, first.candidates[0].content, { role: "user", parts: [result] }];
        return (await send({ model, contents, config })).text;
      }
    },
  },
];
