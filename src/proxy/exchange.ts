import { type Directives, readDirectives } from "../cache/directives.ts";
import { eligibility } from "../cache/eligibility.ts";
import { isFactual } from "../cache/eligibility/factual-question.ts";
import type { Question } from "../cache/question.ts";
import { type ChatRequest, questionOf, readChatRequest, type Turn } from "../dialects/chat/request.ts";
import type { JsonBody } from "../dialects/json.ts";
import { digest } from "../runtime/digest.ts";
import { ProxyError } from "../http/errors.ts";
import { newId } from "../runtime/id.ts";
import { storableTextDigest, storableText, recallQuery } from "../memory/storable-text.ts";
import type { SecretCounts } from "../memory/redact.ts";
import type { MemoryMode } from "../ports/policy.ts";
import { isChatJob } from "./chat-job.ts";
import { headerId } from "../identity/identify.ts";
import { ownText, roleAndName, speakersIn, withSpeaker } from "./speakers.ts";

/** One exchange as it comes in: what was asked, and what the caller wants of memory and cache. */
export interface Exchange {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly body: JsonBody;
  readonly chat: ChatRequest;
  readonly mode: MemoryMode;
  readonly directives: Directives;
  /** The named conversation; null: it is recognised by its opening. */
  readonly conversation: string | null;
  /** A retry by an official SDK, which says so. */
  readonly retry: boolean;
}

/** @returns null for a body that no chat endpoint would take: it is the upstream's to refuse */
export function parseExchange(request: Request, body: JsonBody, now: number): Exchange | null {
  const { headers } = request;
  const mode = memoryMode(headers);
  const conversation = headerId(headers, "Throughline-Conversation");
  const chat = readChatRequest(body.value);
  if (!chat) return null;
  return {
    id: newId("exc", now),
    startedAt: now,
    body,
    chat,
    mode: mode !== "off" && isChatJob(chat.turns) ? withoutLearning(mode) : mode,
    directives: readDirectives(headers.get("cache-control")),
    conversation,
    retry: Number(headers.get("x-stainless-retry-count") ?? 0) > 0,
  };
}

/** What nobody said is not remembered. */
function withoutLearning(mode: MemoryMode): MemoryMode {
  if (mode === "on") return "read";
  return mode === "write" ? "off" : mode;
}

function memoryMode(headers: Headers): MemoryMode {
  const mode = headers.get("throughline-memory") ?? "on";
  if (mode === "on" || mode === "off" || mode === "read" || mode === "write") return mode;
  throw new ProxyError("invalid_header", "Throughline-Memory must be on, off, read or write.", "Throughline-Memory");
}

/** What the user says around the question decides as well: an earlier part of the message, an earlier turn. */
export function questionIn({ body, chat }: Exchange): Question {
  const said = chat.turns.filter(({ role }) => role === "user");
  const ask = {
    body: body.value,
    question: chat.turns[chat.lastUser]?.text ?? "",
    turns: said.length,
    otherRoles: chat.turns.some(({ role }) => !["user", "system", "developer"].includes(role)),
    questionIsText: chat.turns[chat.lastUser]?.textOnly ?? false,
  };
  const asked = eligibility(ask);
  // The cache alone goes by it, and finding it takes a walk through the body.
  if (!asked.cache) return { text: "", eligibility: asked, isFactual: isFactual(ask.question) };
  const text = questionOf(body, chat);
  if (said.length === 1) return { text, eligibility: asked, isFactual: isFactual(ask.question) };
  const all = said.map((turn) => turn.text).join("\n");
  return { text, eligibility: eligibility({ ...ask, question: all }), isFactual: false };
}

/** What the user said in an exchange and in the conversation it continues. Secrets are taken out. */
export interface UserTurns {
  /** What the user newly said, as far as it is kept; where several speak, with their names. */
  readonly said: string;
  /** What memories are looked for by. */
  readonly sought: string;
  /** What of it the user said themselves. */
  readonly own: string;
  /** The `name` that all of the user's messages bear; null: none, or several. */
  readonly speaker: string | null;
  readonly saidDigest: string;
  /** What was taken out of it. */
  readonly secrets: SecretCounts;
  /** Digests of all that the user says in this request. */
  readonly visible: readonly string[];
  readonly conversation: string;
  readonly opensConversation: boolean;
  /** The same for a retry, a resent history, and the next step of a tool loop. */
  readonly turn: string;
}

export function userTurnsOf({ chat, conversation }: Exchange): UserTurns {
  const told = chat.turns.slice(0, chat.lastUser + 1).filter(({ role }) => role !== "system" && role !== "developer");
  const speakers = speakersIn(told);
  const speeches: string[] = [];
  let latest: Turn[] = [];
  told.forEach((turn, i) => {
    if (turn.role !== "user") return;
    const goesOn = told[i - 1]?.role === "user";
    latest = goesOn ? [...latest, turn] : [turn];
    if (goesOn) speeches.push(`${speeches.pop() ?? ""}\n${turn.text}`);
    else speeches.push(turn.text);
  });
  const secrets: SecretCounts = new Map();
  const kept = speeches.map((speech, i) => storableText(speech, i === speeches.length - 1 ? secrets : undefined));
  const visible = kept.map((clean, i) => storableTextDigest(speeches[i] ?? "", clean));
  const newly = kept.at(-1);
  const spoken = (as: typeof withSpeaker): string => storableText(latest.map((turn) => as(turn, speakers)).join("\n"));
  return {
    said: speakers.several ? spoken(withSpeaker) : (newly ?? ""),
    sought: newly === undefined ? "" : recallQuery(speeches.at(-1) ?? "", newly),
    own: speakers.several ? spoken(ownText) : (newly ?? ""),
    speaker: speakers.only,
    saidDigest: visible.at(-1) ?? "",
    secrets,
    visible,
    conversation: conversation ?? `opening:${visible[0]?.slice(0, 32) ?? ""}`,
    // Where a tool has answered since, the block was given already, and this is its next step.
    opensConversation: speeches.length === 1 && conversation === null && chat.lastUser === chat.turns.length - 1,
    turn: digest("turn", conversation ?? "", ...told.flatMap((turn) => [roleAndName(turn), turn.text])),
  };
}
