/* Bodies of coding agents: long instructions, tools with their schemas, and a session of edits with the files that it read. */

/** The texts of a session, before a dialect words them. */
const STEPS = 60;
const INSTRUCTIONS = `You are a coding agent.\n${"Follow these rules when you work. ".repeat(400)}`;
const REMINDER = "<system-reminder>\nYour list is empty. I live in the tool.\n</system-reminder>\n";
const LAST = "Which editor do I use?";
const asked = (step: number): string => `Please change function number ${step} so that it works.`;
const file = (step: number): string =>
  Array.from(
    { length: 38 },
    (_, line) =>
      `  const value${line} = read("path/${step}/${line}.ts", { encoding: "utf8" });\n\tif (!value${line}) throw new Error("I cannot find it: " + JSON.stringify({ a: "x" }));`,
  ).join("\n");
const schema = { type: "object", properties: { path: { type: "string", description: 'The "path"' } } };
const TOOLS = Array.from({ length: 25 }, (_, i) => ({ name: `tool${i}`, description: "Reads things. ".repeat(80) }));
const steps = (make: (step: number) => readonly object[]): readonly object[] =>
  Array.from({ length: STEPS }, (_, step) => make(step)).flat();

/** Bodies of about half a megabyte, by dialect. */
export const AGENT_BODIES = {
  chat: {
    model: "m",
    messages: [
      { role: "system", content: INSTRUCTIONS },
      ...steps((step) => [
        { role: "user", content: REMINDER + asked(step) },
        {
          role: "assistant",
          content: "I look.",
          tool_calls: [{ id: `c${step}`, type: "function", function: { name: "tool1", arguments: '{"path":"a"}' } }],
        },
        { role: "tool", tool_call_id: `c${step}`, content: file(step) },
        { role: "assistant", content: "Done." },
      ]),
      { role: "user", content: LAST },
    ],
    stream: true,
    tools: TOOLS.map((tool) => ({ type: "function", function: { ...tool, parameters: schema } })),
  },
  messages: {
    model: "m",
    max_tokens: 1_000,
    system: [
      { type: "text", text: "x-anthropic-billing-header: cc_version=2.1;" },
      { type: "text", text: INSTRUCTIONS, cache_control: { type: "ephemeral" } },
    ],
    messages: [
      ...steps((step) => [
        {
          role: "user",
          content: [
            { type: "text", text: REMINDER },
            { type: "text", text: asked(step) },
          ],
        },
        {
          role: "assistant",
          content: [
            { type: "text", text: "I look." },
            { type: "tool_use", id: `c${step}`, name: "tool1", input: { path: "a" } },
          ],
        },
        {
          role: "user",
          content: [{ type: "tool_result", tool_use_id: `c${step}`, content: [{ type: "text", text: file(step) }] }],
        },
        { role: "assistant", content: [{ type: "text", text: "Done." }] },
      ]),
      { role: "user", content: [{ type: "text", text: LAST, cache_control: { type: "ephemeral" } }] },
    ],
    stream: true,
    tools: TOOLS.map((tool) => ({ ...tool, input_schema: schema })),
  },
  responses: {
    model: "m",
    instructions: INSTRUCTIONS,
    input: [
      ...steps((step) => [
        { type: "message", role: "user", content: [{ type: "input_text", text: REMINDER + asked(step) }] },
        { type: "message", role: "assistant", content: [{ type: "output_text", text: "I look." }] },
        { type: "function_call", call_id: `c${step}`, name: "tool1", arguments: '{"path":"a"}' },
        { type: "function_call_output", call_id: `c${step}`, output: file(step) },
        { type: "message", role: "assistant", content: [{ type: "output_text", text: "Done." }] },
      ]),
      { type: "message", role: "user", content: [{ type: "input_text", text: LAST }] },
    ],
    stream: true,
    store: false,
    tools: TOOLS.map((tool) => ({ type: "function", ...tool, parameters: schema })),
  },
  gemini: {
    systemInstruction: { parts: [{ text: INSTRUCTIONS }] },
    contents: [
      ...steps((step) => [
        { role: "user", parts: [{ text: REMINDER + asked(step) }] },
        { role: "model", parts: [{ text: "I look." }, { functionCall: { name: "tool1", args: { path: "a" } } }] },
        { role: "user", parts: [{ functionResponse: { name: "tool1", response: { output: file(step) } } }] },
        { role: "model", parts: [{ text: "Done." }] },
      ]),
      { role: "user", parts: [{ text: LAST }] },
    ],
    tools: [{ functionDeclarations: TOOLS.map((tool) => ({ ...tool, parameters: schema })) }],
  },
};
