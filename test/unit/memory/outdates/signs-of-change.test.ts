import { describe, expect, test } from "vitest";
import { mayChangeLife } from "../../../../src/memory/outdates/life-changes.ts";
import { mayOutdate } from "../../../../src/memory/outdates/may-outdate.ts";
import { replacementScore } from "../../../../src/memory/outdates/replacement-score.ts";
import { readEarlier, readLater } from "../../../../src/memory/outdates/sentences-in-time.ts";
import { outdates } from "../../../../src/memory/outdates/outdates.ts";

const mayEnd = (late: string, early: string): boolean =>
  outdates(late, early, 0) !== "no" ||
  mayOutdate(readLater(late), readEarlier(early)) ||
  mayChangeLife(readLater(late), readEarlier(early));

describe("a change is read in the words of four languages", () => {
  test.each([
    ["The kiosk opens at 9", "from monday we open at ten"],
    ["my son is 6", "my son turned 7"],
    ["I'm allergic to latex", "turns out the latex allergy was a misdiagnosis"],
    ["Ich wohne in Fulda", "bin letzte Woche nach Emden gezogen"],
    ["Training ist immer dienstags", "Training haben sie auf Donnerstag gelegt"],
    ["meine Chefin heißt Frau Kessler", "Frau Kessler ist in Rente, der neue Chef ist Herr Demir"],
    ["mein Chef ist Herr Demir", "meine neue Chefin heißt Frau Kessler"],
    ["ich lerne gerade Ungarisch", "Ungarisch hab ich an den Nagel gehängt"],
    ["J'habite à Brest avec ma copine", "je suis retourné chez mes parents à Dijon"],
    ["mon fils a 6 ans", "mon fils vient d'avoir 7 ans"],
    ["le cours de judo est le mardi", "le judo passe au jeudi"],
    ["mi jefe es Nacho", "a Nacho lo han echado, ahora mi jefa es Lola"],
    ["my cat Pepper is on tablets", "we buried pepper under the plum tree"],
    ["unser kater Momo hat arthrose", "momo wurde gestern eingeschläfert"],
    ["notre chienne Plume a 12 ans", "on a enterré Plume mardi"],
    ["mi perro Trasto cojea", "ayer dormimos a Trasto"],
    ["wir fahren im März nach Meran", "Meran ist ins Wasser gefallen"],
    ["on part à Gand en mai", "Gand est tombé à l'eau"],
    ["fencing is on tuesdays", "fencing is every friday, what do i pack"],
    ["je fais du judo le lundi", "le judo c'est le samedi"],
    ["canto los martes en el coro", "el coro ensaya los viernes"],
    ["ich hab immer montags Chor", "Chor ist jeden Mittwoch"],
    ["my landlord is called Prentice", "the new landlord asks for a deposit"],
    ["mein Chef heißt Krüger", "der neue Chef ist streng"],
    ["pago 45 euros de piscina", "la piscina me cuesta 30 desde enero"],
    ["i sing in a band called Wet Paint", "Wet Paint played our last gig"],
    ["i drink four coffees a day", "two weeks without coffee"],
    ["grandma Ilse lives in Hull", "grandma's funeral was lovely"],
    ["mein Onkel Fiete ist krank", "Fietes Beerdigung ist am Montag"],
    ["la clase es el lunes", "han movido la clase al miércoles"],
    ["mi hija tiene 6 años", "mi hija cumplió 7"],
  ])("%s · %s", (early, late) => {
    expect(mayEnd(late, early)).toBe(true);
  });
});

describe("what names nothing of an earlier sentence replaces nothing of which it says otherwise", () => {
  test.each([
    ["I'm allergic to nuts", "I don't eat shellfish any more"],
    ["we painted the kitchen green", "the bathroom is now blue"],
    ["I do fencing on tuesdays", "pottery is on thursdays now"],
  ])("%s · %s", (early, late) => {
    expect(replacementScore(readLater(late), readEarlier(early))).toBe(0);
  });
});

describe("what is another's, or has days of its own, ends nothing", () => {
  test.each([
    ["my dog Otis is lazy", "our neighbours dog died"],
    ["my boss is called Marge", "my boyfriend's boss quit"],
    ["my wife is 40", "my wife's car is 4"],
    ["meine Tochter ist 8", "die Freundin meiner Tochter ist 9"],
    ["i fence on mondays", "my book club moved to thursdays"],
    ["my coach is called Bea", "my kids have a new coach"],
    ["mi jefe es Paco", "mi mujer tiene nuevo jefe"],
    ["fencing is on tuesdays", "fencing on friday with Max, just this once"],
    ["wurde gestern 55", "mein Nachbar ist 54 und schon in Rente"],
  ])("%s · %s", (early, late) => {
    expect(mayEnd(late, early)).toBe(false);
    expect(replacementScore(readLater(late), readEarlier(early))).toBe(0);
  });
});
