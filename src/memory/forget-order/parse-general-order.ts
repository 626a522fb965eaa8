import { contentStems } from "../contains-phrase.ts";
import type { ForgetOrder } from "./forget-order.ts";
import { DENIED } from "./composed-topic.ts";
import { compilePattern, LETTER, withShortForms } from "./compile-pattern.ts";
import { GENERAL_WORDINGS, type GeneralWording } from "./general-wordings.ts";
import { regex, regexOf } from "../../text/regex.ts";

/** A request to forget within its sentence. */
interface GeneralOrder {
  readonly what: { readonly from: number; readonly to: number };
  readonly as: ForgetOrder["as"];
  /** The position behind the request. */
  readonly end: number;
}

interface CompiledGeneral {
  readonly forms: readonly RegExp[];
  readonly tail: RegExp;
}

/** In characters. A request is short. */
const MAX_SENTENCE = 200;
/** In words. A longer topic is no topic. */
const MAX_WORDS = 12;
/** Words for what was told that mean all of it. */
const ALL = regex.iu`^(?:everything|anything|all|whatever|what|every|any|alles|was|tout|ce|todo|lo que|remove all)(?!\p{L})`;
/** A topic that is no thing of the user's life: "that about it", "the part in the middle". */
const NO_TOPIC = compilePattern(
  String.raw`^(?:it|that|this|them|you|me|yourself|es|das|ihn|dir|dich|mich|toi|moi|ça|cela|eso|esto|ti|mí|(?:the |den |die |le |la |el )?(?:last|first|second|third|next|zweiten?|ersten?|letzten?|premier|deuxième|dernier|dernière|primer|segundo|último)(?!${LETTER}).*)$`,
);

/** Words for what happened, and not for what was told: "the business with my landlord was a joke". */
const OF_LIFE = regex.iu`(?<!\p{L})(?:stor(?:y|ies)|business|info\p{L}*|details?|notes?|memor\p{L}+|facts?|remarks?|comments?|with|affaire|asunto)(?!\p{L})`;
/** A topic that a sentence follows is no topic: "what you know of my diet, I'm cooking for guests". */
const GOES_ON = /[,;:–—]\s*\S+\s+\S+/u;

let compiled: readonly CompiledGeneral[] | null = null;

/** Parses a request to forget that is a whole sentence. Returns null for any other sentence. */
export function parseGeneralOrder(sentence: string): GeneralOrder | null {
  if (sentence.length > MAX_SENTENCE) return null;
  compiled ??= GENERAL_WORDINGS.map(compile);
  const text = sentence.replace(/[\s.!]+$/u, "");
  if (text.endsWith("?") && !POLITE.test(text) && !AGREED.test(text)) return null;
  const asked = text.replace(/\s*\?+$/u, "");
  for (const { forms, tail } of compiled) {
    for (const form of forms) {
      const { groups, indices } = form.exec(asked) ?? {};
      const span = indices?.groups?.["what"];
      if (groups === undefined || span === undefined) continue;
      if (groups["joke"] !== undefined && OF_LIFE.test(groups["about"] ?? "")) continue;
      const what = shorten(asked.slice(...span), tail);
      if (GOES_ON.test(what) || DENIED.test(what)) continue;
      const words = what.split(/\s+/).length;
      if (what === "" || words > MAX_WORDS || NO_TOPIC.test(what) || contentStems(what).length === 0) continue;
      const as = ALL.test(groups["about"] ?? "") ? "all" : "topic";
      return { what: { from: span[0], to: span[0] + what.length }, as, end: sentence.length };
    }
  }
  return null;
}

/** Requests that ask politely: "can you lose the bit about the loan?". */
const POLITE = compilePattern(
  String.raw`^(?:[\p{L}]+,? )?(?:can|could|would|will|kannst|könntest|würdest|magst|peux|pourrais|pouvez|pourriez|tu (?:peux|pourrais)|puedes|podrías)`,
);

/** Asks for no more than a nod: "delete what I said about the loan, ok?". */
const AGREED = /[,\s](?:ok|okay|ja|vale|d'accord)\?$/iu;

function shorten(what: string, tail: RegExp): string {
  for (let left = what.trim(); ;) {
    const next = left.replace(tail, "").replace(/[\s,;:–—-]+$/u, "");
    if (next === left) return left;
    left = next;
  }
}

function compile({ leads, about, orders, after, joke, sentences, tail }: GeneralWording): CompiledGeneral {
  const lead = String.raw`^[¿¡]?(?:(?:${leads})(?:[\s,!.]+))*`;
  const told = String.raw`(?<about>${about})(?:(?<=')|\s)\s*(?<what>.+?)`;
  const what = String.raw`[\s,;:.–—-]+`;
  const patterns = [
    String.raw`${lead}${told}[\s,]*(?<!${LETTER})(?<joke>${joke})(?:${what}(?:${after}))?(?:[\s,]+(?:${tail}))*$`,
    ...sentences.map((one) => String.raw`${lead}(?:${one})(?:[\s,]+(?:${tail}))*(?:[\s,;–—-]+(?:${after}))?$`),
    String.raw`${lead}(?:${orders})[\s,]+(?:(?:${leads})[\s,]+)*${told}(?:[\s,]+(?:${tail}))*$`,
    String.raw`${lead}${told}${what}(?:${after})(?:[\s,]+(?:${tail}))*$`,
  ];
  return {
    forms: patterns.map((pattern) => regexOf(withShortForms(pattern), "diu")),
    tail: compilePattern(String.raw`(?:^|[\s,]+)(?:${tail})$`),
  };
}
