import { describe, expect, test } from "vitest";
import { mayChangeLife } from "../../../../src/memory/outdates/life-changes.ts";
import { mayOutdate } from "../../../../src/memory/outdates/may-outdate.ts";
import { readEarlier, readLater } from "../../../../src/memory/outdates/sentences-in-time.ts";

const mayEnd = (late: string, early: string): boolean =>
  mayOutdate(readLater(late), readEarlier(early)) || mayChangeLife(readLater(late), readEarlier(early));

describe("a state that passes is over when a sentence tells what came of it", () => {
  test.each([
    ["i'm on the waiting list for the marina berth", "got the berth!! number 14"],
    ["I applied for the welding course", "they accepted me for the welding course"],
    ["I'm looking for a flat in Cardiff", "found a flat finally, signed yesterday"],
    ["the boiler is broken", "got the boiler repaired"],
    ["my dad is in hospital", "dad came home from the hospital today"],
    ["ich warte auf den Kitaplatz", "wir haben den Kitaplatz bekommen"],
    ["die Waschmaschine ist kaputt", "die Waschmaschine läuft wieder"],
    ["j'attends mon visa", "j'ai eu mon visa"],
    ["le vélo est cassé", "le vélo est réparé"],
    ["estoy esperando la beca", "me dieron la beca"],
    ["la nevera está rota", "han arreglado la nevera"],
    ["I'm halfway through my thesis on moss", "handed in the thesis on friday"],
    ["ich schreibe ein Buch über Moose", "das Buch ist abgegeben"],
    ["je prépare le concours de la marine", "j'ai réussi le concours"],
    ["estoy preparando la oposición", "aprobé la oposición"],
    ["I'm single", "i've got a boyfriend now"],
    ["I'm unemployed", "started at the harbour office on monday"],
    ["ich bin arbeitslos", "fange im mai bei Halcyon an"],
    ["je suis au chômage", "je commence chez Halcyon lundi"],
    ["estoy en paro", "me han contratado en el puerto"],
  ])("%s · %s", (early, late) => {
    expect(mayEnd(late, early)).toBe(true);
  });
});

describe("it goes on when something else was got, or somebody else's ended, or it is only asked or denied", () => {
  test.each([
    ["I'm waiting for my visa", "my parcel arrived"],
    ["I'm waiting for my visa", "did the visa come through?"],
    ["I'm waiting for my visa", "the visa has not come through"],
    ["I applied for the welding course", "they accepted my paper"],
    ["my dad is in hospital", "I came home from work today"],
    ["I broke my arm in 2019", "my phone is fixed"],
    ["I'm halfway through my thesis on moss", "my sister handed in her thesis"],
    ["I'm halfway through my thesis on moss", "my tax return is submitted"],
    ["I'm single", "my sister got a boyfriend"],
    ["my brother is unemployed", "I started at the harbour office on monday"],
    ["I'm unemployed", "my brother started at the harbour office"],
  ])("%s · %s", (early, late) => {
    expect(mayEnd(late, early)).toBe(false);
  });
});
