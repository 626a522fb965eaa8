import { describe, expect, test } from "vitest";
import { chatCompletions } from "../../../src/dialects/chat/chat-completions.ts";
import type { Answer, Dialect } from "../../../src/dialects/dialect.ts";
import { gemini } from "../../../src/dialects/gemini/gemini.ts";
import { messages } from "../../../src/dialects/messages/messages.ts";
import { responses } from "../../../src/dialects/responses/responses.ts";
import { concatBytes } from "../../../src/http/bytes.ts";
import { lineBuffer } from "../../../src/proxy/line-buffer.ts";
import { FORMS, STREAMED, streamOf, type StreamedDialect } from "../../support/stream-forms.ts";

/* Streams of every dialect, cut in two at every byte: the client gets the same bytes, and memory the same words. */

const READERS: Readonly<Record<StreamedDialect, Dialect>> = { chat: chatCompletions, messages, responses, gemini };
const CONTENT = 'Grüße, 世界! 👩🏽‍🚀 "so" \\\nmore.';

type Bytes = Uint8Array<ArrayBuffer>;
/** A character for each byte. */
const latin1 = new TextDecoder("latin1");
/** Forms in which cutting at every byte meets every place at which a reader could slip. */
const CUT_EVERYWHERE = ["carriage returns with line feeds", "comments and blank lines"];
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text) as Bytes;

function readIn(dialect: Dialect, pieces: readonly Bytes[]): Answer {
  const reader = dialect.streamReader();
  for (const piece of pieces) reader.push(piece);
  return reader.finish(true);
}

/** Lets pieces through the proxy's buffer. Returns the bytes that come out, and how many are out when the mark has come. */
function relay(dialect: Dialect, pieces: readonly Bytes[]): { out: Bytes; marked: number | null } {
  const lines = lineBuffer(false, dialect.streamEnd);
  const out: Bytes[] = [];
  let marked: number | null = null;
  for (const piece of pieces) {
    out.push(lines.push(piece));
    if (lines.done) marked ??= out.reduce((sum, { length }) => sum + length, 0);
  }
  out.push(lines.rest());
  return { out: concatBytes(out), marked };
}

describe.each(STREAMED)("a stream of %s", (name) => {
  const dialect = READERS[name];

  describe.each(Object.entries(FORMS))("with %s", (form, write) => {
    const bytes = bytesOf(write(streamOf(name, CONTENT)));
    const whole = readIn(dialect, [bytes]);

    test("says the same, whole and byte by byte", () => {
      expect(whole).toMatchObject({ text: CONTENT, complete: true });
      expect(whole.completion).not.toBeNull();
      const each = Array.from(bytes, (_, i) => bytes.slice(i, i + 1));
      expect(readIn(dialect, each)).toEqual(whole);
      expect(relay(dialect, each).out).toEqual(bytes);
    });

    test.runIf(CUT_EVERYWHERE.includes(form))("comes out as it is, cut in two at every byte, and says the same", () => {
      const text = latin1.decode(bytes);
      const end = relay(dialect, [bytes]).marked;
      expect(end === null).toBe(dialect.streamEnd === null);
      for (let cut = 1; cut < bytes.length; cut++) {
        const pieces = [bytes.slice(0, cut), bytes.slice(cut)];
        const answer = readIn(dialect, pieces);
        // Comparing one text is a hundred times as fast as comparing objects.
        if (JSON.stringify(answer) !== JSON.stringify(whole)) expect({ cut, answer }).toEqual({ cut, answer: whole });
        const { out, marked } = relay(dialect, pieces);
        if (latin1.decode(out) !== text) expect({ cut, out }).toEqual({ cut, out: bytes });
        // The mark of the end is never out before it is known to be one.
        if (end !== null) expect(marked).not.toBeNull();
      }
    });
  });
});
