import { contentStems } from "../contains-phrase.ts";
import { FILLER_WORDS } from "./forget-candidate.ts";
import { isEnglishName, namesDelicate, namesMatter } from "./matters-by-language.ts";
import { isSomebody, namesRole } from "./person-roles.ts";
import { isActWord, REMARKS } from "./remarks.ts";
import { regex } from "../../text/regex.ts";

/*
 * Reduces a topic to its words that name a matter of life or somebody, where the others only say how it was: "womb surgery",
 * "my silly gambling problem". A word behind the matter makes it another thing: "a baby shower", "the job offer". So does a
 * name, and what the matter belongs to: "la cuna del bebé".
 */

const WORD = regex.gu`[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}]+)*`;
/** French and Spanish put the matter behind its head. */
const BELONGS = regex.iu`^\s+(?:de|du|des|d['’]|del|de la|de los|de las|de l['’])\s*$`;
/** In words, with the small ones. */
const MAX_BARE = 9;
/** In words. More of them tell of something else. */
export const MAX_UNKNOWN = 2;

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly kind: "named" | "remark" | "unknown";
}

/** Returns the words of a topic that name a matter or somebody. Returns null if it may mean another thing. */
export function matterWordsIn(topic: string): string[] | null {
  const all = [...topic.matchAll(WORD)].flatMap(({ 0: text, index }) => {
    const kind = kindOf(text);
    return kind === null ? [] : [{ text, from: index, to: index + text.length, kind } satisfies Word];
  });
  const unknown = all.filter(({ kind }) => kind === "unknown");
  if (unknown.length > MAX_UNKNOWN) return null;
  const isOther = all.some((word, at) => {
    if (word.kind !== "unknown") return false;
    if (at > 0 && /^\p{Lu}/u.test(word.text)) return true;
    const before = all[at - 1];
    const behind = all[at + 1];
    if (
      before?.kind === "named" &&
      isCompound(before.text, word.text) &&
      /^\s*$/u.test(topic.slice(before.to, word.from))
    )
      return true;
    return behind?.kind === "named" && BELONGS.test(topic.slice(word.to, behind.from));
  });
  const named = all.filter(({ kind }) => kind === "named").map(({ text }) => text);
  return isOther || named.length === 0 ? null : named;
}

/** Returns whether the second of two words is what they mean: "baby shower". Participles and adverbs only tell more. */
const isCompound = (one: string, other: string): boolean =>
  contentStems(one).some(isEnglishName) && !/(?:ing|ed|ly)$/iu.test(other);

/** Returns the kind of a word, or null for a word that carries no meaning. */
function kindOf(text: string): Word["kind"] | null {
  const stems = contentStems(text);
  if (stems.length === 0) return null;
  if (stems.some((stem) => isSomebody(stem))) return "named";
  if (isActWord(text) || stems.every((stem) => REMARKS.has(stem) || FILLER_WORDS.has(stem))) return "remark";
  return stems.some((stem) => namesMatter(stem) || namesRole(stem)) ? "named" : "unknown";
}

/** Returns true for words that name a matter and tell nothing of it: "that custody business", "mes médocs". */
export function isBareMatter(words: string): boolean {
  const kinds = [...words.matchAll(WORD)].map(({ 0: text }) => kindOf(text));
  return (
    kinds.length <= MAX_BARE &&
    !kinds.includes("unknown") &&
    [...words.matchAll(WORD)].some(({ 0: text }) => contentStems(text).some(namesDelicate))
  );
}

/** Returns true for a topic that names somebody and nothing else: "my husband". */
export function namesOnlyRoles(topic: string): boolean {
  const named = [...topic.matchAll(WORD)]
    .map(({ 0: text }) => text)
    .filter((text) => !["remark", null].includes(kindOf(text)));
  return named.length > 0 && named.every((text) => contentStems(text).every((stem) => namesRole(stem)));
}

/** Returns how many words of a text name neither a matter nor somebody, and are no remarks. */
export const countUnknown = (text: string): number =>
  [...text.matchAll(WORD)].filter(({ 0: word }) => kindOf(word) === "unknown").length;
