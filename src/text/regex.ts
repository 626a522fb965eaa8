import { Memo } from "../runtime/memo.ts";
import { type CodeRange, NON_LETTERS, NUMBERS, without, written } from "./letters.ts";

/* Compiles patterns in which letters and numbers are few ranges, see `letters.ts`. Marks count as letters. */

/** A class, a property or another escape. */
const PART = /\\[pP]\{[^}]*\}|\\.|\[(\^?)((?:\\.|[^\]\\])*)\]/gsu;
/** A member of a class: a property, an escape, a character, or a range of characters. */
const MEMBER = /\\[pP]\{([^}]*)\}|\\([dsw])|(\\.|[^\\])(?:-(\\.|[^\\]))?/gsu;

const DIGITS: readonly CodeRange[] = [[0x30, 0x39]];
const SPACES: readonly CodeRange[] = [
  [0x9, 0xd],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

/** Classes of which patterns are made: some thirty in all. */
const CLASSES_KEPT = 200;
const classes = new Memo<string, string>(CLASSES_KEPT);

const withFlags =
  (flags: string) =>
  (strings: TemplateStringsArray, ...parts: readonly (string | number)[]): RegExp =>
    regexOf(String.raw(strings, ...parts), flags);

/** Compiles a pattern, which is written as in a literal: regex.iu`(?<!\p{L})my \p{L}+`. Keep it: each call compiles anew. */
export const regex = {
  u: withFlags("u"),
  iu: withFlags("iu"),
  gu: withFlags("gu"),
  giu: withFlags("giu"),
  gmu: withFlags("gmu"),
  imu: withFlags("imu"),
  isu: withFlags("isu"),
} as const;

/** Compiles a pattern that was put together. */
export const regexOf = (source: string, flags: string): RegExp =>
  new RegExp(namesLetters(source) ? source.replace(PART, inRangesIfClass) : source, flags);

/** Returns false for a source in which nothing is to be written as ranges. */
const namesLetters = (source: string): boolean =>
  source.includes(String.raw`\p{L}`) || source.includes(String.raw`\p{N}`);

const inRangesIfClass = (part: string): string =>
  part.startsWith("[") || part.startsWith("\\p") ? classes.get(part, inRanges) : part;

/** Returns a class or property with ranges for its letters and numbers. */
function inRanges(part: string): string {
  if (part === String.raw`\p{L}`) return `[^${written(NON_LETTERS)}]`;
  if (part === String.raw`\p{N}`) return `[${written(NUMBERS)}]`;
  if (!part.startsWith("[")) return part;
  const isNegated = part.startsWith("[^");
  const members = part.slice(isNegated ? 2 : 1, -1);
  if (!members.includes(String.raw`\p{L}`)) return part.replaceAll(String.raw`\p{N}`, written(NUMBERS));
  const others = [...members.matchAll(MEMBER)].flatMap(rangesOf);
  // All letters and some others are all but the rest.
  return `[${isNegated ? "" : "^"}${written(without(NON_LETTERS, others))}]`;
}

function rangesOf([member, property, short, from = "", to]: RegExpMatchArray): readonly CodeRange[] {
  // Letters are all that is left, and marks are of them.
  if (property === "L" || property === "M") return [];
  if (property === "N") return NUMBERS;
  if (short === "d") return DIGITS;
  if (short === "s") return SPACES;
  if (property !== undefined || short !== undefined) throw new TypeError(`No ranges are known for ${member}.`);
  return [[codeOf(from), codeOf(to ?? from)]];
}

/** Returns the code of a character, which may be escaped by a backslash. */
const codeOf = (character: string): number =>
  (character.startsWith("\\") ? character.slice(1) : character).codePointAt(0) ?? 0;
