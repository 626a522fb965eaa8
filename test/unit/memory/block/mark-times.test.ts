import { describe, expect, test } from "vitest";
import { marked } from "./marked-lines.ts";

describe("when somebody can, begins work or is brought something is marked once it is otherwise", () => {
  test.each([
    ["i can only row afternoons, im on my round from 5 till 1", "so evenings only for owt physical"],
    ["ich kann nur vormittags", "kann jetzt nur abends"],
    ["je peux que le matin", "maintenant je peux que le soir"],
    ["solo puedo por la mañana", "ahora solo puedo por las tardes"],
    ["im out on my round from 5 in the morning", "work have me on sorting"],
    ["back to work on the 2nd of april, 2 days a week", "hr just rang, its the 9th i start"],
    ["ich fang am 3. juni an", "ich fang erst am 10. juni an"],
    ["je reprends le travail le 3 juin", "je reprends le 10 juin"],
    ["empiezo el 3 de junio", "empiezo el 10 de junio"],
    ["el proveedor de leche es Vaquero, me la trae los viernes", "la leche ahora me la trae una granja, los lunes"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([older]));
});

describe("what is told of something else leaves it alone", () => {
  test.each([
    ["only mornings are cold here", "my sister only works evenings"],
    ["i start the pottery course on the 3rd of june", "i start work on 10 June"],
    ["childcares at 1150 a month", "theyre down to one nap, 12 till 2ish"],
    ["i take metformin", "ich koch selber seit die inge tot is"],
    ["bof le canard oui", "mdr oui, nickel. maud est partie"],
    ["c du sapin, c'est foncé", "le sapin est à 11 le demi-kilo maintenant"],
    ["i work at the hotel", "they have me on hold"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));
});
