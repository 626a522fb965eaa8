import { POSSESSIVES } from "../../text/possessives.ts";
import { contentStems } from "../contains-phrase.ts";
import { ADDRESSED_WORDINGS, type AddressedWording } from "./addressed-wordings.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";
import { FILLER_WORDS, holds } from "./forget-candidate.ts";
import type { ForgetOrder } from "./forget-order.ts";
import { countUnknown, isBareMatter, MAX_UNKNOWN } from "./matter-words-in.ts";
import { namesMatter } from "./matters-by-language.ts";
import { ASKS } from "./parse-loose-order.ts";
import { isSomebody, namesRole } from "./person-roles.ts";
import { isActWord, REMARKS } from "./remarks.ts";
import { regex } from "../../text/regex.ts";

/*
 * Parses orders whose act of forgetting stands anywhere, and whose topic is told beside it in a sentence of its own or not at
 * all: "t'avais pas à savoir pour papa. retire ça", "omg why did i say that. delete". Other readings come first.
 */

interface AddressedOrder {
  readonly orders: readonly ForgetOrder[];
  readonly rest: string;
}

interface Compiled {
  readonly clear: RegExp;
  readonly open: RegExp;
  readonly loose: RegExp;
  readonly mark: RegExp;
  readonly rues: RegExp;
  readonly denies: RegExp;
}

/** In characters. An order is short. */
const MAX_TEXT = 240;
/** In words that are no remarks. A sentence with more tells something. */
const MAX_TOPIC_WORDS = 5;
const SENTENCE = /[^.!?;\n]+[.!?;]*/gu;
/** In words that are no remarks. A shorter sentence behind an order tells nothing of its own. */
const MIN_WORDS_TOLD = 3;
/** Ends the topic that stands before its order: "that custody business, bin it", "the gambling. don't keep it". */
const CLAUSE_OR_SENTENCE = /\s*(?:[,;:–—…?!]|\.+(?=\s|$))\s*/u;
/** Verbs that are said of what is stored, and of no dog and no tooth. */
const DELETES = /delet|eras|effac|supprim|lösch|b[oó]rr|elim[ií]n|fuera|vergess|olv[ií]d|oubli|forget/iu;
const OWN = compilePattern(String.raw`(?<!${LETTER})(?:${POSSESSIVES})(?!${LETTER})`);
const OWN_BEFORE = compilePattern(String.raw`(?<!${LETTER})(${POSSESSIVES})\s+(?:\p{L}+\s+)?$`);
/** A mark, and at most two small words behind it. */
const ENDS_CLAUSE = regex.u`[,;:–—…?!.]\s*(?:\p{L}+\s+){0,2}$`;
/** Ends a clause, and is kept as a part of its own: "the flat fell through so bin the address, it's not mine". */
const CLAUSE_END = compilePattern(
  String.raw`(\s*[,;:–—]\s+|\s(?:so|but|because|since|weil|denn|aber|also|car|mais|donc|pero|porque|así que)(?=\s))`,
);
/** Parts of a topic that are each of the user's: "ni mon employeur". */
const NEXT_OWN = compilePattern(
  String.raw`\s+(?:and|or|nor|und|oder|noch|et|ou|ni|y|o)\s+(?=(?:my|our|mein\p{L}*|unser\p{L}*|mon|ma|mes|notre|mis?|nuestr\p{L}+)(?!${LETTER}))`,
);
const WORD = regex.giu`[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}]+)*`;

/** Work on something else than the memory. */
const OF_THINGS = compilePattern(
  String.raw`(?<!${LETTER})(?:phone|instagram|facebook|whatsapp|inbox|contacts|photos?|pictures?|folder|spreadsheet|apps?|account(?! number)|browser|excel|pdf|playlist|stain|handy|fotos?|konto|ordner|postfach|compte|téléphone|cuenta|móvil|carpeta|mancha|tache)(?!${LETTER})`,
);
/** Opens as a question does: "qué asco". */
const EXCLAIMS = compilePattern(
  String.raw`^[\s¿¡]*(?:qué (?:asco|vergüenza|corte|horror|pena|apuro|mal)|how (?:embarrassing|awful|awkward|stupid)|what (?:an?|was i)|wie (?:peinlich|blöd|dumm)|quelle? (?:honte|horreur))(?!${LETTER})`,
);
/** The memory as the place of an act. */
const IN_MEMORY = compilePattern(
  String.raw`(?:memor|notes|mind|head|brain|records?|files?|database|you (?:store|keep|have|know|save)|gedächtnis|notizen|kopf|unterlagen|speicher|akte|mémoire|tête|notas|cabeza)`,
);

let compiled: readonly Compiled[] | null = null;

/** Parses an order in a text without quotations. Returns null for a text that is none. */
export function parseAddressedOrder(text: string): AddressedOrder | null {
  if (text.length > MAX_TEXT || OF_THINGS.test(text) || (ASKS.test(text) && !EXCLAIMS.test(text))) return null;
  compiled ??= ADDRESSED_WORDINGS.map(compile);
  const plain = text.replace(/’/gu, "'");
  for (const wording of compiled) {
    const order = parseWith(wording, plain);
    if (order) return order;
  }
  return null;
}

