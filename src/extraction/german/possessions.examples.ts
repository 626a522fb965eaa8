import type { Examples } from "../examples.ts";
import type { POSSESSIONS } from "./possessions.ts";

export const POSSESSIONS_EXAMPLES: Examples<typeof POSSESSIONS> = {
  "sold the car": { yes: { "Ich habe mein Auto verkauft.": "own:car=no" }, no: ["Ich habe mein Autoradio verkauft."] },
  "car is": { yes: { "Mein Auto ist ein Golf.": "own:car=golf" }, no: ["Mein Auto ist kaputt."] },
  "budget is": { yes: { "Mein Budget ist 500 Euro.": "own:budget=500 euro" }, no: ["Mein Budgetplan ist fertig."] },
  "doctor is": { yes: { "Mein Hausarzt ist Dr. Weber.": "own:doctor=dr. weber" }, no: ["Mein Hausarzt ist krank."] },
};
