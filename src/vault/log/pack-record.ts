import { packNumbers, unpackNumbers } from "../packing/varints.ts";

/** Things that a commit writes with a round and that are no part of it. */
export interface LoggedRecord {
  /** The record of its exchange, as a row of `exchanges` stores it. */
  readonly record: string;
  /** The memories in the block of its exchange, as a row of `exchanges` stores them. */
  readonly injected: ArrayBuffer | null;
  /** The ledger of its conversation, as a row of `conversations` stores it. Null if it stayed as it was. */
  readonly ledger: string | null;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Returns both sizes as numbers, then the record, the memories and the ledger. */
export function packRecord({ record, injected, ledger }: LoggedRecord): ArrayBuffer {
  const [text, memories, lines] = [
    encoder.encode(record),
    new Uint8Array(injected ?? new ArrayBuffer(0)),
    encoder.encode(ledger ?? ""),
  ];
  const sizes = packNumbers([text.length, memories.length]);
  const bytes = new Uint8Array(sizes.length + text.length + memories.length + lines.length);
  let at = 0;
  for (const part of [sizes, text, memories, lines]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.buffer;
}

export function unpackRecord(packed: ArrayBuffer): LoggedRecord {
  const bytes = new Uint8Array(packed);
  const first = bytes.findIndex((byte) => byte < 0x80) + 1;
  const second = first + bytes.subarray(first).findIndex((byte) => byte < 0x80) + 1;
  const [textSize = 0, memoriesSize = 0] = unpackNumbers(bytes.subarray(0, second));
  const memoriesAt = second + textSize;
  const linesAt = memoriesAt + memoriesSize;
  return {
    record: decoder.decode(bytes.subarray(second, memoriesAt)),
    injected: memoriesSize === 0 ? null : packed.slice(memoriesAt, linesAt),
    ledger: linesAt === bytes.length ? null : decoder.decode(bytes.subarray(linesAt)),
  };
}
