import { packNumbers, unpackNumbers } from "../packing/varints.ts";
import type { LogEntry } from "./log-entry.ts";
import { packRound, unpackRound } from "../packing/pack-round.ts";

/*
 * An entry as rows of `log` hold it: the sizes of its parts, then the parts, then its cached answer and its row of `memories`,
 * and those of its statements, each with its size before it. Earlier versions wrote none of them, and zeros follow, which
 * say so.
 */

/** An entry whose texts are still packed. */
export type PackedEntry = Omit<LogEntry, "words"> & { readonly words: ArrayBuffer };

/** The most bytes that the sizes of an entry's parts take, with what stands before its texts. */
const HEAD_BYTES = 32;

/**
 * Packs the texts of an entry.
 * @param room the bytes that the entry may take, however few it needs: texts that fit in are not compressed
 */
export function packWords({ words, ...rest }: LogEntry, room: number): PackedEntry {
  const others = [rest.terms, rest.passages, rest.record, rest.answer, rest.row, rest.statements].reduce(
    (sum, part) => sum + (part?.byteLength ?? 0),
    0,
  );
  return { ...rest, words: packRound(words, room - others - HEAD_BYTES) };
}

export const unpackWords = ({ words, ...rest }: PackedEntry): LogEntry => ({ ...rest, words: unpackRound(words) });

/** A size is one more than that of the part; 0: there is no such part. */
const sizeOf = (part: ArrayBuffer | null | undefined): number => (part ? part.byteLength + 1 : 0);

export function packEntry({
  terms,
  passages,
  record,
  words,
  answer,
  row,
  statements,
}: PackedEntry): Uint8Array<ArrayBuffer> {
  const parts = [terms, passages, record, words];
  const sizes = packNumbers(parts.map(sizeOf));
  const late = [answer, row, statements];
  late.length = late.findLastIndex(Boolean) + 1;
  const pieces = [sizes, ...parts, ...late.flatMap((part) => [packNumbers([sizeOf(part)]), part])].flatMap((part) =>
    part ? new Uint8Array(part) : [],
  );
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** @throws {RangeError} if the bytes are damaged */
export function unpackEntry(bytes: Uint8Array): PackedEntry {
  let at = 0;
  const nextSize = (): number => {
    const from = at;
    if (from >= bytes.length) throw new RangeError("no sizes");
    while ((bytes[at] ?? 0) > 0x7f) at += 1;
    at += 1;
    return unpackNumbers(bytes.subarray(from, at))[0] ?? 0;
  };
  const nextPart = (size: number): ArrayBuffer | null => {
    if (size === 0) return null;
    const part = bytes.slice(at, (at += size - 1));
    if (at > bytes.length) throw new RangeError("a part is cut off");
    return part.buffer;
  };
  const sizes = [nextSize(), nextSize(), nextSize(), nextSize()];
  const [terms = null, passages = null, record = null, words = null] = sizes.map(nextPart);
  if (!terms || !words) throw new RangeError("a part is missing");
  const nextLate = (): ArrayBuffer | null => (at < bytes.length ? nextPart(nextSize()) : null);
  return { terms, passages, record, words, answer: nextLate(), row: nextLate(), statements: nextLate() };
}
