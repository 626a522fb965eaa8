import { Memo } from "../../runtime/memo.ts";
import { estimateTokens } from "../../text/token-estimate.ts";
import {
  type BlockLine,
  CLOSE,
  datedLines,
  type DatedLine,
  dayOf,
  EARLIER_MARK,
  GAP,
  OPEN,
  PREAMBLE,
  renderPart,
  type ShownLine,
} from "./render.ts";

/*
 * The tokens of lines and of what they make up. To estimate a text costs as much as to find it, so that the text of a line
 * is estimated once. The estimate of a whole is the sum of those of its parts, where they meet at a blank or a line break.
 */

/**
 * Returns about how many tokens a text takes, and never fewer than a quarter of its characters, by which many clients
 * count.
 */
export const blockTokens = (text: string): number => atLeast(estimateTokens(text), text.length);

const CHARACTERS_OF_A_TOKEN = 4;
const atLeast = (estimate: number, characters: number): number =>
  Math.max(estimate, Math.ceil(characters / CHARACTERS_OF_A_TOKEN));

/** The tokens of the block beside its elements. */
export const PREAMBLE_TOKENS = blockTokens(PREAMBLE);
/** The tokens of an element beside its lines. */
export const FRAME_TOKENS = blockTokens(`\n${OPEN}\n${CLOSE}`);
/** The tokens of a time of day in a line. */
export const TIME_TOKENS = blockTokens(" 23:59");

const PREAMBLE_ESTIMATE = estimateTokens(PREAMBLE);
const FRAME_ESTIMATE = estimateTokens(`${OPEN}\n`) + estimateTokens(CLOSE);
const FRAME_CHARACTERS = OPEN.length + 1 + CLOSE.length;
const GAP_ESTIMATE = estimateTokens(GAP);
const TIME_ESTIMATE = estimateTokens(" 23:59");

const estimates = new WeakMap<object, number>();

/** Returns the estimate of a line's text, which is made once. */
function textEstimate(line: Pick<BlockLine, "text">): number {
  let estimate = estimates.get(line);
  if (estimate === undefined) estimates.set(line, (estimate = estimateTokens(line.text)));
  return estimate;
}

/** Days and marks whose estimates are kept. A mark may hold a day. */
const openings = new Memo<string, number>(1_000);
const breaks = new Memo<string, number>(1_000);

/** Returns the estimate of a line break behind a character. */
const breakEstimate = (before: string): number =>
  breaks.get(before, () => estimateTokens(`${before}\n`) - estimateTokens(before));

/** Returns true for a text whose estimate does not depend on what stands beside it. */
const standsAlone = (text: string): boolean => /\S/.test(text[0] ?? "") && /\S/.test(text.at(-1) ?? "");

/** Returns the tokens that a line takes in a block with its date and its line break. */
export function lineTokens(line: Pick<BlockLine, "at" | "by" | "text">): number {
  const { at, by, text } = line;
  const day = dayOf(at);
  if (!standsAlone(text)) return blockTokens(`${day} ${by}: ${text}\n`);
  const opening = openings.get(day, estimateTokens) + openings.get(`${by}:`, estimateTokens);
  const estimate = opening + textEstimate(line) + breakEstimate(text.at(-1) as string);
  return atLeast(estimate, `${day} ${by}: \n`.length + text.length);
}

const LEAST_OPENING = `${dayOf(0)} user: \n`;
const LEAST_TOKENS = blockTokens(LEAST_OPENING);

/**
 * Returns how many tokens a line takes at least. Of a passage whose characters are invisible, a line shows fewer; one of
 * which more than half are so is not looked for where it may be too long.
 * @param characters of the passage, as the user wrote it
 */
export const leastTokens = (characters: number): number =>
  Math.max(LEAST_TOKENS, Math.ceil((LEAST_OPENING.length + characters / 2) / CHARACTERS_OF_A_TOKEN));

