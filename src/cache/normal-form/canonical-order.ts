import { AUXILIARIES, QUESTION_WORDS, wordSet } from "./words.ts";

/** Rewrites "why Delhi is a territory" as "why is Delhi a territory", if there is only one "is" to move. */
export function canonicalWhy(list: readonly string[]): readonly string[] {
  if (list[0] !== "why" || list.some((word) => CLAUSES.has(word))) return list;
  const verbs = list.flatMap((word, at) => (AUXILIARIES.has(word) ? [at] : []));
  const [at = 0] = verbs;
  if (verbs.length !== 1 || at < 1 || at > 5 || !/^(?:is|are|was|were)$/.test(list[at] ?? "") || at === list.length - 1)
    return list;
  return ["why", list[at] ?? "", ...list.slice(1, at), ...list.slice(at + 1)];
}

/** Words that open a clause with a verb of its own, or with its own place for the verb. */
const CLAUSES = wordSet("that which who if when because while not n't only there it this these those");

/** Sorts the two sides of "between", whose order does not matter. Numbers keep their order. */
export function canonicalPair(list: readonly string[]): readonly string[] {
  const from = list.indexOf("between");
  if (from < 0 || !PAIR_NOUNS.has(list[from - 1] ?? "") || list.filter((word) => word === "and").length !== 1)
    return list;
  const and = list.indexOf("and", from);
  const one = list.slice(from + 1, and);
  const other = list.slice(and + 1);
  const plain = [...one, ...other].every(
    (word) => /^[A-Za-z][A-Za-z0-9+#.'-]*$/.test(word) && !AUXILIARIES.has(word) && !PHRASE_OPENERS.has(word),
  );
  if (and < 0 || one.length === 0 || other.length === 0 || !plain) return list;
  const [first, second] = [one, other].map(withoutArticle).toSorted((a, b) => (a.join(" ") < b.join(" ") ? -1 : 1));
  return [...list.slice(0, from + 1), ...(first ?? []), "and", ...(second ?? [])];
}

/** Sorts two things that are named together: "religion and science". "Wash and dry" is a sequence and stays. */
export function canonicalList(list: readonly string[]): readonly string[] {
  const and = list.indexOf("and");
  const [before = "", one = "", , other = "", after = ""] = list.slice(and - 2, and + 3);
  const apart =
    and >= 2 &&
    list.lastIndexOf("and") === and &&
    PAIR_OPENERS.has(before) &&
    (after === "" || PHRASE_OPENERS.has(after) || MUTUAL.has(after));
  if (!apart || ![one, other].every((word) => /^[A-Za-z]{3,}$/.test(word)) || one < other) return list;
  return list.toSpliced(and - 1, 3, other, "and", one);
}

/** Words before a pair that belong to both of it. */
const PAIR_OPENERS = wordSet("of in on for with do does did is are the why how where between");
/** Verbs for what two things do with each other. */
const MUTUAL = wordSet("differ meet compare interact relate connect");

const withoutArticle = (list: readonly string[]) =>
  /^(?:a|an|the)$/.test(list[0] ?? "") && list.length > 1 ? list.slice(1) : list;
const PAIR_NOUNS = wordSet("difference differences relationship relation connection similarity similarities distance");
/** Words that open a phrase which may belong to both. */
const PHRASE_OPENERS = wordSet("in on at of for with as when if to from by or");

/** Rewrites "what is Norway's capital" as "what is the capital of Norway". */
export function canonicalOwner(list: readonly string[]): readonly string[] {
  const [what, is, owner = "", ...owned] = list;
  const plain =
    owned.length > 0 &&
    owned.length < 4 &&
    owned.every((word) => /^[a-z]{3,}$/.test(word) && !PHRASE_OPENERS.has(word));
  if (what !== "what" || is !== "is" || !/^[A-Za-z]{3,}'s$/.test(owner) || !plain) return list;
  return ["what", "is", "the", ...owned, "of", owner.slice(0, -2)];
}

const RELATED = wordSet(
  `syllabus salary formula cutoff symptom symptoms treatment treatments cure cures remedy remedies eligibility fee fees
  scope procedure requirement requirements solution solutions alternative alternatives future cost costs purpose purposes cause causes rule rules price income source sources`,
);

/** Rewrites "the syllabus for an exam" as "the syllabus of an exam". */
export function canonicalRelation(list: readonly string[]): readonly string[] {
  if (!QUESTION_WORDS.has(list[0] ?? "")) return list;
  const at = list.findIndex((word, i) => i > 0 && RELATED.has(list[i - 1] ?? "") && /^(?:for|to|in)$/.test(word));
  return at < 0 ? list : list.with(at, "of");
}
