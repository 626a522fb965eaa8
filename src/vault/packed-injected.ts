import type { Injected } from "../ports/exchange.ts";
import { digitAt } from "../runtime/id.ts";

/*
 * The memories in the block of an exchange, as a row of `exchanges` stores them: 18 bytes each, where JSON takes 55. An
 * id is 128 bits behind its prefix, as `newId` makes it.
 */

const ID = /^mem_[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const PREFIX = "mem_";
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const ID_DIGITS = 26;
const ID_BYTES = 16;
const ENTRY_BYTES = ID_BYTES + 2;
/** The parts of a score of 1 that are stored: scores are rounded to as many. */
const PARTS = 1_000;
const NO_SCORE = 0xffff;

/** Returns the bytes of an id. Returns null for one that `newId` did not make. */
export function packId(id: string): Uint8Array<ArrayBuffer> | null {
  if (!ID.test(id)) return null;
  const bytes = new Uint8Array(ID_BYTES);
  let bits = 0;
  let held = 0;
  let at = 0;
  // The first digit holds three bits: 128 are no multiple of five.
  for (let i = PREFIX.length; i < id.length; i++) {
    bits = (bits << 5) | digitAt(id, i);
    held += i === PREFIX.length ? 3 : 5;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 0xff;
    bits &= (1 << held) - 1;
  }
  return bytes;
}

function unpackId(bytes: Uint8Array): string {
  let id = PREFIX;
  let bits = 0;
  let held = 2;
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      id += ALPHABET[(bits >> held) & 31];
      bits &= (1 << held) - 1;
    }
  }
  return id.slice(0, PREFIX.length + ID_DIGITS);
}

/** Returns null if an id or a score cannot be packed, or there is none. */
export function packInjected(injected: readonly Injected[]): ArrayBuffer | null {
  if (injected.length === 0) return null;
  const bytes = new Uint8Array(injected.length * ENTRY_BYTES);
  const view = new DataView(bytes.buffer);
  for (const [i, { id, score }] of injected.entries()) {
    const packed = packId(id);
    const parts = score === null ? NO_SCORE : Math.round(score * PARTS);
    if (packed === null || parts < 0 || (score !== null && (parts >= NO_SCORE || parts / PARTS !== score))) return null;
    bytes.set(packed, i * ENTRY_BYTES);
    view.setUint16(i * ENTRY_BYTES + ID_BYTES, parts);
  }
  return bytes.buffer;
}

export function unpackInjected(stored: ArrayBuffer): Injected[] {
  const bytes = new Uint8Array(stored);
  const view = new DataView(stored);
  return Array.from({ length: Math.floor(bytes.length / ENTRY_BYTES) }, (_, i) => {
    const at = i * ENTRY_BYTES;
    const parts = view.getUint16(at + ID_BYTES);
    return { id: unpackId(bytes.subarray(at, at + ID_BYTES)), score: parts === NO_SCORE ? null : parts / PARTS };
  });
}
