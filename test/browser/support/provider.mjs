import { once } from "node:events";
import { createServer } from "node:http";

/*
 * A provider for the pages to tell of: it answers in whole sentences, counts tokens, and says how much of a prompt came from
 * its cache.
 */

const ANSWERS = [
  "A risotto with roasted pumpkin would suit you, and it leaves time for the evening.",
  "Take the morning for the heavy work, and keep two hours free after lunch.",
  "You have told me a good deal about it: I would begin with what is due first.",
];

/** Starts it on a free port. Returns its base URL, and how to stop it. */
export async function startProvider() {
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${server.address().port}/v1`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function answer(request, response) {
  let body = "";
  for await (const chunk of request) body += chunk;
  const { stream, model } = JSON.parse(body);
  const content = ANSWERS[body.length % ANSWERS.length];
  const prompt = Math.ceil(body.length / 4);
  const usage = {
    prompt_tokens: prompt,
    completion_tokens: Math.ceil(content.length / 4),
    total_tokens: prompt + Math.ceil(content.length / 4),
    prompt_tokens_details: { cached_tokens: prompt > 128 ? Math.floor(prompt / 128) * 128 : 0 },
  };
  const base = { id: "chatcmpl-1", created: 1_790_000_000, model };
  if (!stream) {
    const choices = [{ index: 0, message: { role: "assistant", content }, logprobs: null, finish_reason: "stop" }];
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ...base, object: "chat.completion", choices, usage }));
    return;
  }
  response.setHeader("content-type", "text/event-stream");
  const send = (chunk) =>
    response.write(`data: ${JSON.stringify({ ...base, object: "chat.completion.chunk", ...chunk })}\n\n`);
  for (const word of content.split(/(?<= )/))
    send({ choices: [{ index: 0, delta: { content: word }, finish_reason: null }] });
  send({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
  send({ choices: [], usage });
  response.end("data: [DONE]\n\n");
}
