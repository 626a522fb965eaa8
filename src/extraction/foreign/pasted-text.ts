import type { Sentence } from "../clauses.ts";
import { endOf, type ForeignSpan, spanning } from "./foreign-span.ts";
import { isAside, type TextOrder, textOrderIn } from "./text-orders.ts";

/** "I live in ___", "my name is [NAME]": a form to fill in. */
const FORM = /_{3,}|\[(?:[A-Z][A-Z _-]{2,30}|(?:your|insert) [^\]\n]{1,30}|name)\]|\{\{?[a-z_ ]{2,30}\}/;

/** Facts of one person are rarely a text; those of a firm often are. */
const OF_ONE =
  /(?<![\w\u00c0-\u024f])(?:i|i['’]\w+|im|ive|my|me|ich|mir|mein\w*|je|j['’]\w+|mon|ma|mes|moi|yo|mis?|soy|tengo|estoy)(?![\w\u00c0-\u024f])/i;

/** In characters, of which none is prose: code or a quotation that an order to work on it hands over. */
const HANDED_CODE = 20;

/**
 * Returns the sentences of a text that the user hands over to be worked on. Code or a quotation that follows an order is
 * what it hands over, and what stands behind is the user's own.
 */
export function pastedSentences(sentences: readonly Sentence[]): ForeignSpan[] {
  const spans: ForeignSpan[] = sentences.flatMap(({ text }, at) =>
    FORM.test(text) ? spanning(sentences, at, at + 1, "pasted") : [],
  );
  const orders = sentences.map(textOrderIn);
  for (const [index, order] of orders.entries()) {
    const sentence = sentences[index];
    if (order === null || sentence === undefined) continue;
    if (order.contentAt !== null)
      spans.push({ from: sentence.at + order.contentAt, to: endOf(sentence), why: "pasted" });
    if (order.contentEnd !== undefined && !isAside(sentence))
      spans.push({ from: sentence.at, to: sentence.at + order.contentEnd, why: "pasted" });
    const first = order.contentAt === null ? firstAhead(sentences, index, order.ahead) : index + 1;
    if (first !== null && gapBefore(sentences, first) < HANDED_CODE)
      return [...spans, ...own(sentences, first, sentences.length)];
    if (order.behind && index > 0) {
      const before = sentences.slice(0, index);
      const unmarked =
        order.behind === "named" ||
        !before.some((one) => isAside(one) || (order.behind === "it" && OF_ONE.test(one.text)));
      if (unmarked) spans.push(...own(sentences, 0, index));
    }
  }
  return spans;
}

/** Returns the spans of the sentences, but for those at the start or the end by which the user turns to the assistant. */
function own(sentences: readonly Sentence[], first: number, end: number): ForeignSpan[] {
  const aside = sentences.findIndex(
    (sentence, at) => at > first && at < end && isAside(sentence) && opensParagraph(sentences, at),
  );
  return spanning(sentences, first, aside === -1 ? end : aside, "pasted");
}

/** Returns the characters between a sentence and the one before it: those of code and quotations are in no sentence. */
function gapBefore(sentences: readonly Sentence[], at: number): number {
  const [before, sentence] = [sentences[at - 1], sentences[at]];
  return before && sentence ? sentence.at - endOf(before) : 0;
}

const opensParagraph = (sentences: readonly Sentence[], at: number): boolean =>
  /\n\s*\n/.test(sentences[at - 1]?.ending ?? "");

/** Returns the index of the first sentence of the text that an order announces: the next one, or the next line's. */
function firstAhead(sentences: readonly Sentence[], index: number, ahead: TextOrder["ahead"]): number | null {
  if (ahead === null) return null;
  const line = sentences.findIndex(({ lineEnds }, at) => at >= index && lineEnds);
  if (line !== -1 && line + 1 < sentences.length) return line + 1;
  return ahead === "next" && index + 1 < sentences.length ? index + 1 : null;
}
