import { describe, expect, test } from "vitest";
import { eligibility } from "../../../src/cache/eligibility.ts";
import { isFactual } from "../../../src/cache/eligibility/factual-question.ts";
import { shapeOf } from "../../../src/dialects/body-shape.ts";
import { chatCompletions } from "../../../src/dialects/chat/chat-completions.ts";
import { readChatRequest } from "../../../src/dialects/chat/request.ts";
import type { ChatRequest, Turn } from "../../../src/dialects/dialect.ts";
import type { JsonObject } from "../../../src/dialects/json.ts";
import { NO_SETTINGS } from "../../../src/dialects/request-settings.ts";
import { extractStatements } from "../../../src/extraction/extract-statements.ts";
import { nestsTooDeep } from "../../../src/http/json-depth.ts";
import { mayBeMemoryEcho } from "../../../src/memory/statements/memory-echo.ts";
import { indexTerms } from "../../../src/memory/ranking/recall-index.ts";
import { storableText } from "../../../src/memory/storable-text.ts";
import { isChatJob } from "../../../src/turns/chat-job.ts";
import { rememberedRound } from "../../../src/memory/remembered-round.ts";
import { userTurnsOf } from "../../../src/proxy/user-turns.ts";
import { growthOf, STEEP } from "../../support/growth.ts";
import { msOf } from "../../support/processor-time.ts";

const CHARACTERS = 3_000_000;

const KINDS = {
  prose: "My sister Anna moved to Lyon last May, and I keep the key under the mat. Do you remember? ",
  "one word": "x",
  "short lines": "a line\n",
  speakers: "Pia: yes\n",
  JSON: '{"id":123,"name":"Anna","tags":["a","b"]},',
  Japanese: "私は東京に住んでいます。猫が好きです。",
  base64: "TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5IGhpcyByZWFzb24",
  blanks: " ",
  digits: "1234 5678 ",
  quotes: '?! "',
  backslashes: String.raw`\\"`,
};

const turnOf = (text: string): Turn => ({ role: "user", text, textOnly: true });

function chatOf(value: JsonObject): ChatRequest {
  const chat = readChatRequest(value);
  if (typeof chat === "string") throw new TypeError(chat);
  return chat;
}

/** A pass over three million characters takes more: 20 ms and upwards. */
const MAX_MS = 5;
const TRIES = 7;

/** Returns the least processor time of several tries. */
function leastMsOf(read: () => unknown): number {
  let least = Infinity;
  for (let tries = 0; tries < TRIES && least >= MAX_MS; tries++) least = Math.min(least, msOf(read));
  return least;
}

/** Stages that the length of a text decides, or that read a bounded part of it. */
const BOUNDED: Readonly<Record<string, (text: string) => unknown>> = {
  "question of fact": isFactual,
  eligibility: (question) =>
    eligibility({ settings: NO_SETTINGS, question, turns: 1, otherRoles: false, questionIsText: true }),
  "chat job": (text) => isChatJob([turnOf(text)]),
  "order to forget": (text) => rememberedRound({ said: text, own: text, speaker: null }, "Noted."),
  "memory echo": (said) => mayBeMemoryEcho({ said, answer: "Noted." }),
};

/** Stages that may take as long as the text is. */
const LINEAR: Readonly<Record<string, (text: string) => unknown>> = {
  "user's turns": (text) =>
    userTurnsOf({ chat: chatOf({ model: "m", messages: [{ role: "user", content: text }] }), conversation: null }),
  "stored text": (text) => storableText(text),
  extraction: (text) => extractStatements(text.slice(0, 150_000)),
  "index terms": indexTerms,
  "nesting of the body": (text) => nestsTooDeep(JSON.stringify({ messages: [text] })),
  "shape for the cache": (text) => {
    const value = {
      model: "m",
      messages: [
        { role: "system", content: text },
        { role: "user", content: "Hi?" },
      ],
    };
    return shapeOf(chatCompletions, { value, text: JSON.stringify(value) }, chatOf(value));
  },
};

describe.each(Object.entries(KINDS))("prompt of 3 million characters: %s", (_, piece) => {
  test.each(Object.entries(BOUNDED))("takes no time to decide on: %s", (_stage, read) => {
    const text = piece.repeat(Math.ceil(CHARACTERS / piece.length));
    // A repeated text is put together when it is first read.
    expect(text.lastIndexOf("\u0001")).toBe(-1);
    expect(leastMsOf(() => read(text))).toBeLessThan(MAX_MS);
  });

  test.each(Object.entries(LINEAR))("takes no more than its length: %s", (_stage, read) => {
    expect(growthOf(read, piece, CHARACTERS)).toBeLessThan(STEEP);
  });
});
