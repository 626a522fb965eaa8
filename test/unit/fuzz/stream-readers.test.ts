import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../src/dialects/json.ts";
import { SPOKEN, words } from "./dialect-arbitraries.ts";
import { holds } from "./fuzz.ts";

/* However a stream is cut on its way, and whatever comes in it, it is read as one and the same answer. */

/** The bytes in pieces, cut at these places. */
function pieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array<ArrayBuffer>[] {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((a, b) => a - b);
  return [0, ...places].map((from, i) => Uint8Array.from(bytes.slice(from, places[i] ?? bytes.length)));
}

const encode = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new TextEncoder().encode(text));

const cuts = fc.array(fc.nat(), { maxLength: 12 });
/** Lines that may stand between events and mean nothing. */
const noise = fc.constantFrom("", ": comment\n\n", ": ping\r\n\r\n", "\n", "retry: 9\n\n", "id: 1\n");

describe.each(SPOKEN.map((spoken) => [spoken.dialect.name, spoken] as const))("%s", (_, { dialect, url, bodyOf }) => {
  const answerOf = (parts: readonly Uint8Array<ArrayBuffer>[]) => {
    const reader = dialect.streamReader();
    for (const part of parts) reader.push(part);
    return reader.finish(true);
  };

  test("a made answer, streamed in any pieces, is the answer", () => {
    holds(
      fc.property(words, cuts, noise, fc.boolean(), (text, where, between, isCrLf) => {
        const usage = { prompt: 3, completion: 4 };
        const completion = dialect.write({ digest: "d", model: "m", text, usage, at: 1_760_000_000_000 });
        const value = { ...bodyOf(["hi"], null), stream: true } as JsonObject;
        const body = { text: JSON.stringify(value), value };
        const request = dialect.readRequest(value, url.replace("generateContent", "streamGenerateContent?alt=sse"));
        if (typeof request === "string") throw new Error(request);
        const events = [...dialect.replayEvents(completion, request, body)].join(between);
        const bytes = encode(isCrLf ? events.replace(/\r?\n/g, "\r\n") : events);
        const whole = answerOf([bytes]);
        expect(whole.text).toBe(text.toWellFormed());
        // An answer without a word is none to keep.
        expect(whole.complete).toBe(text !== "");
        expect(answerOf(pieces(bytes, where))).toEqual(whole);
        expect(answerOf(pieces(bytes, Array.from(bytes.keys())))).toEqual(whole);
      }),
    );
  });

  test("any bytes are read without a fault, and the same in any pieces", () => {
    const line = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json().map((json) => `data: ${json}`),
      fc.constantFrom("data: [DONE]", "event: error", "event: message_start", 'data: {"choices":[{}]}', "data: {", ""),
    );
    holds(
      fc.property(fc.array(line, { maxLength: 8 }), cuts, fc.boolean(), (lines, where, ended) => {
        const bytes = encode(lines.join("\n"));
        const read = (parts: readonly Uint8Array<ArrayBuffer>[]) => {
          const reader = dialect.streamReader();
          for (const part of parts) reader.push(part);
          return reader.finish(ended);
        };
        expect(read(pieces(bytes, where))).toEqual(read([bytes]));
      }),
    );
  });

  test("any text is read as a whole answer without a fault", () => {
    holds(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void dialect.readAnswer(text)));
  });
});
