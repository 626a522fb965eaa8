import { isInstruction } from "../dialects/dialect.ts";
import { dialectOf } from "../dialects/dialects.ts";
import { parseObject } from "../dialects/json.ts";
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
    const sent = await request.text();
    const body = parseObject(sent) ?? {};
    const spoken = dialectOf(request.url);
    const dialect = spoken && (await spoken.load());
    const chat = dialect?.readRequest(body, request.url);
    if (!dialect || !chat || typeof chat === "string") {
      return Response.json({ error: refusal(dialect?.turnsField ?? null) }, { status: 400 });
    }
    const told = chat.turns.filter((turn) => isInstruction(turn) || turn.role === "user").map((turn) => turn.text);
    const question = chat.turns[chat.lastUser]?.text.replace(TOLD, "") ?? "";
    const text = answerTo(question, told.join("\n"));
    const prompt = JSON.stringify(body[dialect.turnsField]);
    const completion = dialect.write({
      digest: digest(prompt, String(body["seed"])).slice(0, 24),
      model: STAND_IN,
      text,
      usage: { prompt: estimateTokens(prompt), completion: estimateTokens(text) },
      at: Date.now(),
    });
    const asked = { value: body, text: sent };
    if (!chat.stream) {
      return new Response(dialect.replayWhole(completion, asked), { headers: { "content-type": "application/json" } });
    }
    return new Response([...dialect.replayEvents(completion, chat, asked)].join(""), {
      headers: { "content-type": chat.isListStream ? "application/json" : "text/event-stream; charset=utf-8" },
    });
  },
};

const refusal = (param: string | null): Readonly<Record<string, string | null>> => ({
  message: "The stand-in model answers chat requests with a list of messages.",
  type: "invalid_request_error",
  param,
  code: null,
});

const TOLD = /<memory [^>]*>\n?([^]*?)\n?<\/memory>/g;

function answerTo(question: string, system: string): string {
  const told = [...system.matchAll(TOLD)].flatMap(([, lines = ""]) => lines.split("\n").map((line) => `- ${line}`));
  const heard = `You said: ${question.replace(/\s+/g, " ").trim()}`;
  return told.length === 0
    ? `${heard}\nI was told nothing about you.`
    : `${heard}\nI was told about you:\n${told.join("\n")}`;
}
