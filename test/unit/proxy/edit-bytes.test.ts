import { describe, expect, test } from "vitest";
import { applyEdits, insertAt } from "../../../src/dialects/edit-text.ts";
import { editBytes } from "../../../src/proxy/edit-bytes.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

describe("editBytes()", () => {
  test.each(["plain ASCII text", 'Grüße, 世界! 👩🏽‍🚀 said the "robot"', "\uFEFF{ }", "é", ""])(
    "makes the bytes that the edited text has: %j",
    (text) => {
      const places = [...new Set([...Array.from(text, (_, i) => [...text].slice(0, i).join("").length), text.length])];
      for (const start of places) {
        for (const end of places.filter((place) => place >= start)) {
          const edits = [{ start, end, text: "ü" }, ...(end < text.length ? [insertAt(text.length, "!")] : [])];
          expect(textOf(editBytes(bytesOf(text), text, edits))).toBe(applyEdits(text, edits));
        }
      }
    },
  );
});
