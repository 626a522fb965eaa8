import { describe, expect, test } from "vitest";
import { commonForms } from "../../../../src/memory/rules/common-forms.ts";
import { wishesIn } from "../../../../src/memory/rules/wish.ts";
import { isWish, wishPattern } from "../../../../src/memory/rules/wish-pattern.ts";

describe("commonForms() gives one form for", () => {
  test.each([
    ["length:short", ["get to the point", "no fluff please", "antworte bitte knapp", "sois bref", "ve al grano"]],
    ["length:long", ["more detail please", "sei ausführlicher", "des réponses détaillées", "más detalles, por favor"]],
    ["emoji:no", ["no emojis", "lass die emojis", "pas d'emojis", "sin emojis", "don't use any smileys"]],
    ["bullet point:yes", ["use bullet points", "in stichpunkten bitte", "utilise des puces", "usa viñetas"]],
    ["length:short", ["don't write novels", "réponds brièvement", "no te enrolles", "no long-winded answers"]],
    ["emoji:no", ["leave out the smileys", "lass die smileys weg", "arrête avec les emojis", "deja de usar emojis"]],
    ["tone:informal", ["don't be so stiff", "nicht so förmlich bitte", "pas si formel", "no seas tan formal"]],
    ["tone:formal", ["less casual please", "nicht so locker"]],
    ["table:no", ["never use tables", "keine tabellen", "pas de tableaux", "nada de tablas"]],
    ["language:german", ["answer in german", "auf deutsch bitte", "réponds en allemand", "responde en alemán"]],
    ["address:informal", ["duze mich", "tutoie-moi", "tutéame", "bitte nicht siezen", "ne me vouvoie pas"]],
    ["address:formal", ["sieze mich bitte", "vouvoie-moi", "trátame de usted", "siezen sie mich", "ne me tutoie pas"]],
    ["units:metric", ["use metric units", "metrische einheiten bitte", "unités métriques", "usa el sistema métrico"]],
    ["steps:yes", ["explain step by step", "erkläre schritt für schritt", "étape par étape", "paso a paso"]],
    ["simple words:yes", ["explain it like i'm five", "mit einfachen worten", "con palabras sencillas"]],
  ])("%s", (form, wordings) => {
    const found = wordings.map((wording) => `${wording}: ${commonForms(wording).join()}`);
    expect(found).toEqual(wordings.map((wording) => `${wording}: ${form}`));
  });

  test("nothing that says more, or the opposite", () => {
    for (const text of ["don't leave out the emojis", "never avoid tables", "not formal enough", "no tan corto"])
      expect(commonForms(text)).toEqual([]);
    for (const text of ["keep it short for my boss", "not so short please", "no short answers about the loan"])
      expect(commonForms(text)).toEqual([]);
  });

  test("each of two wishes", () =>
    expect(commonForms("short answers in german please")).toEqual(["language:german", "length:short"]));
});

const key = (text: string): string | null => wishesIn(text).own?.key ?? null;

describe("wishesIn()", () => {
  test("gives wordings of one wish one key, and a text that says no more than the key", () => {
    const wordings = ["Always put the summary first", "summary first please", "put the summary first, because I skim"];
    expect(new Set(wordings.map(key)).size).toBe(1);
    expect(wishesIn(wordings[2] as string).own?.text).toBe("Put the summary first.");
    expect(key("put the summary last")).not.toBe(key("put the summary first"));
  });

  test("returns what is left of a reason as a form", () =>
    expect(wishesIn("no tables though, my screen reader chokes on them").forms).toEqual(["table:no"]));

  test.each([
    "always mention my dog rex",
    "mention Marta in every answer",
    "greet the reader from marta",
    "write like hemingway",
    "call me doc",
    "i want the sql in lower case",
    "send everything to ann@example.com",
    "mention the case 48213 first",
    "sign with [secret removed]",
    "first",
    `say ${"very ".repeat(40)}much`,
  ])("returns nothing of what may tell of a person: %s", (text) =>
    expect(wishesIn(text)).toEqual({ forms: [], own: null }),
  );
});

test("a pattern depends on the tenancy and tells nothing of the wish", () => {
  const [one, other] = ["a", "b"].map((tenancy) => wishPattern(tenancy, "summari first")) as [string, string];
  expect(one).not.toBe(other);
  expect([isWish(one), isWish("length:short"), one.includes("summari")]).toEqual([true, false, false]);
});
