import { verbOfGerund } from "./action-verbs.ts";
import { orderGroups } from "./superlative-groups.ts";
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

/** Rewrites the tail of a superlative: without universal tails, and with its adjuncts in one order. */
export function canonicalTail(list: readonly string[]): readonly string[] {
  if (!/^(?:what|who)$/.test(list[0] ?? "") || !/^(?:is|was)$/.test(list[1] ?? "")) return list;
  const at = list[2] === "the" || list[2] === "your" ? 3 : 2;
  if (!isSuperlative(list[at] ?? "") && list[at] !== "most" && !(at === 3 && list[at] === "favorite")) return list;
  const text = list.join(" ");
  const words = text.replace(USUAL_PURPOSE, "").split(" ");
  if (words.length < at + 2) return list;
  const purposed = words.map((word, i) => purposeAsInfinitive(words, word, i));
  return orderGroups(purposed, at) ?? purposed;
}

/** Rewrites "for learning" as "to learn". */
function purposeAsInfinitive(words: readonly string[], word: string, at: number): string {
  const verb = words[at - 1] === "for" ? verbOfGerund(word) : null;
  if (verb !== null && at < words.length - 1) return verb;
  return word === "for" && at + 2 < words.length && verbOfGerund(words[at + 1] ?? "") !== null ? "to" : word;
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
