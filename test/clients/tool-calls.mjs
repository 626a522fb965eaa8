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
const told = (body) => (body.includes(`${WEATHER} ${call.city}`) ? `It says: ${WEATHER} ${call.city}` : null);

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

/* The same answers as streams. Arguments come in two pieces, as providers send them. */

const halves = (text) => [text.slice(0, 6), text.slice(6)];
const event = (data, name = data.type) => `${name ? `event: ${name}\n` : ""}data: ${JSON.stringify(data)}\n\n`;

function chatEvents({ choices: [{ message, finish_reason }], ...rest }) {
  const chunk = (delta, reason = null) =>
    event({ ...rest, object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason: reason }] }, null);
  const [made] = message.tool_calls ?? [];
  const pieces = made
    ? [
        { role: "assistant", tool_calls: [{ index: 0, ...made, function: { ...made.function, arguments: "" } }] },
        ...halves(made.function.arguments).map((text) => ({
          tool_calls: [{ index: 0, function: { arguments: text } }],
        })),
      ]
    : [{ role: "assistant", content: "" }, ...halves(message.content).map((content) => ({ content }))];
  return [...pieces.map((delta) => chunk(delta)), chunk({}, finish_reason), "data: [DONE]\n\n"];
}

function responsesEvents(response) {
  const [item] = response.output;
  const started = { ...response, status: "in_progress", output: [] };
  const place = { item_id: item.id, output_index: 0 };
  const inner =
    item.type === "function_call"
      ? [
          {
            type: "response.output_item.added",
            output_index: 0,
            item: { ...item, arguments: "", status: "in_progress" },
          },
          ...halves(item.arguments).map((delta) => ({
            type: "response.function_call_arguments.delta",
            ...place,
            delta,
          })),
          { type: "response.function_call_arguments.done", ...place, name: item.name, arguments: item.arguments },
        ]
      : [
          {
            type: "response.output_item.added",
            output_index: 0,
            item: { ...item, content: [], status: "in_progress" },
          },
          {
            type: "response.content_part.added",
            ...place,
            content_index: 0,
            part: { ...item.content[0], text: "" },
          },
          ...halves(item.content[0].text).map((delta) => ({
            type: "response.output_text.delta",
            ...place,
            content_index: 0,
            delta,
          })),
          { type: "response.output_text.done", ...place, content_index: 0, text: item.content[0].text },
          { type: "response.content_part.done", ...place, content_index: 0, part: item.content[0] },
        ];
  return [
    { type: "response.created", response: started },
    ...inner,
    { type: "response.output_item.done", output_index: 0, item },
    { type: "response.completed", response },
  ].map((data, i) => event({ ...data, sequence_number: i }));
}

function messagesEvents({ content: [block], stop_reason, ...message }) {
  const isCall = block.type === "tool_use";
  const deltas = isCall
    ? halves(JSON.stringify(block.input)).map((partial_json) => ({ type: "input_json_delta", partial_json }))
    : halves(block.text).map((text) => ({ type: "text_delta", text }));
  return [
    { type: "message_start", message: { ...message, content: [], stop_reason: null } },
    { type: "content_block_start", index: 0, content_block: isCall ? { ...block, input: {} } : { ...block, text: "" } },
    ...deltas.map((delta) => ({ type: "content_block_delta", index: 0, delta })),
    { type: "content_block_stop", index: 0 },
    { type: "message_delta", delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 1 } },
    { type: "message_stop" },
  ].map((data) => event(data));
}

const STREAMS = [
  [/\/chat\/completions$/, chatEvents],
  [/\/responses$/, responsesEvents],
  [/\/messages$/, messagesEvents],
  [/:generateContent$/, (answer) => [event(answer, null)]],
];

const at = (table, pathname) => table.find(([path]) => path.test(pathname))[1];

/** Answers a request as such a provider, whole or streamed. */
export function callTheTool({ url, body }, response) {
  const { pathname } = new URL(url, "http://upstream.test");
  const path = pathname.replace("stream", "").replace(/:G/, ":g");
  const text = new TextDecoder().decode(body);
  const answer = at(ENDPOINTS, path)(told(text));
  if (path === pathname && JSON.parse(text).stream !== true) {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer));
    return;
  }
  response.setHeader("content-type", "text/event-stream");
  for (const piece of at(STREAMS, path)(answer)) response.write(piece);
  response.end();
}
