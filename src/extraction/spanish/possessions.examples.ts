import type { Examples } from "../examples.ts";
import type { POSSESSIONS } from "./possessions.ts";

export const POSSESSIONS_EXAMPLES: Examples<typeof POSSESSIONS> = {
  "sold the car": { yes: { "Vendí mi coche.": "own:car=no" }, no: ["Vendí mi coche de juguete."] },
  "car is": { yes: { "Mi coche es un Seat.": "own:car=seat" }, no: ["Mi coche es rojo."] },
  "budget is": {
    yes: { "Mi presupuesto es de 500 euros.": "own:budget=500 euros" },
    no: ["Mi presupuesto cambia cada mes."],
  },
  "doctor is": {
    yes: { "Mi dentista se llama Pablo Ruiz.": "own:doctor=pablo ruiz" },
    no: ["Mi médico es simpático."],
  },
};
