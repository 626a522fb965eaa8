/*
 * RESP2, the protocol that Redis speaks on its socket: what a REST front has to read and write of it.
 */

export type Reply = null | number | Uint8Array | Status | Failure | readonly Reply[];

/** A simple string such as `OK`: unlike data it is never encoded in base64. */
export interface Status {
  readonly status: string;
}

export interface Failure {
  readonly failure: string;
}

export const isFailure = (reply: Reply | undefined): reply is Failure =>
  typeof reply === "object" && reply !== null && "failure" in reply;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function encodeCommand(command: readonly (string | Uint8Array)[]): Uint8Array[] {
  const parts: Uint8Array[] = [encoder.encode(`*${command.length}\r\n`)];
  for (const argument of command) {
    const bytes = typeof argument === "string" ? encoder.encode(argument) : argument;
    parts.push(encoder.encode(`$${bytes.length}\r\n`), bytes, encoder.encode("\r\n"));
  }
  return parts;
}

/** Takes bytes as they come and gives whole replies. */
export class ReplyReader {
  private bytes = new Uint8Array(0);
  private at = 0;

  *read(chunk: Uint8Array): Generator<Reply> {
    const rest = this.bytes.subarray(this.at);
    const joined = new Uint8Array(rest.length + chunk.length);
    joined.set(rest);
    joined.set(chunk, rest.length);
    this.bytes = joined;
    this.at = 0;
    for (;;) {
      const from = this.at;
      const reply = this.next();
      if (reply === undefined) {
        this.at = from;
        return;
      }
      yield reply;
    }
  }

  /** Undefined: it has not arrived whole. */
  private next(): Reply | undefined {
    const end = this.bytes.indexOf(10, this.at);
    if (end < 0) return undefined;
    const kind = String.fromCodePoint(this.bytes[this.at] ?? 0);
    const line = decoder.decode(this.bytes.subarray(this.at + 1, end - 1));
    this.at = end + 1;
    if (kind === "+") return { status: line };
    if (kind === "-") return { failure: line };
    if (kind === ":") return Number(line);
    const length = Number(line);
    if (length < 0) return null;
    return kind === "$" ? this.text(length) : this.list(length);
  }

  private text(length: number): Reply | undefined {
    if (this.bytes.length < this.at + length + 2) return undefined;
    const text = this.bytes.slice(this.at, this.at + length);
    this.at += length + 2;
    return text;
  }

  private list(length: number): Reply | undefined {
    const replies: Reply[] = [];
    while (replies.length < length) {
      const reply = this.next();
      if (reply === undefined) return undefined;
      replies.push(reply);
    }
    return replies;
  }
}
