import type { Correction, Statement } from "../../ports/memory.ts";
import { ENGLISH } from "../../text/lexicon/english.ts";
import { FRENCH } from "../../text/lexicon/french.ts";
import { SPANISH } from "../../text/lexicon/spanish.ts";

/** A stated fact, as far as a correction needs it. */
export interface CorrectableStatement extends Pick<Statement, "type" | "slot" | "value" | "text"> {
  /** `at` is when it was said, and `holdsFrom` when it began to hold: milliseconds since the epoch. */
  readonly at: number;
  readonly holdsFrom: number;
}

/** The result of a correction: a statement like any other. */
export interface Corrected {
  readonly statement: Statement;
  readonly holdsFrom: number;
  /** True if the new statement is about another subject, so that the corrected one no longer holds. */
  readonly replacesSlot: boolean;
}

/** Values that judge the subject in the slot's name. */
const JUDGEMENT = /^(?:not )?(?:yes|no|likes|dislikes)$/;
/** Slots whose value is a whole instruction or note: no single word in it can be replaced. */
const INDIVISIBLE_SLOT = /^(?:note:|said:|instruction:(?!language$|length$|tone$|units$))/;
const PROPER_NAME_SLOT = /^(?:name|home|origin|employer|school|own:[^:]+|pet:[^:]+:name)$/;

const normalizePhrase = (phrase: string): string => phrase.toLowerCase().replace(/\s+/g, " ").trim();

/**
 * Returns the corrected statement. Returns null if the correction cannot mean this one: "No, I meant Tuesday" is not
 * about a city.
 */
export function applyCorrection(stated: CorrectableStatement, correction: Correction, at: number): Corrected | null {
  const { quote } = correction;
  const { slot, value, text, type } = stated;
  if (correction.does === "end") {
    if (value.startsWith("not ")) return null;
    const statement = { type, slot, value: `not ${value}`, text: `${text}. ${quote}`, quote };
    return { statement, holdsFrom: at, replacesSlot: false };
  }
  const judging = JUDGEMENT.test(value);
  if (INDIVISIBLE_SLOT.test(slot) || (judging && value.startsWith("not "))) return null;
  const [subjectAt, subject] = judging ? [slot.indexOf(":") + 1, slot.slice(slot.indexOf(":") + 1)] : [0, value];
  const written = asWritten(text, subject);
  const put = written === null ? null : replacePhrase(text, written, correction.instead);
  const instead = normalizePhrase(put ? put.value : correction.instead);
  if (instead === subject || !isComparable(slot, written ?? subject, put?.value ?? correction.instead)) return null;
  const statement = {
    type,
    slot: judging ? slot.slice(0, subjectAt) + instead : slot,
    value: judging ? value : instead,
    text: put ? put.text : `${text}. ${quote}`,
    quote,
  };
  return { statement, holdsFrom: stated.holdsFrom < stated.at ? stated.holdsFrom : at, replacesSlot: judging };
}

const PREPOSITION = "(?:on|in|at|to|from|for|by|am|im|um|bei|nach|zu|à|au|en|a|de|del|al)";
const DETERMINER =
  "(?:the|an?|my|der|die|das|den|dem|eine?[nrms]?|les?|la|une?|el|los|las|una|meine?[nrms]?|mon|ma|mes|mi)";
const LEAD = new RegExp(String.raw`^(?<preposition>${PREPOSITION}\s+)?(?<determiner>${DETERMINER}\s+)?`, "i");
const ENDS_IN_PREPOSITION = new RegExp(String.raw`(?<=^|\s)${PREPOSITION}\s+$`, "i");
const ENDS_IN_DETERMINER = new RegExp(String.raw`(?<=^|\s)${DETERMINER}\s+$`, "i");

/** Replaces a phrase and the words that lead it: "on the 3rd" and "the 5th" give "on the 5th". */
function replacePhrase(text: string, written: string, instead: string): { text: string; value: string } {
  const at = text.indexOf(written);
  const [lead = "", preposition, determiner] = LEAD.exec(instead) ?? [];
  const stood = text.slice(0, at);
  const bare = preposition || determiner ? stood.replace(ENDS_IN_DETERMINER, "") : stood;
  const before = preposition ? bare.replace(ENDS_IN_PREPOSITION, "") : bare;
  const value = before === stood ? instead : instead.slice(lead.length);
  return { text: `${before}${instead}${text.slice(at + written.length)}`, value };
}

/** Returns whether a statement holds the value that the user calls wrong: "Anne, not Anna". */
export function holdsWrongValue({ slot, value }: Pick<CorrectableStatement, "slot" | "value">, not: string): boolean {
  const named = normalizePhrase(not);
  return value === named || (JUDGEMENT.test(value) && slot.endsWith(`:${named}`));
}

/** Returns the phrase in the letter case of the text, or null if the text does not contain it. */
function asWritten(text: string, phrase: string): string | null {
  const at = text.toLowerCase().indexOf(phrase);
  return at < 0 || phrase === "" ? null : text.slice(at, at + phrase.length);
}

const NUMBER = /\d|\b(?:one|two|three|four|five|six|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro)\b/i;
/** "May" is a word of its own. */
const MONTHS = ENGLISH.months.filter((month) => month !== "may").join("|");
const WEEKDAYS = [...FRENCH.weekdays, ...SPANISH.weekdays].join("|").replaceAll(" ", "|");
const TIME = new RegExp(
  String.raw`\b(?:\w+day|${MONTHS}|tomorrow|week|month|\w+tag|mittwoch|woche|monat|${WEEKDAYS}|semaine|mois|semana|mes)\b`,
  "i",
);

const kindOf = (phrase: string): string => (TIME.test(phrase) ? "time" : NUMBER.test(phrase) ? "number" : "word");
const isCapitalised = (phrase: string): boolean => /^\p{Lu}/u.test(phrase);

function isComparable(slot: string, current: string, replacement: string): boolean {
  if (kindOf(current) !== kindOf(replacement)) return false;
  return (
    kindOf(replacement) !== "word" ||
    (PROPER_NAME_SLOT.test(slot)
      ? isCapitalised(replacement) || !isCapitalised(current)
      : isCapitalised(replacement) === isCapitalised(current))
  );
}
