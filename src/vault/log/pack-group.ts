import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { SaidAndAnswered } from "../../memory/round.ts";
import { packRound, unpackRound } from "../packing/pack-round.ts";
import { packNumbers, unpackNumbers } from "../packing/varints.ts";
import type { LogEntry } from "./log-entry.ts";

/*
 * Rounds that follow one another, as one row of `archive` holds them. The texts of eight are compressed as one: those of
 * LongMemEval_S shrink to 33 % instead of 40 %, in half the time. Sixteen would leave 32 %, and who reads one round unpacks
 * all: 25 µs for one, 80 for eight, 130 for sixteen. The terms lie apart from the texts, because a vault that wakes up reads
 * them alone.
 */

/** Rounds whose texts are compressed as one. */
const TOGETHER = 8;

/** The columns of a row of `archive` that hold its entries. */
export interface PackedGroup {
  /** The terms and the passages of each entry, one after the other. */
  readonly terms: ArrayBuffer;
  /** The bytes of each entry's terms, and one more than those of its passages; 0: it has none. */
  readonly sizes: ArrayBuffer;
  /** All texts, those of eight entries as one packed round. */
  readonly words: ArrayBuffer;
  /** The characters of each entry's two sides, behind the number of packed rounds and the bytes of each. */
  readonly lengths: ArrayBuffer;
  /** Null if no entry has a record. */
  readonly records: ArrayBuffer | null;
}

/** The part of an entry that recall loads. */
export type EntryTerms = Pick<LogEntry, "terms" | "passages">;

const EMPTY = new ArrayBuffer(0);
const NO_WORDS: SaidAndAnswered = { said: "", answer: "" };

/** @param entries null for a number that is not in use any more */
export function packGroup(entries: readonly (LogEntry | null)[]): PackedGroup {
  const sizes = entries.flatMap((entry) => [
    entry?.terms.byteLength ?? 0,
    entry?.passages ? entry.passages.byteLength + 1 : 0,
  ]);
  const words = entries.map((entry) => entry?.words ?? NO_WORDS);
  const texts = Array.from({ length: Math.ceil(words.length / TOGETHER) }, (_, i) =>
    packTexts(words.slice(i * TOGETHER, (i + 1) * TOGETHER)),
  );
  const lengths = [
    texts.length,
    ...texts.map(({ byteLength }) => byteLength),
    ...words.flatMap(({ said, answer }) => [said.length, answer.length]),
  ];
  return {
    terms: joined(entries.flatMap((entry) => [entry?.terms ?? EMPTY, entry?.passages ?? EMPTY])),
    sizes: packNumbers(sizes).buffer,
    words: joined(texts),
    lengths: packNumbers(lengths).buffer,
    records: packRecords(entries.map((entry) => entry?.record ?? EMPTY)),
  };
}

export const unpackGroupTerms = (group: Pick<PackedGroup, "terms" | "sizes">): EntryTerms[] =>
  viewGroupTerms(group).map(({ terms, passages }) => ({
    terms: copyOf(terms),
    passages: passages && copyOf(passages),
  }));

/** The terms and the passages of an entry as parts of those of its group, which they keep in memory. */
export interface TermsInGroup {
  readonly terms: Uint8Array;
  readonly passages: Uint8Array | null;
}

/** Returns the terms of all entries of a group without copying them. */
export function viewGroupTerms({ terms, sizes }: Pick<PackedGroup, "terms" | "sizes">): TermsInGroup[] {
  const bytes = new Uint8Array(terms);
  const numbers = unpackNumbers(new Uint8Array(sizes));
  const entries: TermsInGroup[] = [];
  for (let i = 0, at = 0; i < numbers.length; i += 2) {
    const own = bytes.subarray(at, (at += numbers[i] ?? 0));
    const size = numbers[i + 1] ?? 0;
    entries.push({ terms: own, passages: size === 0 ? null : bytes.subarray(at, (at += size - 1)) });
  }
  return entries;
}

const packTexts = (words: readonly SaidAndAnswered[]): ArrayBuffer =>
  packRound({ said: words.map(({ said, answer }) => said + answer).join(""), answer: "" });

/** Entries that were compressed as one. */
interface WordsTogether {
  /** The position of the first of them in the group. */
  readonly from: number;
  readonly entries: readonly SaidAndAnswered[];
}

/** Returns the texts of an entry, with those that are unpacked with it. */
export function unpackGroupWords(
  { words, lengths }: Pick<PackedGroup, "words" | "lengths">,
  position: number,
): WordsTogether {
  const [count = 0, ...numbers] = unpackNumbers(new Uint8Array(lengths));
  const which = Math.floor(position / TOGETHER);
  const from = which * TOGETHER;
  const bytesBefore = numbers.slice(0, which).reduce((sum, size) => sum + size, 0);
  const { said: texts } = unpackRound(words.slice(bytesBefore, bytesBefore + (numbers[which] ?? 0)));
  const sides = numbers.slice(count + 2 * from, count + 2 * (from + TOGETHER));
  const entries: SaidAndAnswered[] = [];
  for (let i = 0, at = 0; i < sides.length; i += 2) {
    const said = texts.slice(at, (at += sides[i] ?? 0));
    entries.push({ said, answer: texts.slice(at, (at += sides[i + 1] ?? 0)) });
  }
  return { from, entries };
}

/** Records name the same memories again and again, which Brotli finds. A fast setting finds most. */
const RECORD_QUALITY = 5;

function packRecords(records: readonly ArrayBuffer[]): ArrayBuffer | null {
  if (records.every(({ byteLength }) => byteLength === 0)) return null;
  const content = new Uint8Array(joined([packNumbers(records.map(({ byteLength }) => byteLength)).buffer, ...records]));
  return copyOf(brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: RECORD_QUALITY } }));
}

/** @param count the entries of the group */
export function unpackGroupRecords(records: ArrayBuffer | null, count: number): (ArrayBuffer | null)[] {
  if (records === null) return Array.from({ length: count }, () => null);
  const content = copyOf(brotliDecompressSync(new Uint8Array(records)));
  const bytes = new Uint8Array(content);
  let at = 0;
  for (let ends = 0; ends < count && at < bytes.length; at++) if ((bytes[at] as number) < 0x80) ends += 1;
  const sizes = unpackNumbers(bytes.subarray(0, at));
  return sizes.map((size) => (size === 0 ? null : content.slice(at, (at += size))));
}

/** Returns bytes as a buffer of their own: those of `node:zlib` may be part of a larger one. */
const copyOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

function joined(parts: readonly ArrayBuffer[]): ArrayBuffer {
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return bytes.buffer;
}
