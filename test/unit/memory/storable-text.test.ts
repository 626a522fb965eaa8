import { expect, test } from "vitest";
import { digest } from "../../../src/runtime/digest.ts";
import { recallQuery, storableText, storableTextDigest } from "../../../src/memory/storable-text.ts";
import { redact, SECRET_REMOVED } from "../../../src/memory/safety/redact.ts";
import { MAX_STORED_CHARACTERS } from "../../../src/memory/round.ts";
import { ratioOf } from "../../support/processor-time.ts";

const KEY = `sk-${"proj"}-Zx81kQp0Lm27Vt93Ws64Yb55Nc`;
const prose = (characters: number): string =>
  "The ferry leaves at nine, said the harbour master. ".repeat(Math.ceil(characters / 51)).slice(0, characters);
const pem = `-----BEGIN PRIVATE ${"KEY"}-----\n${"MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n".repeat(50)}-----END PRIVATE ${"KEY"}-----`;

test("storableText() keeps a text that fits whole, without its secrets, and its digest is that of the result", () => {
  for (const text of ["", "I like tea.", `My key is ${KEY}.`, prose(MAX_STORED_CHARACTERS)]) {
    const kept = storableText(text);
    expect(kept).toBe(redact(text).text);
    expect(storableTextDigest(text, kept)).toBe(digest(kept));
    if (text.length < 1_000) expect(recallQuery(text, kept)).toBe(kept);
  }
});

test.each([
  ["a key", KEY],
  ["a private key of many lines", pem],
])("storableText() keeps no piece of %s in a long text, wherever the cut falls", (_what, secret) => {
  for (const at of [
    0,
    75_000,
    ...[-40_000, -33_000, -17_000, -2_000, -20, -1, 0, 1].map((by) => MAX_STORED_CHARACTERS + by),
  ]) {
    const text = `${prose(at)} ${secret} ${prose(400_000)}`;
    const kept = storableText(text);
    expect(kept.length).toBeLessThanOrEqual(MAX_STORED_CHARACTERS);
    for (const piece of [secret.slice(0, 20), secret.slice(-20), secret.slice(40, 60)])
      if (piece !== "") expect(kept, `${at}`).not.toContain(piece);
    if (at < 75_001) expect(kept).toContain(SECRET_REMOVED);
  }
});

test("storableText() drops the secret that the cut falls into, in a text full of secrets", () => {
  const text = `${`password: hunter${2} `.repeat(20_000)}${KEY}`;
  expect(storableText(text)).not.toMatch(/hunter\d/);
});

test("storableText() never cuts a character in half", () => {
  for (const lead of ["", "a"]) {
    const text = lead + "😀".repeat(200_000);
    const kept = storableText(text);
    expect(kept.isWellFormed()).toBe(true);
    expect(recallQuery(text, kept).isWellFormed()).toBe(true);
  }
});

test("storableTextDigest() tells two long texts apart by their length and their end", () => {
  const document = prose(300_000);
  const [one, other, again] = ["Where is it?", "What is it?.", "Where is it?"].map((asked) => {
    const text = `${document} ${asked}`;
    return storableTextDigest(text, storableText(text));
  });
  expect(one).not.toBe(other);
  expect(one).toBe(again);
});

test("recallQuery() is the beginning and the end of a long text, without secrets", () => {
  const text = `Where do I live? ${prose(3_000_000)} My key is ${KEY}. What is my sister called?`;
  const sought = recallQuery(text, storableText(text));
  expect(sought.length).toBeLessThan(8_100);
  expect(sought).toMatch(/^Where do I live\? [^]* What is my sister called\?$/);
  expect(sought).not.toContain(KEY);
});

const reading = (text: string) => () => storableTextDigest(text, storableText(text));

test.each([
  ["prose", prose(3_000_000)],
  ["one run", "a".repeat(3_000_000)],
  ["digits", "1".repeat(3_000_000)],
  ["code", "const key = { token: process.env.TOKEN };\n".repeat(70_000)],
  ["beginnings of keys", "-----BEGIN PRIVATE KEY-----".repeat(110_000)],
])("storableText() takes no longer for three million characters of %s than for the part it keeps", (_what, text) => {
  const kept = text.slice(0, MAX_STORED_CHARACTERS);
  expect(ratioOf(reading(text), reading(kept), 4)).toBeLessThan(4);
});
