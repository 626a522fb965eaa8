import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readPortable } from "../../../src/api/portable.ts";
import { ProxyError } from "../../../src/http/errors.ts";
import { words } from "./dialect-arbitraries.ts";
import { holds } from "./fuzz.ts";

/* Anybody may have written a file that is imported: a line is taken, or refused by name, and nothing else happens. */

const NOW = 1_760_000_000_000;
const field = fc.constantFrom(
  "kind",
  "text",
  "id",
  "type",
  "createdAt",
  "messages",
  "at",
  "conversation",
  "pinned",
  "sayings",
  "metadata",
  "name",
);
const kind = fc.constantFrom("memory", "exchange", "profile", "forgotten", "other");
const message = fc.record({ role: fc.constantFrom("user", "assistant", "system", "tool"), content: words });

const lines = fc.oneof(
  fc.string(),
  fc.json(),
  fc.tuple(kind, fc.dictionary(field, fc.jsonValue())).map(([name, rest]) => JSON.stringify({ ...rest, kind: name })),
  fc
    .tuple(fc.array(message, { maxLength: 4 }), fc.oneof(words, fc.constant("2026-01-01T00:00:00Z")))
    .map(([messages, at]) => JSON.stringify({ kind: "exchange", conversation: "c", at, messages })),
);

test("a line is read, or refused with a reason", () => {
  holds(
    fc.property(lines, (line) => {
      try {
        readPortable(line, NOW, { mark: () => "", isMark: () => false });
      } catch (error) {
        expect(error).toBeInstanceOf(ProxyError);
        expect((error as ProxyError).message).not.toBe("");
      }
    }),
  );
});

test("a memory with plain words is taken, word for word", () => {
  const plain = fc.array(fc.string({ unit: fc.constantFrom(..."aeioubdlmnst"), minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 9,
  });
  holds(
    fc.property(plain, fc.boolean(), (said, pinned) => {
      const text = said.join(" ");
      const line = JSON.stringify({ kind: "memory", text, pinned });
      const read = readPortable(line, NOW, { mark: () => "", isMark: () => false });
      expect(read?.memory).toMatchObject({ text, pinned });
    }),
  );
});
