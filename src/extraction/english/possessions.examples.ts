import type { Examples } from "../examples.ts";
import type { POSSESSIONS } from "./possessions.ts";

export const POSSESSIONS_EXAMPLES: Examples<typeof POSSESSIONS> = {
  "thing of theirs": { yes: { "My car is a Skoda.": "own:car=skoda" }, no: ["My car is broken."] },
  "quantity of theirs": { yes: { "My budget is 500 euros.": "own:budget=500 euros" }, no: ["My budget is tight."] },
};
