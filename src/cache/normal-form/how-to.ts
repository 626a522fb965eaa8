import { isActionVerb, isImpersonalAction, verbOfGerund } from "./action-verbs.ts";
import { wordSet } from "./words.ts";

/** Verbs that name a procedure only with these words: "how do I get rid of", not "how do I get so tired". */
const ACTION_WITH: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["see", wordSet("who deleted private hidden all old")],
  ["fall", wordSet("asleep")],
  ["do", wordSet("a an the this digital business research")],
]);

const SECOND_PERSON = wordSet("you your yours yourself yourselves");
/** Words that make it a complaint: "how do I write so badly", not "how can I write …". */
const WONDERING = wordSet("so such every always never often when whenever still");
const FIRST_PERSON = wordSet("I i me my mine myself we us our ours ourselves");

/**
 * Verbs whose "should" asks for a procedure: "how should I prepare for a marathon". With others it asks for what is
 * right.
 */
const ADVISED = wordSet("prepare start begin study learn improve revise practice practise approach");

/**
 * Openings such as "what is the best way to …", without the article. "The easiest way" and "the fastest way" ask for
 * something else.
 */
const WAY =
  /^is there (?:(?:a|an|any|some) )?(?:(?:good|easy|better) )?ways? (?:I can |one can |for me )?(?:to )?(?=[a-z])|^what can (?:I|one) do (?:to|in order to) |^what (?:steps can (?:I|one) take|does it take|(?:are|is) the steps?|is the (?:procedure|process)) (?:to|for|of) |^what (?:is|are|would be) (?:the |a |some )?(?:(?:best|good) )?(?:possible )?ways? (?:to|of|in|for) /;

/** Gives one spelling to "how do I", "how can one", "how to" and "what is the best way to" if they ask the same. */
export function canonicalHow(list: readonly string[]): readonly string[] {
  if (list[0] === "how") return canToDo(unframe(list, asksHow(list)));
  if (list[0] === "what" || list[0] === "is") return unframe(list, asksWay(list));
  return list;
}

/** Actions of an assistant itself. What it does and what it could do are two questions. */
const ASSISTANT_ACTIONS =
  /^(?:store|use|share|collect|process|train|help|handle|keep|protect|generate|decide|get|learn|work|respond)$/;

/** Replaces "can" by "do" if "you" means anybody: "how can you track a parcel". */
function canToDo(list: readonly string[]): readonly string[] {
  const [, can, you, verb = "", ...rest] = list;
  const anybodys =
    can === "can" && you === "you" && isActionVerb(verb) && !ASSISTANT_ACTIONS.test(verb) && rest.length > 1;
  return anybodys ? list.with(1, "do") : list;
}

interface Frame {
  /** The position of the verb, or 0 if the question has no such frame. */
  readonly verbAt: number;
  readonly fits: (verb: string, rest: readonly string[]) => boolean;
}

/** Verbs by which an "I" asks about the asker: "how do I look", "how can I know". No other verb does. */
const ABOUT_ONESELF = wordSet(
  "look feel seem sound know appear smell differ compare rank measure relate stand matter like want need have get be do say think see fall make work mean come so not n't always never only",
);

const NONE: Frame = { verbAt: 0, fits: () => false };

function asksHow([, second = "", third = ""]: readonly string[]): Frame {
  if (second === "to") return { verbAt: 2, fits: isAnybodysAction };
  if (second === "do" && isActionVerb(third) && third !== "make" && third !== "work")
    return { verbAt: 2, fits: isAnybodysAction };
  if (isActionVerb(second) && /^(?:a|an|the|my)$/.test(third)) return { verbAt: 1, fits: isAnybodysAction };
  const asker = `${second} ${third}`;
  if (
    /^(?:do|can|could|would|may|might) (?:I|we)$|^(?:does|can|could|would) (?:one|someone|somebody|anyone|anybody)$/.test(
      asker,
    )
  )
    return {
      verbAt: 3,
      fits: (verb, rest) =>
        (isAnybodysAction(verb, rest) || isAskersAction(verb, rest)) &&
        !(third !== "I" && third !== "we" && rest.some((word) => FIRST_PERSON.has(word))),
    };
  if (/^should (?:I|one)$/.test(asker))
    return { verbAt: 3, fits: (verb, rest) => ADVISED.has(verb) && isAnybodysAction(verb, rest) };
  if (/^(?:do|can|could|would) (?:you|people)$/.test(asker))
    return {
      verbAt: 3,
      fits: (verb, rest) =>
        isImpersonalAction(verb) && isAnybodysAction(verb, rest) && !rest.some((word) => FIRST_PERSON.has(word)),
    };
  return NONE;
}

function asksWay(list: readonly string[]): Frame {
  const way = WAY.exec(list.join(" "));
  return way === null ? NONE : { verbAt: way[0].split(" ").length - 1, fits: isAnybodysAction };
}

function isAnybodysAction(verb: string, rest: readonly string[]): boolean {
  const doing = isActionVerb(verb) || ACTION_WITH.get(verb)?.has(rest[0] ?? "") === true;
  return doing && rest.length > 0 && !rest.some((word) => SECOND_PERSON.has(word) || WONDERING.has(word));
}

function isAskersAction(verb: string, rest: readonly string[]): boolean {
  const names = /^[a-z]{3,}$/.test(verb) && !ABOUT_ONESELF.has(verb) && !verb.endsWith("ly") && rest.length > 0;
  return names && !rest.some((word) => SECOND_PERSON.has(word) || WONDERING.has(word));
}

function unframe(list: readonly string[], { verbAt, fits }: Frame): readonly string[] {
  if (verbAt === 0) return list;
  const word = list[verbAt] ?? "";
  const verb = list[verbAt - 1] === "to" || list[0] === "how" ? word : (verbOfGerund(word) ?? "");
  const rest = list.slice(verbAt + 1);
  return fits(verb, rest) ? ["how", "to", verb, ...rest] : list;
}
