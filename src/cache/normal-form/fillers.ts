import { AUXILIARIES, QUESTION_WORDS, wordSet } from "./words.ts";

const FILLERS = wordSet("really actually exactly truly basically");
/** Words after which a filler has a meaning: "not really", and "what does really do". */
const NOT_BEFORE = wordSet("not n't never or and");

/** Rewrites "what exactly is X" as "what is X". */
export function dropFillers(list: readonly string[]): readonly string[] {
  if (!QUESTION_WORDS.has(list[0] ?? "") && !AUXILIARIES.has(list[0] ?? "")) return list;
  if (list.length < 4) return list;
  const [first = ""] = list;
  return list.filter((word, at) => at === 0 || !isFiller(word, list[at - 1] ?? "", list[at + 1] ?? "", first));
}

/** Nouns of which a question always asks for "some". */
const SOME_OF = wordSet(
  `examples advantages disadvantages benefits causes reasons effects differences symptoms types kinds uses applications features
  characteristics consequences ways tips methods techniques strategies alternatives pros similarities challenges risks factors
  drawbacks limitations problems steps properties functions best`,
);

/** Rewrites "what are some advantages of X" as "what are the advantages of X". */
export function dropSome(list: readonly string[]): readonly string[] {
  const at = list.indexOf("some");
  if (at < 1 || !/^(?:is|are)$/.test(list[at - 1] ?? "")) return list;
  if (list[at + 1] === "of") return list.toSpliced(at, /^the$/.test(list[at + 2] ?? "") ? 3 : 2);
  return SOME_OF.has(list[at + 1] ?? "") || list.slice(at + 2).some((word) => /^(?:of|for|in|about|to)$/.test(word))
    ? list.toSpliced(at, 1)
    : list;
}

function isFiller(word: string, before: string, after: string, first: string): boolean {
  if (word === "any")
    return (
      /^(?:there|have|has|a|an|the)$/.test(before) ||
      first === "how" ||
      (AUXILIARIES.has(first) &&
        /^[a-z]{3,}$/.test(after) &&
        !/^(?:good|more|better|other|one|longer|less|worse)$/.test(after))
    );
  if (word === "some") return first === "why" && after !== "of";
  if (word === "that")
    return (
      /^(?:you|I|we|life|has|have)$/.test(after) &&
      /^(?:what|which|who)$/.test(first) &&
      /^[a-z]{3,}$/.test(before) &&
      !SAYING.has(before)
    );
  if (word === "ever")
    return (
      !/^(?:if|for|hardly|never|scarcely|rarely|happily|first|only|as|so)$/.test(before) &&
      after !== "after" &&
      after !== "since"
    );
  if (word === ",") return after === "and" || after === "or" || after === "but";
  return FILLERS.has(word) && !NOT_BEFORE.has(before);
}

/** Drops "… and why?" behind a question for the best or a favourite, whose answers say why anyway. */
export function dropAndWhy(list: readonly string[]): readonly string[] {
  if (AUXILIARIES.has(list[0] ?? "")) return withoutReason(list);
  if (list.at(-1) !== "why" || list.length < 4) return list;
  if (!/^(?:what|which|who) .*\b(?:favorite|favourite|best|worst|most|least|[a-z]{3,}est) /.test(list.join(" ")))
    return list;
  const behind = / (?:, |\? )?(?:and )?why$/.exec(list.join(" "));
  return behind === null ? list : list.join(" ").slice(0, behind.index).split(" ");
}

/** Drops the second half of "Is it fair? Why or why not?", which every answer to the first half covers. */
function withoutReason(list: readonly string[]): readonly string[] {
  const tail = / (?:[?,] (?:and )?|and )why(?: or why not)?$| or not$/.exec(list.join(" "));
  return tail === null || tail.index < 8 ? list : list.join(" ").slice(0, tail.index).split(" ");
}

/** Words after which "that" opens a clause, and "you have" is part of it. */
const SAYING = wordSet(
  "is are was were say think know believe mean prove show true sign fact idea evidence reason for of in with than like",
);
