import { concatBytes } from "./bytes.ts";
import { piecesOf } from "./body.ts";

/** The longest line to read. A longer one is skipped. */
const MAX_LINE_BYTES = 8 * 1024 * 1024;

export interface Line {
  /** Counts from 1. */
  readonly number: number;
  /** Null for a line that is not UTF-8 or longer than 8 MB. */
  readonly text: string | null;
}

/** Yields the lines of a body as they arrive, without blank ones. Holds one line at a time. */
export async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>> | null): AsyncGenerator<Line> {
  let number = 0;
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const take = (piece: Uint8Array<ArrayBuffer>): void => {
    length += piece.byteLength;
    if (length > MAX_LINE_BYTES) pieces = [];
    else if (piece.byteLength > 0) pieces.push(piece);
  };
  const finish = (): Line | null => {
    number += 1;
    const text = length > MAX_LINE_BYTES ? null : textOf(concatBytes(pieces), number);
    pieces = [];
    length = 0;
    return text?.trim() === "" ? null : { number, text };
  };
  for await (const chunk of piecesOf(body)) {
    let from = 0;
    for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, from)) {
      take(chunk.subarray(from, at));
      const line = finish();
      if (line) yield line;
      from = at + 1;
    }
    take(chunk.subarray(from));
  }
  const line = finish();
  if (line) yield line;
}

function textOf(bytes: Uint8Array, number: number): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: number > 1 }).decode(bytes);
  } catch {
    return null;
  }
}
