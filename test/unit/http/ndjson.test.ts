import { describe, expect, test } from "vitest";
import { type Line, linesOf } from "../../../src/http/ndjson.ts";

async function read(bytes: Uint8Array<ArrayBuffer>, piece = bytes.length): Promise<Line[]> {
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += piece) controller.enqueue(bytes.slice(at, at + piece));
      controller.close();
    },
  });
  const lines: Line[] = [];
  for await (const line of linesOf(body)) lines.push(line);
  return lines;
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new TextEncoder().encode(text));

describe("the lines of a body", () => {
  test.each([1, 2, 3, 7, 100])("lines are the same in pieces of %d bytes", async (piece) => {
    expect(await read(bytesOf("één\r\n\n  \n二\nlast"), piece)).toEqual([
      { number: 1, text: "één\r" },
      { number: 4, text: "二" },
      { number: 5, text: "last" },
    ]);
  });

  test("lines may begin with a byte order mark and end with a line break", async () => {
    expect(await read(bytesOf("\uFEFF{}\n"))).toEqual([{ number: 1, text: "{}" }]);
  });

  test("lines that are not UTF-8 are marked", async () => {
    expect(await read(new Uint8Array([0x61, 0x0a, 0xff, 0x0a, 0x62]))).toEqual([
      { number: 1, text: "a" },
      { number: 2, text: null },
      { number: 3, text: "b" },
    ]);
  });

  test("a line that is too long is skipped, and the next one is read", async () => {
    const long = new Uint8Array(9 * 1024 * 1024).fill(0x61);
    const bytes = bytesOf("a\n");
    const whole = new Uint8Array(bytes.length + long.length + 2);
    whole.set(bytes);
    whole.set(long, bytes.length);
    whole.set(bytesOf("\nb"), bytes.length + long.length);
    expect(await read(whole, 1024 * 1024)).toEqual([
      { number: 1, text: "a" },
      { number: 2, text: null },
      { number: 3, text: "b" },
    ]);
  });

  test("a missing body has no lines", async () => {
    const lines: Line[] = [];
    for await (const line of linesOf(null)) lines.push(line);
    expect(lines).toEqual([]);
  });
});
