import { describe, expect, test } from "vitest";
import { mayOutdate } from "../../../../src/memory/outdates/may-outdate.ts";
import { readEarlier, readLater } from "../../../../src/memory/outdates/sentences-in-time.ts";
import { outdates } from "../../../../src/memory/outdates/outdates.ts";

const marks = (late: string, early: string): boolean =>
  outdates(late, early, 0) !== "no" || mayOutdate(readLater(late), readEarlier(early));

describe("what changed of one thing changes no other thing of its name", () => {
  test.each([
    ["my exam in geology is on the 3rd", "the botany exam moved to the 9th"],
    ["my ferry to Harwich is on the 5th", "the ferry to Bergen got moved to the 9th"],
    ["my optician appointment is on 4 May", "the barber appointment was moved to 6 May"],
    ["my daughter's school starts at 8", "my son's school now starts at 9"],
    ["the pantry lamp is broken", "the attic lamp is fixed now"],
    ["my morning class is pilates", "the evening class got cancelled"],
    ["Our Leipzig office has 40 people", "the Gdansk office closed"],
    ["I teach the beginners choir on Mondays", "the senior choir moved to Fridays"],
    ["the green kayak needs a new seat", "sold the orange kayak"],
    ["my car insurance is with Halcyon", "cancelled the pet insurance"],
    ["die Prüfung in Statik ist am 3. Mai", "die Chemieprüfung wurde auf den 9. Mai verschoben"],
    ["der Vertrag mit Lumen läuft bis Mai", "den Vertrag mit Orbix hab ich gekündigt"],
    ["le rendez-vous chez le dentiste est le 4 mai", "le rendez-vous chez le notaire est décalé au 8 mai"],
    ["la clase con Marta es el lunes", "la clase con Pedro se aplazó al jueves"],
    ["mi curso de alemán es los martes", "el curso de costura se canceló"],
  ])("%s · %s", (early, late) => {
    expect(marks(late, early)).toBe(false);
  });
});

describe("what changed of a thing of which only one sentence says which one it is is told beside the other", () => {
  test.each([
    ["my laptop is a thinkpad", "my work laptop is now a macbook"],
    ["my exam is on the 3rd", "the botany exam moved to the 9th"],
  ])("%s · %s", (early, late) => {
    expect(outdates(late, early, 0)).toBe("perhaps");
  });
});

describe("one thing that two sentences tell apart in the same way, or only the earlier one, has changed", () => {
  test.each([
    ["my exam in geology is on the 3rd", "the geology exam moved to the 9th"],
    ["my gym membership is 30 a month", "cancelled the gym membership"],
    ["my road bike is a Canyon", "sold the road bike"],
    ["our landlord is Mr Hobbs", "our old landlord retired"],
    ["my son's school starts at 8", "my son's school now starts at 9"],
    ["die Prüfung in Statik ist am 3. Mai", "die Prüfung wurde auf den 9. Mai verschoben"],
    ["le cours de poterie est le mardi", "le cours a été décalé au jeudi"],
  ])("%s · %s", (early, late) => {
    expect(outdates(late, early, 0)).toBe("surely");
  });
});
