import { ASKS, CLAUSE_GUARDS, OWN_LEAD, REQUESTS } from "./clause-guards.ts";
import { type Guard, SENTENCE_GUARDS } from "./guards.ts";
import { relativeDatesIn } from "../text/relative-dates.ts";
import { FOREIGN, stripQuoted, readable } from "./strip-quoted.ts";
import { anyLanguage } from "./vocabularies.ts";
import { Memo } from "../runtime/memo.ts";

/** A clause that may hold a statement, in its verbatim words. */
export interface Clause {
  readonly quote: string;
  /** The subject that an elided clause shares with the clause before: "I live in Oslo and work at Equinor". */
  readonly subject: string;
}

export interface Sentence {
  readonly text: string;
  /** Its offset in the stretch, in UTF-16 units. */
  readonly at: number;
  /** The marks that end it. */
  readonly ending: string;
  /** True if its paragraph or line ends with it. */
  readonly lineEnds: boolean;
}

const ENDS = /[.!?…;]+["'”’)\]]*(?=\s|$)|\n+/g;
const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|vs|e\.g|i\.e|etc|approx|no|jr|sr|bzw|ca|[a-z]|(?:am|den|der|dem|zum|vom) \d{1,2}|u\.s|u\.k|z\.b)\.$/i;
/** A longer sentence is no sentence of a person. */
const MAX_CHARACTERS = 1_000;
const BULLET = /^\s{0,8}(?:[-*•–]|\d{1,2}[.)])\s{1,4}/;

const STARTS = String.raw`(?:${anyLanguage("starts")})(?![\w'’\u00c0-\u024f-])|${anyLanguage("proclitics")}`;
/** "A cat called Miso and a dog called Rex" are two things to know. */
const CALLED = String.raw`(?:${anyLanguage("articles")}) (?:[^\s,]+ ){1,2}?(?:${anyLanguage("called")})(?=\s)`;
const ELIDED = String.raw`(?:${anyLanguage("elided")})(?=\s)|${CALLED}`;
const RESUMED = String.raw`(?:${anyLanguage("resumed")})(?=\s)|${CALLED}`;
/** After these the same instruction goes on: "From now on, always answer in French". */
const INTRODUCING = String.raw`(?<!\b(?:from now on|in (?:the )?future|going forward|henceforth|please|always|remember|note|keep in mind|for future reference|from here on|whenever you (?:answer|reply|respond)))`;
const AFTER_COMMA = String.raw`(?<comma>\s?[,:()–—]\s{0,3}|\s-\s)(?:(?<after>${anyLanguage("joinersAfterComma")})\s{1,3})?(?=${STARTS}|(?<resumed>${RESUMED}))`;
const AFTER_JOINER = String.raw`\s{1,3}(?<joiner>${anyLanguage("joiners")})\s{1,3}(?=${STARTS}|(?<elided>${ELIDED}))`;
const EDGE = String.raw`(?![\w'’\u00c0-\u024f])`;
const AFTER_NOTHING = String.raw`(?=\s{1,3}(?:${anyLanguage("runOns")})${EDGE})(?<!(?<![\w\u00c0-\u024f])(?:${anyLanguage("holds")}))(?<nothing>\s{1,3})(?=(?:${anyLanguage("runOns")})${EDGE})`;
const COURTESY = String.raw`(?<courtesy>[\s,]{1,3})(?=(?:(?:${anyLanguage("courtesies")})[\s,.!]{0,3}){1,3}$)`;
/** Looks ahead before it looks behind: a look behind at every letter took most of the time of a turn. */
const SPLIT = new RegExp(
  String.raw`(?=[\s,:()–—])(?:(?=\s?[,:()–—]|\s-\s)${INTRODUCING}${AFTER_COMMA}|${AFTER_JOINER}|${AFTER_NOTHING}|${COURTESY})`,
  "gi",
);
const OPENING = new RegExp(
  String.raw`^\W{0,3}(?:(?:${anyLanguage("courtesies")}|${anyLanguage("joinersAfterComma")})[\s,]{1,2}){0,2}(?:${STARTS})`,
  "i",
);
const POINTS_AHEAD = /:\s*$|\b(?:this|these|following|below)\b/i;
const SUBJECT = new RegExp(String.raw`^(?:[^\s]+[\s,]+){0,2}?(${anyLanguage("subjects")})(?=[\s'’])`, "i");
/** The past tells nothing of today, but the next clause may: "I used to live in Oslo, now I live in Bergen". */
const FORMERLY = /^(?:and |but |so )?(?:i|we) used to\b/i;
const NAMES = new RegExp(`^${CALLED}`, "i");
const HAVING = new RegExp(String.raw`^(?:[^\s]+[\s,]+){0,2}?(${anyLanguage("having")})(?=\s)`, "i");
/** The reason for a question is a statement: "Can you help, since I'm vegetarian?" */
const REASON = new RegExp(`^(?:${anyLanguage("reasons")})$`, "i");
const SINCE = new RegExp(String.raw`^(?:${anyLanguage("since")})?\s*$`, "i");

/** Returns the sentences of the user's own words, for each stretch of the text that is read. */
export function stretchesIn(said: string): Sentence[][] {
  return readable(said).map((part) => [...sentencesIn(stripQuoted(part))]);
}

const GUARDS: readonly Guard[] = Object.values(SENTENCE_GUARDS);
const EVERYWHERE = GUARDS.filter(({ reach }) => reach === "all");
const NEARBY = GUARDS.filter(({ reach }) => reach !== "all");
const WITHIN: readonly Guard[] = Object.values(CLAUSE_GUARDS);

