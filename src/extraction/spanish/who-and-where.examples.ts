import type { Examples } from "../examples.ts";
import type { WHO_AND_WHERE } from "./who-and-where.ts";

export const WHO_AND_WHERE_EXAMPLES: Examples<typeof WHO_AND_WHERE> = {
  "name is": { yes: { "Me llamo Lucía.": "name=lucía" }, no: ["Me llamo la atención."] },
  "lives elsewhere now": {
    yes: { "Ya no vivo en Madrid, sino en Sevilla.": "home=sevilla" },
    no: ["Ya no vivo en Madrid, sino en el campo."],
  },
  "lives there no longer": { yes: { "Ya no vivo en Madrid.": "home=not madrid" }, no: ["Ya no vivo en el campo."] },
  "lives in": { yes: { "Vivo en Cádiz.": "home=cádiz" }, no: ["Vivo en el campo."] },
  "moved to": { yes: { "Me mudé a Valencia.": "home=valencia" }, no: ["Me mudé a otra casa."] },
  "comes from": { yes: { "Soy de Bilbao.": "origin=bilbao" }, no: ["Soy de buen comer."] },
  age: { yes: { "Tengo 34 años.": "age=34" }, no: ["Tengo 34 euros."] },
  married: { yes: { "Estoy casada.": "marital status=married" }, no: ["Estoy cansada."] },
  "not married": { yes: { "Ya no estoy casada.": "marital status=not married" }, no: ["Ya no estoy cansada."] },
  divorced: { yes: { "Estoy divorciada.": "marital status=divorced" }, no: ["Estoy divertida."] },
  single: { yes: { "Soy soltera.": "marital status=single" }, no: ["Soy sincera."] },
  birthday: { yes: { "Mi cumpleaños es el 3 de mayo.": "birthday=3 de mayo" }, no: ["Mi cumpleaños es pronto."] },
};
