import { expect, test } from "vitest";
import { noteDigest } from "../../../../src/memory/statements/duplicate-note.ts";

test.each([
  ["Prefers trains", "prefers  trains."],
  ["Prefers trains", " Prefers\ntrains!"],
  ["Café", "Cafe\u0301"],
])("noteDigest() is equal for %j and %j", (a, b) => expect(noteDigest(a)).toBe(noteDigest(b)));

test.each([
  ["Likes C#", "Likes C++"],
  ["From the US", "From the us"],
  ["Budget 1.5", "Budget 15"],
  ["Wants tea?", "Wants tea"],
  ["Never smokes", "Smokes"],
])("noteDigest() differs for %j and %j", (a, b) => expect(noteDigest(a)).not.toBe(noteDigest(b)));
