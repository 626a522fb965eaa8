import { describe, expect, test } from "vitest";
import { marked } from "./marked-lines.ts";

describe("a medicine is marked once a doctor gave another for it", () => {
  test.each([
    ["im on sertraline", "the doctor put me on mirtazapine instead"],
    ["i take lisinopril for my blood pressure", "the gp changed me to amlodipine"],
    ["i take lisinopril", "im on losartan now"],
    ["ich nehme ramipril", "der arzt hat mich auf candesartan umgestellt"],
    ["ich nehme ramipril gegen bluthochdruck", "ich bekomme jetzt candesartan"],
    ["je prends de la sertraline", "mon médecin m'a passé à l'escitalopram"],
    ["tomo enalapril", "el médico me cambió a losartán"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([older]));
});

describe("a medicine is taken still", () => {
  test.each([
    // With another one, or with one for something else.
    ["i take lisinopril in the morning", "the doctor put me on losartan as well"],
    ["i take lisinopril", "the doctor put me on metformin instead"],
    ["i take lisinopril", "the doctor put me on a low salt diet instead"],
    // Somebody else got another one.
    ["my mum takes lisinopril", "the doctor put me on losartan instead"],
    ["i take lisinopril", "my dad got put on losartan instead"],
    ["i take lisinopril", "i work on the ward now"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));
});

describe("a contract is marked once the user went to another company", () => {
  test.each([
    ["we're with Orbix for internet", "switched to Leaf"],
    ["we're with Orbix for internet", "we switched from Orbix to Leaf"],
    ["im with orbix for my phone", "moved over to leaf"],
    ["our broadband is Orbix", "switched to Leaf last week, much faster"],
    ["wir sind bei Orbix mit dem strom", "haben zu Leaf gewechselt"],
    ["on est chez Orbix pour internet", "on est passés chez Leaf"],
    ["tengo la luz con Orbix", "me pasé a Leaf"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([older]));

  test("unless several may be meant", () =>
    expect(marked("we're with Orbix for internet", "our electricity is with Volt", "switched to Leaf")).toEqual([]));
});

describe("a contract holds if something else was changed", () => {
  test.each([
    ["we're with Orbix for internet", "switched to oat milk"],
    ["we're with orbix for internet", "switched to nights"],
    ["we're with Orbix for internet", "moved to Leeds in May"],
    ["we're with orbix for internet", "my sister switched to leaf"],
    ["wir sind bei Orbix mit dem strom", "bin auf hafermilch gewechselt"],
    ["on est chez Orbix pour internet", "je suis passée chez ma mère"],
    ["estamos con Orbix para internet", "me cambié al turno de noche"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));
});
