import { AUXILIARIES, DETERMINERS, QUESTION_WORDS, wordSet } from "./words.ts";

/**
 * Verbs of doing. "How do I look", "how do I know", "how do you feel" ask about somebody; these
 * ask for a procedure, whoever carries it out.
 */
const DOING = wordSet(
  `install uninstall convert calculate compute cook bake boil fry grill remove delete create build draw fix
  repair clean wash configure reset update upgrade download upload copy rename sort merge split parse
  improve learn prevent treat gain stop reduce increase overcome avoid write start become prepare
  reverse measure plant solve open close connect enable disable change add use find check restore
  recover block unblock hide print scan format compress extract deploy compile debug test encrypt
  decrypt hack save buy sell invest register apply join transfer cancel crack study deal fix edit
  force track break unlock control organize organise pass automate reactivate activate deactivate
  implement declare initialize access export import backup migrate schedule publish query
  iterate loop append concatenate reinstall troubleshoot pay file renew book order replace mount`,
);

/** "How do I get rid of" is a procedure, "how do I get so tired" is not. */
const DOING_WITH: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["get", wordSet("rid into over started from better back out")],
  ["make", wordSet("a an money my")],
  ["lose", wordSet("weight fat belly")],
  ["earn", wordSet("money")],
]);

/** Of those, what nobody asks an assistant about itself. */
const IMPERSONAL_DOING = wordSet(
  `install uninstall convert calculate compute cook bake boil fry grill remove delete fix repair clean wash
  configure reset rename merge split reverse uninstall compress extract encrypt decrypt unblock tie`,
);

const SECOND_PERSON = wordSet("you your yours yourself yourselves");
/** "How do I write so badly" wonders, "how can I write …" plans. */
const WONDERING = wordSet("so such every always never often when whenever still");
const FIRST_PERSON = wordSet("I i me my mine myself we us our ours ourselves");

/** One spelling for "how do I", "how can I", "how to", "how do you", "how does one" where they ask the same. */
export function canonicalHow(list: readonly string[]): readonly string[] {
  if (list[0] !== "how") return list;
  const [, second, third] = list;
  const asker = `${second} ${third}`;
  const from = second === "to" ? 2 : 3;
  const verb = list[from] ?? "";
  const rest = list.slice(from + 1);
  const doing = DOING.has(verb) || DOING_WITH.get(verb)?.has(rest[0] ?? "") === true;
  if (!doing || list.length < from + 2 || rest.some((word) => SECOND_PERSON.has(word) || WONDERING.has(word)))
    return list;
  const generic =
    second === "to" || asker === "do I" || asker === "can I" || asker === "does one" || asker === "can one";
  const addressed = asker === "do you" && IMPERSONAL_DOING.has(verb) && !rest.some((word) => FIRST_PERSON.has(word));
  const someoneElse = third === "one" && rest.some((word) => FIRST_PERSON.has(word));
  return (generic && !someoneElse) || addressed ? ["how", "to", verb, ...rest] : list;
}

/** "what the capital of France is", as it stands after "tell me", becomes "what is the capital of France". */
export function uninvert(list: readonly string[]): readonly string[] {
  const verb = list.at(-1) ?? "";
  const subject = list.slice(1, -1);
  if (!/^(?:what|who|where)$/.test(list[0] ?? "") || !/^(?:is|are|was|were)$/.test(verb) || subject.length === 0)
    return list;
  // "what the man eating chicken is" must not become "what is the man eating chicken".
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

/** Nouns of a relation: with "of" or "between" behind them there is only one such thing, article or not. */
const RELATIONS = wordSet(
  "capital population difference purpose role definition cause effect importance significance function structure chemical boiling freezing melting atomic speed distance area",
);
const SUPERLATIVES = wordSet(
  "best worst biggest largest smallest fastest tallest highest lowest longest shortest oldest easiest cheapest",
);
const WITH_OR_WITHOUT_THE = wordSet("usa uk netherlands philippines");

/** "Tell me the capital of France" is "what is the capital of France". */
export function askInsteadOfTell(list: readonly string[]): readonly string[] {
  const [tell, me, the, relation, next] = list;
  if (tell !== "tell" || me !== "me" || the !== "the" || next !== "of" || !RELATIONS.has(relation ?? "")) return list;
  return ["what", "is", ...list.slice(2)];
}

/** Drops "the" where its absence could only be an omission. "The" or "a" elsewhere tell a glass from glass. */
export function dropIdleArticle(list: readonly string[]): readonly string[] {
  const kept = list.filter((word, at) => word !== "the" || !isIdle(list, at));
  return kept.length === list.length ? list : kept;
}

function isIdle(list: readonly string[], at: number): boolean {
  const next = list[at + 1] ?? "";
  if (WITH_OR_WITHOUT_THE.has(next)) return true;
  if (at !== 2 || !/^(?:what|who|which)$/.test(list[0] ?? "") || !/^(?:is|are|was|were)$/.test(list[1] ?? ""))
    return false;
  if (SUPERLATIVES.has(next)) return true;
  return RELATIONS.has(next) && list.slice(at + 2, at + 4).some((word) => word === "of" || word === "between");
}
