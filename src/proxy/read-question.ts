import { eligibility, isAskersOwn } from "../cache/eligibility.ts";
import { isFactual } from "../cache/eligibility/factual-question.ts";
import type { Question } from "../cache/question.ts";
import { questionOf } from "../dialects/body-shape.ts";
import { type Dialect, isInstruction } from "../dialects/dialect.ts";
import type { ParsedExchange } from "./exchange.ts";

/** The question of an exchange in which the cache has no part, and which nobody else asks. */
const ASKERS_OWN: Question = {
  text: "",
  eligibility: { cache: false, reason: "unavailable", personal: true },
  isFactual: false,
};

/**
 * Reads the question as the cache sees it. Earlier parts of the message and earlier turns decide as well.
 * @param isCached false if the cache has no part in the exchange whatever the question is, so that only memory asks of it
 */
export function readQuestion(
  { body, chat }: Pick<ParsedExchange, "body" | "chat">,
  dialect: Dialect,
  isCached = true,
): Question {
  const said = chat.turns.filter(({ role }) => role === "user");
  const ask = {
    settings: chat.settings,
    question: chat.turns[chat.lastUser]?.text ?? "",
    turns: said.length,
    otherRoles: chat.turns.some((turn) => turn.role !== "user" && !isInstruction(turn)),
    questionIsText: chat.turns[chat.lastUser]?.textOnly ?? false,
  };
  if (!isCached && isAskersOwn(ask)) return ASKERS_OWN;
  const asked = eligibility(ask);
  // Only the cache needs the text, and finding it takes a walk through the body.
  if (!asked.cache) return { text: "", eligibility: asked, isFactual: isFactual(ask.question) };
  const text = questionOf(dialect, body, chat);
  // An agent may have put more into the message. Nobody judged that, and it would be stored with the question.
  if (!ask.question.includes(text.toWellFormed().trim()))
    return { text: "", eligibility: { cache: false, reason: "parts", personal: asked.personal }, isFactual: false };
  if (said.length === 1) return { text, eligibility: asked, isFactual: isFactual(ask.question) };
  const all = said.map((turn) => turn.text).join("\n");
  return { text, eligibility: eligibility({ ...ask, question: all }), isFactual: false };
}
