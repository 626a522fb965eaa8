import { isActionVerb } from "./action-verbs.ts";
import { MIXED_NAMES } from "./known-names.ts";
import { QUESTION_WORDS, wordSet } from "./words.ts";

/* Gives one order to words whose place changes nothing. */

/** Measures and parts that every such thing has one of: "the speed of a laptop" is "laptop speed". */
const ATTRIBUTE =
  "(?:speed|performance|battery|lifespan|size|price|quality|resolution|volume|length|weight|level|password|username|screen|storage|sole|salary|syllabus|cutoff|process|pattern|fees?|admission|internship|interview|prevention|treatment)";
const OF_ATTRIBUTE = new RegExp(
  `^((?:how to [a-z]+|what is)(?: the)?(?: [a-z]+)??) (${ATTRIBUTE}) (?:of|for|in|at) (?:the |a |an |my )?((?!this |that |it )[A-Za-z][A-Za-z0-9-]*(?: [a-z]{3,})??)$`,
);

/** Words that say how, and may stand before the verb or behind its object. */
const MANNER = /^(?:online|[a-z]{3,}ly)$/;
const NO_MANNER = wordSet(
  "only early family daily weekly monthly yearly hourly reply apply supply fly rely italy ally jelly belly bully july rally assembly anomaly lovely friendly lonely elderly ugly holy silly",
);
/** With these verbs "online" belongs to the object: an online course, an online job. */
const CHOOSING = wordSet("find buy get search sell look choose earn make want need");

const LETTER = /^[A-Za-z]/;

/** Rewrites "how to effectively study physics" as "how to study physics effectively". */
export function canonicalManner(list: readonly string[]): readonly string[] {
  if (list[0] !== "how" || !/^(?:to|do|can|could|should)$/.test(list[1] ?? "") || list.length < 5) return list;
  const isFree = (word: string): boolean =>
    MANNER.test(word) && !NO_MANNER.has(word) && (word !== "online" || !list.some((one) => CHOOSING.has(one)));
  const moved = list.filter((word, at) => at > 1 && isFree(word));
  if (moved.length !== 1 || list.some((word) => /^(?:and|or|to|not|[,?.])$/.test(word) && word !== list[1]))
    return list;
  return [...list.filter((word) => word !== moved[0]), ...moved];
}

/** Rewrites "how to improve the speed of a laptop" as "how to improve laptop speed". */
export function canonicalAttribute(list: readonly string[]): readonly string[] {
  const text = list.join(" ");
  const said = OF_ATTRIBUTE.exec(text);
  if (said === null) return list;
  const [, opening = "", attribute = "", owner = ""] = said;
  return [...opening.replace(/ the$/, "").split(" "), ...owner.split(" "), attribute];
}

/** Services and devices on which people have accounts, messages and videos. */
const isPlatform = (word: string): boolean => word === "quora" || MIXED_NAMES.has(word);
/** With these verbs a service or a device is itself bought or used. */
const OF_GOODS = wordSet("buy sell get find invest use install download choose learn join make watch repair fix");
const GOODS = wordSet("stock stocks share shares job jobs internship interview case cover developer app engineer");

/** Rewrites "how to delete a facebook account" as "how to delete an account on facebook". */
export function canonicalPlatform(list: readonly string[]): readonly string[] {
  if (list[0] !== "how" || list[1] !== "to" || OF_GOODS.has(list[2] ?? "")) return list;
  const at = list.findIndex((word, i) => i > 2 && isPlatform(word));
  const name = list[at] ?? "";
  const inside = list.slice(3, at);
  const behind = list.slice(at + 1);
  if (at < 0 || behind.length === 0 || behind.length > 2 || list.filter(isPlatform).length > 1) return list;
  const isObject = [...inside, ...behind].every(
    (word) =>
      /^[a-z-]{3,}$|^an?$|^my$/.test(word) && !QUESTION_WORDS.has(word) && !NOT_IN_OBJECT.has(word) && !GOODS.has(word),
  );
  return isObject ? [...list.slice(0, 3), ...inside, ...behind, "on", name] : list;
}
const NOT_IN_OBJECT = wordSet(
  "from with and for into onto without using via app not than like about after before without through",
);

/** Rewrites "the 2015 world cup" as "the world cup 2015" where nothing else stands between. */
export function canonicalYear(list: readonly string[]): readonly string[] {
  const at = list.findIndex((word) => /^(?:19|20)\d\d$/.test(word));
  const next = list[at + 1] ?? "";
  if (at < 1 || !/^[A-Z]/.test(next) || list.length > at + 4) return list;
  const rest = list.slice(at + 1);
  return rest.every((word) => LETTER.test(word) && !isActionVerb(word) && !/^(?:in|on|of|for|to|at|and|or)$/.test(word))
    ? [...list.slice(0, at), ...rest, list[at] ?? ""]
    : list;
}
