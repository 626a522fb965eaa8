import { contentStems } from "../contains-phrase.ts";
import { DENIED } from "./composed-topic.ts";
import { compilePattern, LETTER, withShortForms } from "./compile-pattern.ts";
import type { ForgetOrder } from "./forget-order.ts";
import { TOLD_WORDINGS, type ToldWording } from "./told-wordings.ts";
import { regex, regexOf } from "../../text/regex.ts";

/** An order about something that was told, as a whole sentence. */
export interface ToldOrder {
  readonly what: { readonly from: number; readonly to: number };
  readonly as: ForgetOrder["as"];
}

interface CompiledTold {
  readonly forms: readonly RegExp[];
  readonly fluff: RegExp;
  readonly opening: RegExp;
}

/** Words for what was told that mean all of it. */
const ALL = regex.iu`^(?:everything|anything|all|whatever|what|alles|das,? was|was|tout|ce que|todo|(?:lo|eso) que)(?!\p{L})`;
/** In characters. An order is short. */
const MAX_SENTENCE = 160;
/** In words. */
const MAX_WORDS = 10;
/** Asks for no more than a nod, or politely. Any other question is none: "did I tell you about the loan?". */
const AGREED = String.raw`(?:ok|okay|right|yeah|alright|got it|klar|verstanden|ja|gell|d'accord|compris|hein|vale|entendido|sí|eh)`;
const POLITE_QUESTION = compilePattern(
  String.raw`(?<!${LETTER})(?:can|could|would|will) you(?!${LETTER})|(?<!${LETTER})(?:can|could) we(?!${LETTER})|(?:kannst|könntest|würdest|magst|willst) du|(?:peux|pourrais|veux)-tu|(?:pouvez|pourriez)-vous|tu (?:peux|pourrais)|(?:puedes|podrías)|[\s,]${AGREED}\s*\?+$`,
);
/** A pronoun, or a part of a text. */
const NO_TOPIC = compilePattern(
  String.raw`^(?:it|that|this|them|him|her|you|me|us|es|das|ihn|dir|dich|mir|mich|toi|moi|ça|cela|lui|eso|esto|ti|mí|(?:the |den |die |das |le |la |el )?(?:last|first|second|third|next|zweiten?|ersten?|letzten?|premi[eè]re?|deuxième|derni[eè]re?|primer[oa]?|segund[oa]|últim[oa])(?!${LETTER}).*)$`,
);

/** Returns true for a question that asks for something politely, or for no more than a nod. */
export const isPoliteQuestion = (sentence: string): boolean => POLITE_QUESTION.test(sentence.trim());

let compiled: readonly CompiledTold[] | null = null;

/** Parses an order about something that was told. Returns null for any other sentence. */
export function parseToldOrder(sentence: string): ToldOrder | null {
  if (sentence.length > MAX_SENTENCE) return null;
  compiled ??= TOLD_WORDINGS.map(compile);
  if (/\?\s*$/u.test(sentence) && !isPoliteQuestion(sentence)) return null;
  const text = sentence.replace(/[\s,.!?;]+$/u, "");
  for (const { forms, fluff, opening } of compiled) {
    for (const form of forms) {
      const { indices, groups } = form.exec(text) ?? {};
      const span = indices?.groups?.["what"];
      if (span === undefined) continue;
      const what = trimmed(text.slice(...span), fluff);
      const from = span[0] + (opening.exec(what)?.[0].length ?? 0);
      const named = text.slice(from, span[0] + what.length);
      if (
        NO_TOPIC.test(named) ||
        DENIED.test(named) ||
        named.split(/\s+/u).length > MAX_WORDS ||
        contentStems(named).length === 0
      )
        continue;
      return { what: { from, to: from + named.length }, as: ALL.test(groups?.["told"] ?? "") ? "all" : "topic" };
    }
  }
  return null;
}

function trimmed(what: string, fluff: RegExp): string {
  for (let left = what; ;) {
    const next = left.replace(fluff, "").replace(/[\s,;:–—-]+$/u, "");
    if (next === left) return left;
    left = next;
  }
}

function compile({ fluff, told, before, behind, denials }: ToldWording): CompiledTold {
  const border = String.raw`[\s,;:.!?–—-]+`;
  const small = String.raw`(?:(?:${fluff})(?!${LETTER}|['’])${border})*`;
  const end = String.raw`(?:${border}(?:${fluff}|${AGREED})(?!${LETTER}))*$`;
  const patterns = told.flatMap((words) => {
    const named = String.raw`(?<told>${words.replace("X", String.raw`(?<what>[^,;:.?!–—]+?)`)})`;
    return [
      String.raw`^[¿¡]?${small}(?:${before})${border}${small}${named}(?:${border}(?:raus|weg|nicht(?: mehr)?(?: merken)?|out|off|de (?:ta mémoire|tes notes|tu memoria|tus notas)|(?:from|out of) your (?:notes|memory|head|records)))?${end}`,
      String.raw`^[¿¡]?${small}${named}${border}${small}(?:${behind})(?:\s*,\s*${small}(?:${behind}))?${end}`,
      String.raw`^${small}${named}${border}${small}(?:${denials}),? ${AGREED}$`,
    ];
  });
  return {
    forms: patterns.map((pattern) => regexOf(withShortForms(pattern), "diu")),
    fluff: compilePattern(String.raw`(?:^|[\s,]+)(?:${fluff})$`),
    opening: compilePattern(String.raw`^(?:(?:${fluff})(?!${LETTER}|['’])\s+)+(?=\S)`),
  };
}
