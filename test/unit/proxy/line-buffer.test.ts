import { describe, expect, it } from "vitest";
import { chatCompletions } from "../../../src/dialects/chat/chat-completions.ts";
import { messages } from "../../../src/dialects/messages/messages.ts";
import { lineBuffer } from "../../../src/proxy/line-buffer.ts";
import { growthOf, STEEP } from "../../support/growth.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const encode = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;
const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

/** Returns the bytes that pass after each piece, and the rest at the end. */
function hold(pieces: readonly Bytes[]): { readonly passed: Bytes[]; readonly rest: Bytes; readonly done: boolean[] } {
  const holder = lineBuffer(false, chatCompletions.streamEnd);
  const done: boolean[] = [];
  const passed = pieces.map((piece) => {
    const ready = holder.push(piece);
    done.push(holder.done);
    return ready;
  });
  return { passed, rest: holder.rest(), done };
}

describe("lineBuffer()", () => {
  it.each([
    ["whole lines", ["data: a\n\n"], ["data: a\n\n"], ""],
    ["a line in two pieces", ["data: ", "a\n"], ["", "data: a\n"], ""],
    ["the end of one line with the start of the next", ["data: a\nda", "ta: b\n"], ["data: a\n", "data: b\n"], ""],
    ["CR alone", ["data: a\r", "\r"], ["data: a\r", "\r"], ""],
    ["CRLF cut in two", ["data: a\r", "\ndata: b"], ["data: a\r", "\n"], "data: b"],
    ["no line break at all", ["a", "b", "c"], ["", "", ""], "abc"],
    ["nothing", [], [], ""],
    ["empty pieces", ["", "a", "", "\n", ""], ["", "", "", "a\n", ""], ""],
    ["a comment", [":\n", ": x"], [":\n", ""], ": x"],
  ])("lets only whole lines of %s pass", (_what, pieces, passed, rest) => {
    const held = hold(pieces.map(encode));
    expect(held.passed.map(decode)).toEqual(passed);
    expect(decode(held.rest)).toBe(rest);
  });

  it("loses, adds and moves no byte and cuts no character, however a stream is cut", () => {
    const stream = encode('data: {"é":"🧡\\n"}\r\n\r\n: note\rdata: [DONE]\n\ntail é');
    for (let first = 0; first <= stream.length; first++) {
      for (let second = first; second <= stream.length; second++) {
        const { passed, rest } = hold([stream.slice(0, first), stream.slice(first, second), stream.slice(second)]);
        expect(passed.map(decode).join("") + decode(rest)).toBe(decode(stream));
        for (const piece of passed) expect(decode(piece)).toMatch(/^$|[\r\n]$/);
      }
    }
  });

  it.each([
    ["data: [DONE]\n\n", true],
    ["data:[DONE]\n\n", true],
    ["data: x\r\n\r\ndata: [DONE]\r\n", true],
    ["data: x\rdata: [DONE]\r", true],
    ['data: {"content":"data: [DONE]"}\n\n', false],
    ['data: {"content":"\\ndata: [DONE]"}\n\n', false],
    [": data: [DONE]\n", false],
    ["xdata: [DONE]\n", false],
    ["data: [DONE]", false],
  ])("says after %j whether the answer is whole: %s", (text, expected) => {
    expect(hold([encode(text)]).done.at(-1)).toBe(expected);
  });

  it("sees a [DONE] wherever it is cut, when its line passes and not before", () => {
    const stream = "data: x\n\ndata: [DONE]\n";
    for (let cut = 0; cut < stream.length; cut++) {
      const { done } = hold([encode(stream.slice(0, cut)), encode(stream.slice(cut))]);
      expect(done).toEqual([false, true]);
    }
  });

  it("keeps an answer whole, whatever comes after the [DONE]", () => {
    expect(hold([encode("data: [DONE]\n"), encode("\n")]).done).toEqual([true, true]);
  });

  it("lets a line beyond a megabyte flow as it comes", () => {
    const piece = encode("x".repeat(600 * 1024));
    const { passed, rest } = hold([piece, piece]);
    expect(passed.map(({ length }) => length)).toEqual([0, 2 * piece.length]);
    expect(rest).toHaveLength(0);
  });

  it("lets compressed bytes flow as they come, line breaks or not", () => {
    const holder = lineBuffer(true, chatCompletions.streamEnd);
    const piece = Uint8Array.from([0x1f, 0x8b, 10, 0]);
    expect(holder.push(piece)).toEqual(piece);
    expect(holder.rest()).toHaveLength(0);
  });

  it("takes no [DONE] inside a line that is too long to hold for the end", () => {
    const { passed, rest, done } = hold([
      encode(`data: ${"x".repeat(1024 * 1024)}`),
      encode("data: [DONE]"),
      encode(" is what it says\n\ndata: "),
      encode("[DONE]\n"),
    ]);
    expect(passed.map(({ length }) => length)).toEqual([1024 * 1024 + 6, 12, 18, 13]);
    expect([done, rest.length]).toEqual([[false, false, false, true], 0]);
  });

  it("sees a mark at the beginning of a line that is too long to hold, when the line ends and not before", () => {
    const holder = lineBuffer(false, messages.streamEnd);
    const pieces = [`data: {"type":"message_stop","x":"${"x".repeat(1024 * 1024)}`, "yyy", '"}', "\n", "\n"];
    const done = pieces.map((piece) => {
      holder.push(encode(piece));
      return holder.done;
    });
    expect(done).toEqual([false, false, false, true, true]);
  });

  it("takes time by the bytes of a line, however small its pieces are", () => {
    const piece = encode("x".repeat(256));
    const readInPieces = (line: string): void => {
      const holder = lineBuffer(false, chatCompletions.streamEnd);
      for (let i = 0; i < line.length; i += piece.length) holder.push(piece);
      holder.push(encode("\n"));
    };
    // As long as a line that is held may be. A copy for each piece would make sixteen times of it.
    expect(growthOf(readInPieces, "x", 1_000_000)).toBeLessThan(STEEP);
  });
});
