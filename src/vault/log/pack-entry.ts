import { packNumbers, unpackNumbers } from "../packing/varints.ts";
import type { LogEntry } from "./log-entry.ts";
import { packRound, unpackRound } from "../packing/pack-round.ts";

/* An entry as rows of `log` hold it: the sizes of its parts, then the parts. What follows them is no part of it. */

/** An entry whose texts are still packed. */
export type PackedEntry = Omit<LogEntry, "words"> & { readonly words: ArrayBuffer };

/** The most bytes that the sizes of an entry's parts take, with what stands before its texts. */
const HEAD_BYTES = 32;

/**
 * Packs the texts of an entry.
 * @param room the bytes that the entry may take, however few it needs: texts that fit in are not compressed
 */
export function packWords({ words, ...rest }: LogEntry, room: number): PackedEntry {
  const others = [rest.terms, rest.passages, rest.record].reduce((sum, part) => sum + (part?.byteLength ?? 0), 0);
  return { ...rest, words: packRound(words, room - others - HEAD_BYTES) };
}

export const unpackWords = ({ words, ...rest }: PackedEntry): LogEntry => ({ ...rest, words: unpackRound(words) });

/** A size is one more than that of the part; 0: there is no such part. */
export function packEntry({ terms, passages, record, words }: PackedEntry): Uint8Array<ArrayBuffer> {
  const parts = [terms, passages, record, words];
  const sizes = packNumbers(parts.map((part) => (part === null ? 0 : part.byteLength + 1)));
  const bytes = new Uint8Array(sizes.length + parts.reduce((sum, part) => sum + (part?.byteLength ?? 0), 0));
  bytes.set(sizes);
  let at = sizes.length;
  for (const part of parts) {
    if (part === null) continue;
    bytes.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return bytes;
}

/** @throws {RangeError} if the bytes are damaged */
export function unpackEntry(bytes: Uint8Array): PackedEntry {
  let at = 0;
  const sizes: number[] = [];
  while (sizes.length < 4) {
    const from = at;
    if (from >= bytes.length) throw new RangeError("no sizes");
    while ((bytes[at] ?? 0) > 0x7f) at += 1;
    at += 1;
    sizes.push(...unpackNumbers(bytes.subarray(from, at)));
  }
  const [terms, passages, record, words] = sizes.map((size) =>
    size === 0 ? null : bytes.slice(at, (at += size - 1)).buffer,
  );
  if (!terms || !words) throw new RangeError("a part is missing");
  return { terms, passages: passages ?? null, record: record ?? null, words };
}