function parseWith({ clear, open, loose, mark, rues, denies }: Compiled, text: string): AddressedOrder | null {
  const isRued = rues.test(text);
  const isOfTold = isRued || mark.test(text);
  const clearAct = clear.exec(text);
  const firm = clearAct ?? (isOfTold ? open.exec(text) : null);
  const act = firm ?? loose.exec(text);
  if (!act || (clearAct === null && !isOfTold && !isOfBareMatter(text, act))) return null;
  const sentences = [...text.matchAll(SENTENCE)].filter(({ 0: said }) => said.trim() !== "");
  const at = sentences.findIndex(({ index, 0: said }) => act.index < index + said.length);
  const ordered = sentences[at];
  if (!ordered || denies.test(ordered[0])) return null;
  // The clause of the act, else what was told before it, and seldom what comes behind it.
  const clause = ordered[0].split(CLAUSE_END).find((part, i, all) => {
    const end = ordered.index + all.slice(0, i + 1).join("").length;
    return act.index < end && part !== undefined;
  });
  const places = [
    { text: clause ?? "", at },
    ...[at, at - 1, at + 1, at - 2].flatMap((place) => {
      const said = sentences[place]?.[0];
      return said === undefined ? [] : [{ text: said, at: place }];
    }),
  ];
  const topicOf = places.some(({ text: said }) => topicWords(said).length > 0) ? topicWords : matterWords;
  const named = places.filter(({ text: said }) => topicOf(said).length > 0);
  const place = named.find(({ text: said }) => topicOf(said).some(isMatterWord)) ?? named[0];
  const used = [at, place?.at ?? at - 1];
  const rest = sentences
    .filter(({ 0: said }, i) => !used.includes(i) && topicWords(said).length >= MIN_WORDS_TOLD)
    .map(({ 0: said }) => said.trim())
    .join(" ");
  const told = { as: "topic", isTold: true, ...(isRued && { isRued }) } as const;
  if (!place) return isRued && firm ? { orders: [{ ...told, what: text.trim(), pointsBack: true }], rest } : null;
  const parts = topicOf(place.text);
  if (parts.length > MAX_TOPIC_WORDS || !isOfMatter(parts, act[0], isRued || (firm !== null && isOfTold))) return null;
  const each = place.text.split(NEXT_OWN).map((part) => withOwner(part, topicOf(part)));
  return { orders: each.filter((what) => what !== "").map((what) => ({ ...told, what })), rest };
}

/** Returns true for an act that is said of a matter and nothing else: "that custody business, bin it", "mes dettes à oublier". */
function isOfBareMatter(text: string, act: RegExpExecArray): boolean {
  if (beforeAct(text, act.index) !== "") return true;
  const clause = text.split(CLAUSE_OR_SENTENCE).find((part) => part.includes(act[0])) ?? "";
  return DELETES.test(act[0]) && OWN.test(clause) && isBareMatter(clause.replace(act[0], " "));
}

/** Returns the clause before an act that opens the next one, or nothing. */
function beforeAct(text: string, act: number): string {
  const before = text.slice(0, act);
  if (!ENDS_CLAUSE.test(before)) return "";
  const clauses = before.split(CLAUSE_OR_SENTENCE).filter((clause) => clause.trim() !== "");
  return clauses.findLast((clause) => isBareMatter(clause)) ?? "";
}

/** Returns false for a topic that may be any thing: "my bag, take it out". */
const isOfMatter = (parts: readonly string[], act: string, mayBePerson: boolean): boolean =>
  IN_MEMORY.test(act) ||
  (parts.some((word) => contentStems(word).some((stem) => namesMatter(stem) || (mayBePerson && namesRole(stem)))) &&
    countUnknown(parts.join(" ")) <= MAX_UNKNOWN);

/** Returns the words of a topic, and the possessive before them: "my marriage" is not that of a cousin. */
function withOwner(said: string, topic: readonly string[]): string {
  const [first = ""] = topic;
  const owner = OWN_BEFORE.exec(said.slice(0, said.indexOf(first)))?.[1];
  return [...(owner === undefined || first === "" ? [] : [owner]), ...topic].join(" ");
}

/** Returns the words of a sentence that are neither an act nor a remark. */
const topicWords = (sentence: string): string[] =>
  wordsOf(sentence, (stem) => isSomebody(stem) || (!REMARKS.has(stem) && !holds(FILLER_WORDS, stem)));

/** Returns whether a text tells of regret, shame or secrecy. */
export function ruesIt(text: string): boolean {
  compiled ??= ADDRESSED_WORDINGS.map(compile);
  return compiled.some(({ rues }) => rues.test(text));
}

/** Returns true for a topic that names nothing, and tells of regret or shame: "that humiliating thing from yesterday". */
export function onlyRues(what: string): boolean {
  return topicWords(what).length === 0 && ruesIt(what);
}

/** Returns remarks that name a matter where nothing else does: "it was a joke", "the lie". */
const matterWords = (sentence: string): string[] => wordsOf(sentence, namesMatter);

const isMatterWord = (word: string): boolean => contentStems(word).some(namesMatter);

const wordsOf = (sentence: string, isOne: (stem: string) => boolean): string[] =>
  [...sentence.matchAll(WORD)]
    .map(([word]) => word)
    .filter((word) => !isActWord(word) && contentStems(word).some(isOne));

function compile({ clear, open, openBehind, loose, leads, marks, rues, denies }: AddressedWording): Compiled {
  const opens = String.raw`(?<=^[\s\p{P}]*|[,;:.!?–—…-]\s*|(?<!${LETTER})(?:${leads})[\s,]+)`;
  return {
    clear: compilePattern(String.raw`(?<!${LETTER})(?:${clear})(?!${LETTER})`),
    open: compilePattern(String.raw`(?:${opens}(?:${open})|(?<!${LETTER})(?:${openBehind}))(?!${LETTER})`),
    loose: compilePattern(String.raw`(?<!${LETTER})(?:${loose})(?!${LETTER})`),
    mark: compilePattern(String.raw`(?<!${LETTER})(?:${marks})(?!${LETTER})`),
    rues: compilePattern(String.raw`(?<!${LETTER})(?:${rues})(?!${LETTER})`),
    denies: compilePattern(String.raw`(?<!${LETTER})(?:${denies})`),
  };
}
