import { TERM_BITS } from "../../text/words.ts";
import { BitReader, BitWriter } from "./bits.ts";
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
export function unpackTerms(stored: ArrayBuffer): ArrayBuffer {
  const bytes = new Uint8Array(stored);
  const header = bytes.findIndex((byte) => byte < 0x80) + 1;
  const [count = 0] = unpackNumbers(bytes.subarray(0, header));
  const bits = new BitReader(bytes.subarray(header));
  const terms = new Uint32Array(count);
  const known: number[] = [];
  for (let i = 0; i < count; i++) {
    if (known.length > 0 && bits.read(1) === 1) {
      terms[i] = known[bits.read(bitsFor(known.length))] as number;
    } else {
      terms[i] = bits.read(TERM_BITS);
      known.push(terms[i] as number);
    }
  }
  return terms.buffer;
}