/**
 * Returns for each sentence whether the user asserts it. Guards run only on a text in which a pattern found something,
 * because most texts hold nothing.
 */
export function assertedSentences(sentences: readonly Sentence[]): boolean[] {
  const asserted: boolean[] = [];
  if (sentences.some(({ text }) => EVERYWHERE.some(({ pattern }) => pattern.test(text)))) return asserted;
  for (const { text, lineEnds } of sentences) {
    const caught = NEARBY.find((guard) => guard.pattern.test(text));
    const pasted = caught?.reach === "after" && (lineEnds || POINTS_AHEAD.test(text));
    if (caught?.reach === "text" || pasted) break;
    if (caught?.reach === "around" && asserted.length > 0) asserted[asserted.length - 1] = false;
    asserted.push(caught === undefined || caught.reach === "after");
  }
  return asserted;
}

/** Yields the sentences of a text. A longer one than people write is left out. */
export function* sentencesIn(text: string): Generator<Sentence> {
  let start = 0;
  for (const end of [...text.matchAll(ENDS), null]) {
    const at = end?.index ?? text.length;
    const mark = end?.[0] ?? "";
    const upTo = text.slice(start, at);
    if (mark.startsWith(".") && ABBREVIATION.test(upTo.slice(-12) + ".")) continue;
    const line = mark.startsWith("\n") || end === null || text.startsWith("\n", at + mark.length);
    if (upTo.length <= MAX_CHARACTERS && /\p{L}/u.test(upTo))
      yield { text: upTo, at: start, ending: mark, lineEnds: line };
    start = at + mark.length;
  }
}

/** Returns the clauses of a sentence that neither ask nor suppose. */
export function clausesOf(sentence: Sentence): Clause[] {
  const asked = sentence.ending.includes("?");
  const text = sentence.text.slice(BULLET.exec(sentence.text)?.[0].length ?? 0);
  const clauses: Clause[] = [];
  let subject = "";
  let having = "";
  let asking = false;
  for (const [index, piece, total] of pieces(text)) {
    if (FORMERLY.test(piece.text)) {
      [subject, having] = ["", ""];
      continue;
    }
    if (WITHIN.some((guard) => guard.pattern.test(piece.text))) break;
    const colon = text.lastIndexOf(": ", piece.at);
    if (colon >= 0 && colon < piece.at && !OWN_LEAD.test(text.slice(0, colon))) break;
    const reason = REASON.test(piece.joiner);
    const requested = REQUESTS.test(piece.text);
    if (ASKS.test(piece.text) && !requested) asking = true;
    else if (piece.comma || reason) asking = asking && asked && !reason;
    const questioned = asked && index === total - 1 && !reason && !requested;
    if (asking || questioned || piece.text.includes(FOREIGN)) continue;
    const shared = NAMES.test(piece.text) ? having : subject;
    clauses.push({ quote: piece.text, subject: piece.elided ? shared : "" });
    if (piece.elided) continue;
    subject = SUBJECT.exec(piece.text)?.[1] ?? "";
    having = HAVING.exec(piece.text)?.[1] ?? "";
  }
  return clauses;
}

/** A clause of a sentence, and how it is joined to the one before. */
export interface Piece {
  readonly text: string;
  readonly at: number;
  readonly joiner: string;
  readonly comma: boolean;
  readonly elided: boolean;
}

function isDate(piece: string): boolean {
  const [date] = piece.length < 40 ? relativeDatesIn(piece, 0) : [];
  return date !== undefined && SINCE.test(piece.replace(date.words, ""));
}

/** Returns whether words may be a clause of their own, so that another can follow without a mark: "im 34". */
const isClause = (words: string): boolean => OPENING.test(words) && words.trim().split(/\s+/).length > 1;

type PlacedPiece = readonly [index: number, piece: Piece, total: number];

/** Sentences that were split last. One is read for facts, for requests and for what others said. */
const lately = new Memo<string, readonly PlacedPiece[]>(64);

/** Returns the clauses of a sentence, with their offsets in it. */
export const pieces = (text: string): readonly PlacedPiece[] => lately.get(text, piecesOf);

function piecesOf(text: string): PlacedPiece[] {
  const found: Piece[] = [];
  let start = 0;
  let opened = { joiner: "", comma: true, elided: false };
  const close = (end: number): void => {
    const raw = text.slice(start, end);
    const at = start + raw.length - raw.trimStart().length;
    const before = found.at(-1);
    if (raw.trim() === "") return;
    // "Since yesterday, I work at the harbour": the date belongs to the next clause.
    if (before && isDate(before.text)) found[found.length - 1] = { ...before, text: text.slice(before.at, end).trim() };
    else found.push({ text: raw.trim(), at, ...opened });
  };
  for (const cut of text.matchAll(SPLIT)) {
    const { nothing, courtesy } = cut.groups ?? {};
    if (nothing !== undefined && !isClause(text.slice(start, cut.index))) continue;
    close(cut.index);
    start = cut.index + cut[0].length;
    const joiner = cut.groups?.["joiner"] ?? cut.groups?.["after"] ?? "";
    const elided = (cut.groups?.["elided"] ?? cut.groups?.["resumed"]) !== undefined;
    opened = { joiner, comma: (cut.groups?.["comma"] ?? nothing ?? courtesy) !== undefined, elided };
  }
  close(text.length);
  return found.map((piece, index) => [index, piece, found.length] as const);
}