/** Returns the tokens that a passage takes on the line of another one. */
export const passageTokens = (line: Pick<BlockLine, "text">): number =>
  standsAlone(line.text)
    ? atLeast(GAP_ESTIMATE + textEstimate(line), GAP.length + line.text.length)
    : blockTokens(GAP + line.text);

const marked = new WeakMap<BlockLine, BlockLine>();

/** Returns a line with the mark of one that may hold no more. It is made once: a block is composed in several tries. */
export function markedEarlier(line: BlockLine): BlockLine {
  let known = marked.get(line);
  if (!known) marked.set(line, (known = makeMarked(line)));
  return known;
}

function makeMarked(line: BlockLine): BlockLine {
  const by = `${line.by.replace(/ \(.*\)$/, "")}${EARLIER_MARK}`;
  const copy = { ...line, by };
  estimates.set(copy, textEstimate(line));
  return Object.assign(copy, { tokens: lineTokens(copy) });
}

/** An estimate, and the characters that it is of. */
interface Extent {
  readonly estimate: number;
  readonly characters: number;
}

/** Returns the tokens of one part of a block. */
export function partTokens(lines: readonly ShownLine[]): number {
  const { estimate, characters } = extentOfPart(lines);
  return atLeast(estimate, characters);
}

/** Returns the tokens of one part of a block, with the line break before it. */
export function addedPartTokens(lines: readonly ShownLine[]): number {
  const { estimate, characters } = extentOfPart(lines);
  return atLeast(breakEstimate("") + estimate, characters + 1);
}

/** Returns the tokens of a block of parts, behind elements that stand before them. */
export function partsTokens(parts: readonly (readonly ShownLine[])[], first: readonly string[] = []): number {
  const told = parts.filter((lines) => lines.length > 0);
  if (told.length + first.length === 0) return 0;
  const opening = first.length === 0 ? PREAMBLE : [PREAMBLE, ...first].join("\n");
  let estimate = first.length === 0 ? PREAMBLE_ESTIMATE : estimateTokens(opening);
  let characters = opening.length;
  let last = opening.at(-1) as string;
  for (const part of told.map(extentOfPart)) {
    estimate += breakEstimate(last) + part.estimate;
    characters += 1 + part.characters;
    last = CLOSE.at(-1) as string;
  }
  return atLeast(estimate, characters);
}

/** The extents of lines that are told alone, without a time of day. */
const extents = new WeakMap<ShownLine, Extent>();

function extentOfPart(lines: readonly ShownLine[]): Extent {
  if (!lines.every((line) => extents.has(line) || standsAlone(line.text))) {
    const text = renderPart(lines);
    return { estimate: estimateTokens(text), characters: text.length };
  }
  let estimate = FRAME_ESTIMATE;
  let characters = FRAME_CHARACTERS;
  for (const line of datedLines(lines)) {
    const of = extentOfLine(line);
    estimate += of.estimate;
    characters += of.characters + 1;
  }
  return { estimate, characters };
}

function extentOfLine({ day, time, lines }: DatedLine): Extent {
  const [line] = lines;
  let extent = lines.length === 1 ? extents.get(line) : undefined;
  if (!extent) {
    extent = untimedExtent(day, lines);
    if (lines.length === 1) extents.set(line, extent);
  }
  if (time === null) return extent;
  return { estimate: extent.estimate + TIME_ESTIMATE, characters: extent.characters + time.length + 1 };
}

function untimedExtent(day: string, lines: DatedLine["lines"]): Extent {
  const [{ by }] = lines;
  const gaps = lines.length - 1;
  let estimate = openings.get(day, estimateTokens) + openings.get(`${by}:`, estimateTokens) + gaps * GAP_ESTIMATE;
  let characters = `${day} ${by}: `.length + gaps * GAP.length;
  for (const line of lines) {
    estimate += textEstimate(line);
    characters += line.text.length;
  }
  return { estimate: estimate + breakEstimate(lines.at(-1)?.text.at(-1) as string), characters };
}
