import { TERM_BITS } from "../../text/words.ts";
import { BitWriter } from "./bits.ts";
import { packNumbers, unpackNumbers } from "./varints.ts";

/*
 * The index terms of a memory, in their order, as its row stores them. A term that the memory has said before is written as
 * the position of its first use: two of five are. A term takes 17 bits on average instead of 32.
 */

/** Returns the bits that name one of so many distinct terms. */
const bitsFor = (count: number): number => 32 - Math.clz32(count - 1);

export function packTerms(terms: Uint32Array): ArrayBuffer {
  const count = packNumbers([terms.length]);
  const bits = new BitWriter();
  const known = new Map<number, number>();
  for (const term of terms) {
    const first = known.get(term);
    if (known.size > 0) bits.write(first === undefined ? 0 : 1, 1);
    if (first !== undefined) bits.write(first, bitsFor(known.size));
    else {
      known.set(term, known.size);
      bits.write(term, TERM_BITS);
    }
  }
  const packed = bits.finish();
  const bytes = new Uint8Array(count.length + packed.length);
  bytes.set(count);
  bytes.set(packed, count.length);
  return bytes.buffer;
}

/** Returns the terms as `Uint32Array` holds them. */
export const unpackTerms = (stored: ArrayBuffer): ArrayBuffer => readTerms(new Uint8Array(stored)).buffer;

/** The distinct terms of the memory that is being read. */
let known = new Uint32Array(2_048);

/** Reads packed terms. A vault that wakes up reads a million, so that each takes one look at four bytes. */
export function readTerms(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  let header = 1;
  while ((bytes[header - 1] as number) > 0x7f) header += 1;
  const [count = 0] = unpackNumbers(bytes.subarray(0, header));
  // Damaged bytes may tell any count. A term takes one bit at least.
  if (count > bytes.length * 8) throw new RangeError("more terms than bits");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const terms = new Uint32Array(count);
  if (known.length < count) known = new Uint32Array(2 * count);
  let distinct = 0;
  let width = 0;
  for (let i = 0, at = 8 * header; i < count; i++) {
    // The next 25 bits at least, the first of them highest.
    const bits = (at >> 3) + 4 <= bytes.length ? view.getUint32(at >> 3) : lastBits(bytes, at >> 3);
    const ahead = bits << (at & 7);
    if (distinct > 0 && ahead < 0) {
      terms[i] = known[width === 0 ? 0 : (ahead << 1) >>> (32 - width)] as number;
      at += 1 + width;
      continue;
    }
    const flag = distinct > 0 ? 1 : 0;
    terms[i] = known[distinct] = (ahead << flag) >>> (32 - TERM_BITS);
    at += flag + TERM_BITS;
    distinct += 1;
    width = bitsFor(distinct);
  }
  return terms;
}

/** Returns four bytes as a number. Behind the end there are zeros. */
function lastBits(bytes: Uint8Array, from: number): number {
  let bits = 0;
  for (let at = from; at < from + 4; at++) bits = (bits << 8) | (bytes[at] ?? 0);
  return bits >>> 0;
}
