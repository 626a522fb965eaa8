import { type JsonObject, parseObject } from "../dialects/json.ts";
import { readChatRequest } from "../dialects/chat/request.ts";
import { replayAsEvents } from "../dialects/chat/replay.ts";
import { digest } from "../runtime/digest.ts";
import type { Upstream } from "../ports/deployment.ts";
import { estimateTokens } from "../text/token-estimate.ts";

const STAND_IN = "stand-in";

/**
 * A small deterministic model inside the proxy, to try things out without a key. It repeats the question and shows
 * every memory in the request. The same request always has the same answer.
 */
export const standInModel: Upstream = {
  async send(request) {
    const body = parseObject(await request.text()) ?? {};
    const chat = readChatRequest(body);
    if (!chat) return Response.json({ error: STAND_IN_REFUSAL }, { status: 400 });
    const system = chat.turns.filter(({ role }) => role === "system" || role === "developer").map(({ text }) => text);
    const question = chat.turns[chat.lastUser]?.text ?? "";
    const answer = answerTo(question, system.join("\n"));
    const completion = completionOf(body, answer);
    if (!chat.stream) return Response.json(completion);
    return new Response([...replayAsEvents(JSON.stringify(completion), chat.includeUsage)].join(""), {
      headers: { "content-type": "text/event-stream; charset=utf-8" },
    });
  },
};

const STAND_IN_REFUSAL = {
  message: "The stand-in model answers chat requests with a list of messages.",
  type: "invalid_request_error",
  param: "messages",
  code: null,
};

const TOLD = /<memory [^>]*>(.*?)<\/memory>/g;

function answerTo(question: string, system: string): string {
  const told = [...system.matchAll(TOLD)].map(([, text]) => `- ${text ?? ""}`);
  const heard = `You said: ${question.replace(/\s+/g, " ").trim()}`;
  return told.length === 0
    ? `${heard}\nI was told nothing about you.`
    : `${heard}\nI was told about you:\n${told.join("\n")}`;
}

function completionOf(body: JsonObject, answer: string): JsonObject {
  const prompt = JSON.stringify(body["messages"]);
  const promptTokens = estimateTokens(prompt);
  const completionTokens = estimateTokens(answer);
  return {
    id: `chatcmpl-${digest(prompt, String(body["seed"])).slice(0, 24)}`,
    object: "chat.completion",
    created: Math.floor(Date.now() / 1000),
    model: STAND_IN,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: answer, refusal: null },
        logprobs: null,
        finish_reason: "stop",
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  };
}
