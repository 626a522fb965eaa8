import { verbOfParticiple } from "./action-verbs.ts";

/* Rewrites questions for a price, an amount or a duration. */

const AMOUNTS =
  "(?:fine|fee|fees|price|cost|charge|charges|fare|rent|toll|salary|pay|penalty|tuition|deposit|tax|rate|premium)";

const RULES: readonly (readonly [needs: string, phrase: RegExp, same: string])[] = [
  ["how much", new RegExp(`^how much (?:is|are) (?=(?:the |a |an )?(?:[a-z-]+ )?${AMOUNTS}\\b)`), "what is "],
  ["cost", /^how much (?:do|does|would|will) ([^?]+?) cost(?= |$)/, "what is the price of $1"],
  ["cost", /^what (?:do|does|would|will) ([^?]+?) cost(?= |$)/, "what is the price of $1"],
  ["cost of", /^what (?:is|are) (?:the )?costs? of (?!living|goods|sales|capital)/, "what is the price of "],
  [
    "get",
    /^how long (?:does|will|would) it take to (?:get|receive) (?=(?:a|an|the|my) )/,
    "how long does it take to get ",
  ],
  [
    "take",
    /^how long (?:does|do|will|would) (?=(?:a|an|the|my) )(?!it )([a-z' -]{3,40}?) takes?$/,
    "how long does it take to get $1",
  ],
];

/** Gives one wording to questions for a price, an amount or a duration. */
export function canonicalQuantity(list: readonly string[]): readonly string[] {
  const text = list.join(" ");
  const said = RULES.reduce(
    (words, [needs, phrase, same]) => (text.includes(needs) ? words.replace(phrase, same) : words),
    text,
  );
  return said === text ? list : said.split(" ");
}

const PASSIVE = /^(?:is|are) (?:the )?([a-z-]+(?: [a-z-]+)?) ([a-z]{3,}ed) by ((?:the |your )?[a-z-]+(?: [a-z-]+)?)$/;

/** Rewrites "is lunch provided by the school" as "does the school provide lunch". */
export function activeVoice(list: readonly string[]): readonly string[] {
  const said = PASSIVE.exec(list.join(" "));
  const [, object = "", participle = "", subject = ""] = said ?? [];
  const verb = said === null ? null : verbOfParticiple(participle);
  if (verb === null || /\b(?:is|are|be|not)\b/.test(object)) return list;
  return ["does", ...subject.split(" "), verb, ...object.split(" ")];
}
