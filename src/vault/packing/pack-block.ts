import { formatRef, parseRef } from "../../memory/passage-ref.ts";
import { ID_BYTES, packId, unpackId } from "../packed-injected.ts";
import { packNumbers, unpackNumbers } from "./varints.ts";

/*
 * The lines of a conversation's block, by the turn that added them, as its row stores them: 18 bytes a line, where JSON
 * takes 40. First come the parts' lengths, then the places of all lines, then their memories.
 */

type Block = readonly (readonly string[])[];

/** Where a passage begins: 0 for nowhere, and one more than its position for others. */
const packPlace = (place: number | null): number => (place === null ? 0 : place + 1);
const unpackPlace = (packed: number): number | null => (packed === 0 ? null : packed - 1);

/** Returns JSON for a block with a reference that cannot be packed. */
export function packBlock(block: Block): ArrayBuffer | string {
  const refs = block.flat();
  const memories = refs.map((ref) => packId(parseRef(ref).memory));
  if (memories.includes(null) || refs.some((ref) => formatRef(parseRef(ref)) !== ref)) return JSON.stringify(block);
  const places = refs.flatMap((ref) => {
    const { said, answered } = parseRef(ref);
    return [packPlace(said), packPlace(answered)];
  });
  const numbers = packNumbers([block.length, ...block.map((part) => part.length), ...places]);
  const bytes = new Uint8Array(numbers.length + refs.length * ID_BYTES);
  bytes.set(numbers);
  for (const [i, memory] of memories.entries()) bytes.set(memory ?? [], numbers.length + i * ID_BYTES);
  return bytes.buffer;
}

/** Returns the parts of a block. Versions before 0.2 stored one list of ids. */
export function unpackBlock(stored: ArrayBuffer | string): Block {
  if (typeof stored === "string") {
    const parts = JSON.parse(stored) as readonly (string | readonly string[])[];
    return parts.some((part) => typeof part === "string") ? [parts.flat()] : (parts as Block);
  }
  const bytes = new Uint8Array(stored);
  const [partCount = 0, ...numbers] = unpackNumbers(bytes);
  const lengths = numbers.slice(0, partCount);
  const lineCount = lengths.reduce((sum, length) => sum + length, 0);
  const ids = bytes.subarray(bytes.length - lineCount * ID_BYTES);
  const refs = Array.from({ length: lineCount }, (_, i) => {
    const [said = 0, answered = 0] = numbers.slice(partCount + 2 * i);
    const memory = unpackId(ids.subarray(i * ID_BYTES, (i + 1) * ID_BYTES));
    return formatRef({ memory, said: unpackPlace(said), answered: unpackPlace(answered) });
  });
  let at = 0;
  return lengths.map((length) => refs.slice(at, (at += length)));
}

/** Packs the JSON of a conversation's row, if it is a block that stands in the system text whole. */
export function packBlockJson(json: string): ArrayBuffer | string {
  const parts: unknown = JSON.parse(json);
  const isBlock = Array.isArray(parts) && parts.every((part) => Array.isArray(part) || typeof part === "string");
  return isBlock ? packBlock(unpackBlock(json)) : json;
}

/** Returns the JSON of a conversation's row. */
export const unpackBlockJson = (stored: ArrayBuffer | string): string =>
  typeof stored === "string" ? stored : JSON.stringify(unpackBlock(stored));
