import { PEOPLES_AND_LANGUAGES } from "./known-names.ts";
import { singularHead } from "./singular.ts";
import { wordSet } from "./words.ts";

/** Superlatives that one answer covers, whether the question asks for one or several. */
const SUPERLATIVES = wordSet(
  `best worst biggest largest smallest fastest tallest highest lowest longest shortest oldest easiest cheapest greatest
  richest safest strongest hardest deepest heaviest lightest hottest coldest most least youngest newest closest rarest
  healthiest deadliest funniest weirdest scariest simplest quickest brightest busiest poorest`,
);

export const isSuperlative = (word: string): boolean => SUPERLATIVES.has(word);

const ENDS_NOUN = wordSet(
  "for in of on to at from with by about under over within among that which who you I we is are ever",
);

const OPENS = /^(?:what|which) (?:(?:is|are|would be) (?:the )?(?:some of (?:the )?)?|(?:the|some) (?:of (?:the )?)?)/;

/** Requests for some good ones, which ask for the best. "A good score" and "the best score" differ. */
const RECOMMENDED =
  /^(?:what|which) are (?:the |some )?(?:good|great|top|amazing) (?=[a-z+#-]{3,})(?!ways? |reasons? |scores? |and |or |\d)/;

const ONE_RECOMMENDED =
  /^(?:what|which) is (?:the |a |some )?(?:good|great|top) (?=(?:[a-z]+ ){0,2}(?:books?|place|website|app|application|course|laptop|phone|gift|restaurant|hotel|movie|song|game|school|university|college|company|product|brand|tool|software|exercise|diet|recipe|resource|source|camera|car|bike|tutorial|podcast|blog|alternative|institute|time|method)(?: |$))/;

/**
 * Rewrites "which are the best books on X", "which book on X is the best" and "what is the best book on X" as one. The
 * noun of the superlative stands in the singular.
 */
export function canonicalSuperlative(list: readonly string[]): readonly string[] {
  if (list[0] !== "what" && list[0] !== "which") return list;
  const text = inPresent(list.join(" "));
  const behind =
    /^(?:what|which) ((?:[a-z][a-z0-9+#'-]* ){1,3})(?:is|are|would be) (?:the )?([a-z]+)(?= (?:for|in|of|on|to|at|among|from|with|under)\b|$)/.exec(
      text,
    );
  if (behind && SUPERLATIVES.has(behind[2] ?? "") && behind[2] !== "most" && behind[2] !== "least") {
    const noun = (behind[1] ?? "").trim().split(" ");
    if (!noun.some((word) => ENDS_NOUN.has(word) || NOT_A_NOUN.has(word))) {
      const rest = text.slice(behind[0].length).trim();
      return ["what", "is", ...oneRelation([behind[2] ?? "", ...noun, ...(rest === "" ? [] : rest.split(" "))])];
    }
  }
  const some = RECOMMENDED.exec(text) ?? ONE_RECOMMENDED.exec(text);
  if (some !== null) return ["what", "is", ...oneRelation(["best", ...text.slice(some[0].length).split(" ")])];
  const opening = OPENS.exec(text);
  if (opening === null) return text === list.join(" ") ? list : text.split(" ");
  const rest = text.slice(opening[0].length).split(" ");
  const first = rest[0] ?? "";
  if (first === "greatest") rest[0] = "best";
  if (
    first === "most" &&
    /the (?:some of )?$|some of the $/.test(opening[0]) &&
    rest.length > 2 &&
    !MOST_OF.has(rest[1] ?? "")
  )
    return ["what", "is", ...oneRelation(rest.slice(1))];
  if (SUPERLATIVES.has(first) && rest.length > 1 && !ENDS_NOUN.has(rest[1] ?? ""))
    return ["what", "is", ...oneRelation(rest)];
  return text === list.join(" ") ? list : text.split(" ");
}

/** A period that is named, or all time. Its best is the same now and then. */
const PERIOD = /\b(?:19|20)\d\d(?:s|'s)?\b|\bcentury\b|\bof all time\b|\bever\b/;

/** Rewrites "what were the best films of 2016" as "what are …". */
function inPresent(text: string): string {
  return PERIOD.test(text)
    ? text.replace(
        /^(what|which) (?:was|were) (?=(?:the |your )?(?:some of the )?(?:best|worst|greatest|most|favorite|[a-z]{3,}est) )/,
        "$1 is ",
      )
    : text;
}

const NOT_A_NOUN = wordSet("one ones kind type sort of these those this that part side way");

/**
 * Gives one preposition to the place and one to the topic behind the noun: the best college in, of or at a place; the
 * best book on or about a subject. "In French" says how to answer.
 */
function oneRelation(list: readonly string[]): readonly string[] {
  const end = list.findIndex((word, i) => i > 0 && ENDS_NOUN.has(word));
  const head = (end < 0 ? list.length : end) - 1;
  if (head < 1 || head > 4) return list;
  const one = list.with(head, singularHead(list[head] ?? ""));
  const next = (list[end + 1] ?? "").toLowerCase();
  if (/^(?:of|in|at)$/.test(list[end] ?? "") && !PEOPLES_AND_LANGUAGES.has(next)) return one.with(end, "in");
  return list[end] === "about" && ON_A_SUBJECT.has(one[head] ?? "") ? one.with(end, "on") : one;
}

const ON_A_SUBJECT = wordSet(
  "book movie film documentary article course tutorial paper video blog podcast lecture story song website",
);

/** Nouns with which "most" is a quantity and no quality. */
const MOST_OF = wordSet("people men women of countries time money points goals votes likes");
