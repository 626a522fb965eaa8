import { verbOfGerund } from "./action-verbs.ts";
import { singular } from "./singular.ts";
import { isSuperlative } from "./superlatives.ts";

const SHOWN = "(?:movie|film|show|series|anime|documentary|documentarie|cartoon|drama|video|opera|forward|meme)";
const TOLD = "(?:joke|song|story|storie|album|riddle|quote|music)";
const WRITTEN = "(?:book|novel|comic|manga|autobiography|autobiographie|quote|joke|story|storie)";
const PLACE =
  "(?:place|city|citie|country|countrie|town|beach|beache|island|museum|park|temple|destination|spot|village)";
const GOODS = "(?:phone|smartphone|laptop|tablet|car|bike|tv|camera|stock)";
const HAVE = "you (?:have )?(?:ever )?";

/** Tails that widen a superlative to everything, which it means anyway. A place to read in is not every place. */
const UNIVERSAL_TAIL = new RegExp(
  ` (?:of all times?|ever made|in (?:the |this )?(?:whole |entire )?world|on [Ee]arth|(?<=${SHOWN}s? )(?:to watch|${HAVE}(?:seen|watched))|(?<=${TOLD}s? )${HAVE}heard|(?<=${WRITTEN}s? )(?:to read|${HAVE}read))$`,
);

/** A lifetime, which every experience falls into. */
const IN_LIFETIME =
  /(?<= you (?!can |could |will |would |should |want |need |do |are |must ).*) in (?:your |the )?(?:(?:whole|entire) )?life(?:time)?$/;

/** The usual purpose of a place or of goods. "The best time to visit" differs from "the best time". */
const USUAL_PURPOSE = new RegExp(
  `(?<=\\b${PLACE}s?) to visit(?= in\\b|$)|(?<=\\b${GOODS}s?) to buy(?= (?:in|under|for)\\b|$)`,
);

/** Words that open an adjunct behind the noun of a superlative. */
const ADJUNCT = /^(?:in|for|under|over|with)$/;

/** Rewrites the tail of a superlative: without universal tails, and with its adjuncts in one order. */
export function canonicalTail(list: readonly string[]): readonly string[] {
  if (!/^(?:what|who)$/.test(list[0] ?? "") || !/^(?:is|was)$/.test(list[1] ?? "")) return list;
  const at = list[2] === "the" ? 3 : 2;
  if (!isSuperlative(list[at] ?? "") && list[at] !== "most") return list;
  const text = list.join(" ");
  const words = text.replace(USUAL_PURPOSE, "").split(" ");
  if (words.length < at + 2) return list;
  return orderAdjuncts(
    words.map((word, i) => purposeAsInfinitive(words, word, i)),
    at,
  );
}

/** Rewrites "for learning" as "to learn". */
function purposeAsInfinitive(words: readonly string[], word: string, at: number): string {
  const verb = words[at - 1] === "for" ? verbOfGerund(word) : null;
  if (verb !== null && at < words.length - 1) return verb;
  return word === "for" && at + 2 < words.length && verbOfGerund(words[at + 1] ?? "") !== null ? "to" : word;
}

/**
 * Gives one order to "the best college for law in Rome", "the best law college in Rome" and "the best college in Rome
 * for law".
 */
function orderAdjuncts(words: readonly string[], at: number): readonly string[] {
  const starts = words.flatMap((word, i) => (i > at + 1 && ADJUNCT.test(word) ? [i] : []));
  const [first = 0, second = words.length] = starts;
  if (first === 0 || starts.length > 2 || words[first - 1] === "way") return words;
  const parts = [words.slice(first, second), words.slice(second)].map(withoutArticle).filter((part) => part.length > 0);
  if (
    parts.some(
      (part) =>
        part.length < 2 ||
        !part.every(
          (word) => /^[A-Za-z0-9+#-]+$/.test(word) && !/^(?:who|that|which|and|or|to|of|from|I|you|is|are)$/.test(word),
        ),
    )
  )
    return words;
  if (parts.length === 2 && parts[0]?.[0] === parts[1]?.[0]) return words;
  const [use] = parts.filter((part) => part[0] === "for" && part.length === 2 && /^[A-Za-z]{3,}$/.test(part[1] ?? ""));
  const rest = parts.filter((part) => part !== use).toSorted((a, b) => (a.join(" ") < b.join(" ") ? -1 : 1));
  const head =
    use === undefined
      ? words.slice(0, first)
      : [...words.slice(0, first - 1), singular(use[1] ?? "", true), words[first - 1] ?? ""];
  return [...head, ...rest.flat()];
}

/** Rewrites "the best film ever made" as "the best film". */
export function dropUniversalTail(list: readonly string[]): readonly string[] {
  if (!/^(?:what|which|who)$/.test(list[0] ?? "")) return list;
  const text = list.join(" ");
  if (
    !/^(?:what|which|who) (?:is|are|was|were) (?:the |your )?(?:some of (?:the |your )?)?(?:most |best |[a-z]+st |favorite )/.test(
      text,
    )
  )
    return list;
  const bare = text.replace(UNIVERSAL_TAIL, "").replace(IN_LIFETIME, "");
  return bare === text || bare.split(" ").length < 4 ? list : bare.split(" ");
}

const withoutArticle = (part: readonly string[]): readonly string[] =>
  /^an?$/.test(part[1] ?? "") && part.length > 2 ? part.toSpliced(1, 1) : part;
