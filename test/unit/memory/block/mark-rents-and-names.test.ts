import { describe, expect, test } from "vitest";
import { marked } from "./marked-lines.ts";

describe("a rent is marked once the landlord asks for another", () => {
  test.each([
    ["i rent a 1 bed in Newlyn for 700", "landlord's putting it up to 760 in may"],
    ["die miete ist 800 warm", "der vermieter geht auf 850 hoch"],
    ["on a un bail à 610 charges comprises, c'est cher", "la proprio a baissé à 560 après la fuite"],
    ["el alquiler son 480 al mes", "el casero me sube a 530 desde julio"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([older]));

  test.each([
    ["the rent is 650", "the landlord came at 10 to fix the boiler"],
    ["the rent is 650", "landlord put 200 litres of oil in"],
    ["el alquiler son 650 al mes", "el casero tiene 720 discos"],
  ])("and not before: %s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));
});

describe("the name of a business is marked once it has another", () => {
  test.each([
    ["my bakery is called Loafing", "new name for the shop, Crust & Co"],
    ["mein laden heißt Nähstube", "der laden heißt jetzt Garnhaus"],
    ["mon resto s'appelle Le Poirier", "on a changé de nom pour le resto, maintenant c'est La Courge"],
    ["tengo un taller de cerámica, se llama Barro Loco", "cambié el nombre del local, ahora es Tierra Fina"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([older]));

  test.each([
    ["my bakery is called Loafing", "my new name tag for the company party is late"],
    ["my dog is called Loafing", "new name for the shop, Crust & Co"],
  ])("and not before: %s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));
});
