import { AUXILIARIES, DETERMINERS, QUESTION_WORDS, wordSet } from "./words.ts";

/* Gives one form to two grammatical forms of a question: "what are apps that …" and "which apps …". */

type Variant = readonly [needs: string, phrase: RegExp, same: string];

const VARIANTS: readonly Variant[] = [
  ["reason", /^what (?:is|are|could be) (?:the |some )?(?:main )?reasons? (?:why|that) (?=[^ ]+ [^ ]+)/, "why "],
  ["why is it that", /^why is it that (?=[^ ]+ [^ ]+)/, "why "],
  ["time", /^how much time (?=(?:does|do|will|would|did|is|should) )/, "how long "],
  ["used for", /^what (?:is|are) ([^?]+?) used for$/, "what is the use of $1"],
  ["ocated", /^(where (?:is|are) .+?) (?:located|situated)$/, "$1"],
  ["founder", /^who (?:is|are|was|were) (?:the )?founders? of /, "who founded "],
  ["inventor", /^who (?:is|was) (?:the )?inventor of /, "who invented "],
  ["author", /^who (?:is|was) (?:the )?author of /, "who wrote "],
  ["director", /^who (?:is|was) (?:the )?director of (?=(?:the )?(?:movie|film) )/, "who directed "],
  ["similar", /\b([a-z]+s) (?:which are |that are )?similar to (?=[A-Z])/, "$1 like "],
];

/** "Do you think that it will rain". */
const YOUR_VIEW =
  /^do you (?:think|believe|feel) (?:that )?((?:(?!if|so|you|it|what|how|who|about|of|in)[^ ]+ ){1,3}?)(will|would|can|could|should|is|are|was|were|has|have) (.{3,})$/;
/** "What are apps that …", "what are the countries which …". */
const RELATIVE =
  /^what (?:are|is) (?:the |some (?:of the )?)?([a-z]{3,}s) (?:that|which|who) (?!I |you |we |they |he |she |it |one |people )/;
/** "What sites are popular in Iran". */
const PREDICATE = /^what ((?:[a-z]+ )?[a-z]{3,}s) are (?:the )?([a-z]{3,})(?= (?:in|for|to|at|on|of|among|with) |$)/;
/** "What tools are used for …". */
const USED =
  /^what ((?:[a-z]+ )?[a-z]{3,}) (?:is|are) ([a-z]{2,}ed|made|found|taught|spoken|given|known|held|sold|built)(?= (?:in|for|by|on|to|at|with|as|from) )/;
const NO_QUALITY = wordSet("there you they not also good better best like made used born");

/** Gives one form to questions that ask the same in another grammatical form. */
export function canonicalVariant(list: readonly string[]): readonly string[] {
  const [first = ""] = list;
  if (!QUESTION_WORDS.has(first) && first !== "do") return list;
  const text = list.join(" ");
  const said = VARIANTS.reduce(
    (words, [needs, phrase, same]) => (text.includes(needs) ? words.replace(phrase, same) : words),
    text,
  )
    .replace(YOUR_VIEW, (_, subject: string, verb: string, rest: string) => `${verb} ${subject}${rest}`)
    .replace(RELATIVE, "what $1 ")
    .replace(USED, "what is $1 $2")
    .replace(PREDICATE, asAttribute);
  return said === text ? list : said.split(" ");
}

function asAttribute(said: string, noun: string, quality: string): string {
  const isQuality =
    !NO_QUALITY.has(quality) &&
    !AUXILIARIES.has(quality) &&
    !DETERMINERS.has(quality) &&
    !/(?:ing|ed|en|ly|wn|lt|pt|nt?d)$/.test(quality);
  return isQuality ? `what are ${quality} ${noun}` : said;
}
