import { WEATHER } from "./drivers.mjs";

/* A provider that has the weather looked up before it answers, in the form of each endpoint. */

const call = { city: "Porto" };
const usage = {
  input_tokens: 1,
  input_tokens_details: { cached_tokens: 0 },
  output_tokens: 1,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 2,
};

/** Says what the tool told. */
const told = (body) => (body.includes(WEATHER) ? `It says: ${WEATHER}` : null);

const ENDPOINTS = [
  [
    /\/chat\/completions$/,
    (text) => {
      const calls = [
        { id: "call_1", type: "function", function: { name: "weather", arguments: JSON.stringify(call) } },
      ];
      const message = { role: "assistant", content: text, ...(text === null && { tool_calls: calls }) };
      const finish_reason = text === null ? "tool_calls" : "stop";
      return {
        id: "c",
        object: "chat.completion",
        created: 1,
        model: "m",
        choices: [{ index: 0, message, finish_reason }],
      };
    },
  ],
  [
    /\/responses$/,
    (text) => {
      const item =
        text === null
          ? {
              type: "function_call",
              id: "fc_1",
              call_id: "call_1",
              name: "weather",
              arguments: JSON.stringify(call),
              status: "completed",
            }
          : {
              type: "message",
              id: "msg_1",
              role: "assistant",
              status: "completed",
              content: [{ type: "output_text", text, annotations: [] }],
            };
      const id = text === null ? "resp_1" : "resp_2";
      return { id, object: "response", created_at: 1, model: "m", status: "completed", output: [item], usage };
    },
  ],
  [
    /\/messages$/,
    (text) => ({
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: "m",
      content: [
        text === null ? { type: "tool_use", id: "toolu_1", name: "weather", input: call } : { type: "text", text },
      ],
      stop_reason: text === null ? "tool_use" : "end_turn",
      stop_sequence: null,
      usage: { input_tokens: 1, output_tokens: 1 },
    }),
  ],
  [
    /:generateContent$/,
    (text) => ({
      candidates: [
        {
          content: {
            role: "model",
            parts: [text === null ? { functionCall: { name: "weather", args: call } } : { text }],
          },
          finishReason: "STOP",
        },
      ],
    }),
  ],
];

/** Answers a request as such a provider. */
export function callTheTool({ url, body }, response) {
  const { pathname } = new URL(url, "http://upstream.test");
  const make = ENDPOINTS.find(([path]) => path.test(pathname))[1];
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(make(told(new TextDecoder().decode(body)))));
}
