import type { Examples } from "../examples.ts";
import type { POSSESSIONS } from "./possessions.ts";

export const POSSESSIONS_EXAMPLES: Examples<typeof POSSESSIONS> = {
  "sold the car": { yes: { "J'ai vendu ma voiture.": "own:car=no" }, no: ["J'ai vendu ma voiture miniature."] },
  "car is": { yes: { "Ma voiture est une Clio.": "own:car=clio" }, no: ["Ma voiture est rouge."] },
  "budget is": { yes: { "Mon budget est de 500 euros.": "own:budget=500 euros" }, no: ["Mon budget change souvent."] },
  "doctor is": {
    yes: { "Mon dentiste s'appelle Paul Roux.": "own:doctor=paul roux" },
    no: ["Mon médecin est malade."],
  },
};
