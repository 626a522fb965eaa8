import { expect, it } from "vitest";
import { anyOf } from "../../../src/text/phrase-pattern.ts";

const phrases = anyOf("été | open now | arbeitslos* | top 10 songs | today's | premier* ministre | Wetter");

it.each([
  "L’ÉTÉ arrive",
  "is it open\tnow?",
  "ARBEITSLOSENZAHLEN in Bonn",
  "(arbeitslos)",
  "the top 10  songs",
  "today's",
  "premiere ministre",
  "das wetter",
  "ſo, open now",
  "today'ſ news",
])("a list of phrases is found in %j", (text) => {
  expect(phrases.test(text)).toBe(true);
});

it.each(["étés", "open nowhere", "reopen now", "unarbeitslos", "top 100 songs", "today", "premier", "wetterhahn", ""])(
  "no phrase of the list is found in %j",
  (text) => {
    expect(phrases.test(text)).toBe(false);
  },
);

it("a phrase that begins with a sign is found behind any word", () => {
  expect(anyOf("¿qué hora").test("dime ¿qué hora es?")).toBe(true);
});

it("a long text is read as a short one", () => {
  const long = "word ".repeat(2_000);
  expect(phrases.test(`${long} open now`)).toBe(true);
  expect(phrases.test(`${long} reopen now`)).toBe(false);
});
