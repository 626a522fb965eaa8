import { describe, expect, test } from "vitest";
import { mayOutdate } from "../../../../src/memory/outdates/may-outdate.ts";
import { readEarlier, readLater } from "../../../../src/memory/outdates/sentences-in-time.ts";

/* A place of somebody's name changes nothing of them. */

const ends = (early: string, late: string): boolean => mayOutdate(readLater(late), readEarlier(early));

describe("a name that returns as a place ends nothing", () => {
  test.each([
    ["Our parrot is called Vienna.", "I moved to Vienna last week."],
    ["Our parrot is called Vienna.", "We now live in Vienna."],
    ["My niece Valencia starts school.", "We changed trains in Valencia."],
    ["My niece Valencia starts school.", "I moved to Valencia in May."],
    ["Mein Kater heißt Lima.", "Wir sind im Mai nach Lima umgezogen."],
    ["Mon chat s'appelle Oslo.", "J'ai déménagé à Oslo."],
    ["Mi perra se llama Roma.", "Me mudé a Roma en mayo."],
  ])("%s / %s", (early, late) => {
    expect(ends(early, late)).toBe(false);
  });
});

describe("what is said of who bears the name still does", () => {
  test.each([
    ["Our parrot is called Vienna.", "We no longer have Vienna, she went to my aunt."],
    ["My niece Valencia goes to school in Hull.", "Valencia moved to another school."],
    ["The office is in Vienna.", "The office moved to Graz."],
  ])("%s / %s", (early, late) => {
    expect(ends(early, late)).toBe(true);
  });
});

describe("a first name is no ending of another word", () => {
  test.each([
    ["la ventana del salón está rota", "Ana ya no viene los lunes"],
    ["la ventana da al patio", "Ana se mudó a Lugo"],
  ])("%s – %s", (early, late) => expect(ends(early, late)).toBe(false));
});
