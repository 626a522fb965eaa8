import { Buffer } from "node:buffer";
import type { Edit } from "../dialects/edit-text.ts";
import { concatBytes } from "../http/bytes.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = new TextEncoder();
/** Typed by hand, because the runtime's types and Node's do not agree on it. */
const { byteLength } = Buffer as unknown as { byteLength: (text: string) => number };

/**
 * Returns a body with the edits in it, which do not overlap. Its other bytes are the caller's own and are never encoded
 * again: printing half a megabyte takes as long as reading it.
 * @param text the body as text, in whose characters the edits count
 */
export function editBytes(bytes: Bytes, text: string, edits: readonly Edit[]): Bytes {
  const isOneByteEach = bytes.length === text.length;
  const lengthOf = (from: number, to: number): number => (isOneByteEach ? to - from : byteLength(text.slice(from, to)));
  const pieces: Bytes[] = [];
  let inText = 0;
  let inBytes = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const at = inBytes + lengthOf(inText, edit.start);
    pieces.push(bytes.subarray(inBytes, at), utf8.encode(edit.text) as Bytes);
    inBytes = at + lengthOf(edit.start, edit.end);
    inText = edit.end;
  }
  return concatBytes([...pieces, bytes.subarray(inBytes)]);
}
