import { RELATION_NOUNS } from "./optional-article.ts";
import { verbOfGerund } from "./action-verbs.ts";
import { AUXILIARIES, DETERMINERS, QUESTION_WORDS, wordSet } from "./words.ts";

/** Rewrites "what the capital of France is", as it follows "tell me", as "what is the capital of France". */
export function uninvert(list: readonly string[]): readonly string[] {
  const verb = list.at(-1) ?? "";
  const subject = list.slice(1, -1);
  if (!/^(?:what|who|where)$/.test(list[0] ?? "") || !/^(?:is|are|was|were)$/.test(verb) || subject.length === 0)
    return list;
  // "What the man eating chicken is" must not become "what is the man eating chicken".
  const plain = subject.every(
    (word, at) =>
      !QUESTION_WORDS.has(word) &&
      !AUXILIARIES.has(word) &&
      !/(?:ing|ed)$/.test(word) &&
      /^[A-Za-z0-9'.+#-]+$/.test(word) &&
      (!DETERMINERS.has(word) || (at === 0 && /^(?:the|a|an)$/.test(word))),
  );
  const opens = DETERMINERS.has(subject[0] ?? "") || subject.length === 1;
  return plain && opens ? [list[0] ?? "", verb, ...subject] : list;
}

/** Rewrites "which country has the most lakes" as "what country has the most lakes". */
export function whichToWhat(list: readonly string[]): readonly string[] {
  const next = list[1] ?? "";
  if (list[0] === "which" && /^(?:is|are|was|were)$/.test(next) && /^(?:the|your|a|an|some)$/.test(list[2] ?? ""))
    return ["what", ...list.slice(1)];
  if (list[0] !== "which" || !/^[a-z]{3,}$/.test(next) || AUXILIARIES.has(next) || DETERMINERS.has(next)) return list;
  return next === "one" || next === "ones" || next === "of" ? list : ["what", ...list.slice(1)];
}

const FINDING = wordSet(
  "find buy get purchase rent download watch see study learn apply order hire register stream sell",
);

/** Rewrites "where do I buy X" and "where can one buy X" as one. */
export function canonicalWhere(list: readonly string[]): readonly string[] {
  if (list[0] !== "where" || !FINDING.has(list[3] ?? "") || list.length < 5) return list;
  const asker = `${list[1]} ${list[2]}`;
  return /^(?:do|can|could|would) (?:I|one|you)$|^does one$/.test(asker) ? ["where", "to", ...list.slice(3)] : list;
}

const LIVED: ReadonlyMap<string, string> = new Map([
  ["being", "be"],
  ["living", "live"],
  ["having", "have"],
]);

const FEELING =
  /^(?:what is it like|what does it feels?(?: like)?|how does it feels?(?: like)?|how is it like|how is it(?= to )) (?=to [a-z]|[a-z]+ing )/;

/** Rewrites "how does it feel to be old" as "what is it like to be old". */
export function canonicalFeeling(list: readonly string[]): readonly string[] {
  if (!(list.includes("like") || list.includes("feel") || list[2] === "it")) return list;
  const asked = FEELING.exec(list.join(" "));
  if (asked === null) return list;
  const [first = "", ...rest] = list.slice(asked[0].trim().split(" ").length);
  const verb = first === "to" ? "" : (LIVED.get(first) ?? verbOfGerund(first));
  if (verb === null || rest.length === 0) return list;
  return ["what", "is", "it", "like", "to", ...(verb === "" ? [] : [verb]), ...rest];
}

/** Rewrites "what will happen if" and "what would happen if" as "what happens if". */
export function canonicalEvent(list: readonly string[]): readonly string[] {
  if (list[0] !== "what" || (list[1] !== "happens" && list[2] !== "happen")) return list;
  const asked = /^what (?:(?:will|would|does) happen|happens) (?=if |when )/.exec(list.join(" "));
  return asked === null ? list : ["what", "happens", ...list.slice(asked[0].trim().split(" ").length)];
}

const OPINION = /^(?:in your opinion|according to you) (?:, )?(?=(?:what|which|who) )/;
const REASON_GIVEN = /^why do you think (?!so |that |about |of |it |this |they |he |she |I |we |you )(?=[^ ]+ [^ ]+)/;
const OPINION_INSIDE = /^(what|which|who) do you (?:think|feel|believe|consider) (is|are|was|were|will|would|to be) /;

/** Drops requests for an opinion, because every question to an assistant asks for its opinion. */
export function dropOpinion(list: readonly string[]): readonly string[] {
  if (!list.includes("you") && !list.includes("your")) return list;
  const text = list.join(" ");
  const bare = text
    .replace(OPINION, "")
    .replace(REASON_GIVEN, "why ")
    .replace(OPINION_INSIDE, (_, word: string, verb: string) => `${word} ${verb === "to be" ? "is" : verb} `);
  return bare === text ? list : bare.split(" ");
}

/** Rewrites "tell me the capital of France" as "what is the capital of France". */
export function askInsteadOfTell(list: readonly string[]): readonly string[] {
  const [tell, me, the, relation, next] = list;
  if (tell !== "tell" || me !== "me" || the !== "the" || next !== "of" || !RELATION_NOUNS.has(relation ?? ""))
    return list;
  return ["what", "is", ...list.slice(2)];
}
