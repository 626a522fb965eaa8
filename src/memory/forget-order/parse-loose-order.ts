import { contentStems } from "../contains-phrase.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";
import { DENIED } from "./composed-topic.ts";
import { LOOSE_WORDINGS, type LooseWording } from "./loose-wordings.ts";
import { isPoliteQuestion, type ToldOrder } from "./parse-told-order.ts";
import { isStopWord } from "../../text/words.ts";
import { regex } from "../../text/regex.ts";

interface CompiledLoose {
  readonly act: RegExp;
  readonly lastAct: RegExp;
  readonly mark: RegExp;
  readonly denies: RegExp;
  readonly talk: ReadonlySet<string>;
}

/** In characters. An order is short. */
const MAX_TEXT = 120;
/** In words. A text that says more tells something. */
const MAX_TOPIC_WORDS = 4;
/** Opens a question or a condition. */
export const ASKS = compilePattern(
  String.raw`^[\s¿¡]*(?:how|why|when|where|who|whose|which|should i|shall i|did|do i|do you|does|is|are|if|what (?!i(?!${LETTER})|i've)|wie|warum|wann|wer|wo|soll ich|kann ich|wenn|falls|ob|comment|pourquoi|quand|qui|où|est-ce que je|dois-je|si|cómo|como|por qué|cuándo|quién|dónde|debo|qué)(?!${LETTER})`,
);
/** A verb or a mark between the words of a topic, which then tell something: "the meeting thing is on Friday, remove it". */
const TELLS = compilePattern(
  String.raw`[,.;:!?–—]|(?<!${LETTER})(?:is|are|was|were|has|have|had|i'm|it's|ist|sind|war|waren|hat|haben|est|sont|était|a|ont|es|son|está|era|tiene|ha)(?!${LETTER})`,
);
const WORD = regex.giu`[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*`;

let compiled: readonly CompiledLoose[] | null = null;

/**
 * Parses an order in loose talk, which has an act of forgetting, a mark that something told is meant, and few other words.
 * Those are its topic. Returns null for any other text.
 */
export function parseLooseOrder(text: string): ToldOrder | null {
  if (text.length > MAX_TEXT || ASKS.test(text)) return null;
  compiled ??= LOOSE_WORDINGS.map(compile);
  for (const wording of compiled) {
    const order = parseWith(wording, text);
    if (order) return order;
  }
  return null;
}

function parseWith({ act, lastAct, mark, denies, talk }: CompiledLoose, text: string): ToldOrder | null {
  const plain = text.replace(/’/gu, "'");
  const acts = act.exec(plain) ?? lastAct.exec(plain);
  if (acts === null || !mark.test(plain) || denies.test(plain)) return null;
  if (/\?\s*$/u.test(plain) && !isPoliteQuestion(plain) && !act.test(plain)) return null;
  const left = blank(blank(plain, act), lastAct);
  const topic = [...left.matchAll(WORD)].filter(({ 0: word }) => {
    const [stem] = contentStems(word);
    return stem !== undefined && !talk.has(stem) && !isStopWord(word.toLowerCase());
  });
  const [first, last] = [topic[0], topic.at(-1)];
  if (first === undefined || last === undefined || topic.length > MAX_TOPIC_WORDS) return null;
  const to = last.index + last[0].length;
  const what = left.slice(first.index, to);
  if (TELLS.test(what) || DENIED.test(what)) return null;
  return { what: { from: first.index, to }, as: "topic" };
}

const blank = (text: string, part: RegExp): string => text.replace(part, (found) => " ".repeat(found.length));

function compile({ leads, acts, lastActs, marks, denies, talk }: LooseWording): CompiledLoose {
  const opens = String.raw`(?<=^[\s\p{P}]*|[,;:.!?–—…-]\s*|(?<!${LETTER})(?:${leads})[\s,]+)`;
  return {
    act: compilePattern(String.raw`${opens}(?:${acts})(?!${LETTER}|['-])`),
    lastAct: compilePattern(String.raw`(?<!${LETTER})(?:${lastActs})(?=(?:[\s\p{P}]+\p{L}+){0,2}[\s\p{P}]*$)`),
    mark: compilePattern(String.raw`(?<!${LETTER})(?:${marks})(?!${LETTER})`),
    denies: compilePattern(String.raw`(?<!${LETTER})(?:${denies})(?!${LETTER})`),
    talk: new Set(contentStems(talk)),
  };
}
