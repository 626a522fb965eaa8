import { expect, test } from "vitest";
import { endedBy } from "../../../../src/memory/statements/ends-instruction.ts";

const VEGAN = {
  slot: "instruction:include a vegan option in recipes",
  text: "always include a vegan option in recipes",
};
const NUTS = { slot: "instruction:give me recipes with nuts", text: "never give me recipes with nuts" };
const METRIC = { slot: "instruction:units", text: "always use metric units" };
const FAHRENHEIT = { slot: "instruction:units:temperature", text: "give temperatures in fahrenheit" };
const REZEPTE = [
  { slot: "instruction:said:rezepte nie mit nussen", text: "rezepte nie mit nüssen" },
  { slot: "instruction:said:rezepte immer mit nahrwerten", text: "rezepte immer mit nährwerten" },
] as const;

test("a retraction ends the instruction that shares most of its words", () => {
  const text = "you can stop including a vegan option in recipes";
  expect(endedBy({ slot: `instruction:said:${text}`, text }, [VEGAN, NUTS])).toEqual([VEGAN]);
  const said = "bei rezepten brauche ich die nährwerte nicht mehr";
  expect(endedBy({ slot: `instruction:said:${said}`, text: said }, REZEPTE)).toEqual([REZEPTE[1]]);
});

test("a retraction of one matter leaves what holds of a wider one", () => {
  const said = { slot: "instruction:units:temperature", text: "you can drop the fahrenheit thing" };
  expect(endedBy(said, [METRIC, FAHRENHEIT])).toEqual([FAHRENHEIT]);
  expect(endedBy(said, [METRIC])).toEqual([]);
});

test("a retraction of a name ends the name and how one is called", () => {
  const said = { slot: "instruction:name", text: "no need to call me doctor any more" };
  const held = [
    { slot: "name", text: "call me doctor" },
    { slot: "instruction:name", text: "call me doctor" },
  ];
  expect(endedBy(said, held)).toEqual(held);
});
