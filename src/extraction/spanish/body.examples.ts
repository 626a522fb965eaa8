import type { Examples } from "../examples.ts";
import type { BODY } from "./body.ts";

export const BODY_EXAMPLES: Examples<typeof BODY> = {
  "not allergic to": { yes: { "Ya no soy alérgico a las nueces.": "allergy:nueces=no" }, no: ["No soy alérgico."] },
  "eats again": { yes: { "Vuelvo a comer pescado.": "eats:pescado=yes" }, no: ["Vuelvo a comer."] },
  "omnivore again": { yes: { "Vuelvo a comer carne.": "diet=omnivore" }, no: ["Vuelvo a comer aquí."] },
  "diet ended": { yes: { "Ya no soy vegano.": "diet=not vegan" }, no: ["Ya no soy joven."] },
  diet: { yes: { "Soy vegetariana.": "diet=vegetarian" }, no: ["Soy alta."] },
  "allergic to": { yes: { "Soy alérgica a las nueces.": "allergy:nueces=yes" }, no: ["Soy alérgica."] },
  intolerant: { yes: { "Soy intolerante a la lactosa.": "allergy:lactosa=yes" }, no: ["Soy intolerante."] },
  "has a condition": { yes: { "Tengo asma.": "health:asma=yes" }, no: ["Tengo hambre."] },
  "is in a condition": { yes: { "Soy diabético.": "health:diabético=yes" }, no: ["Soy práctico."] },
  "does not eat": { yes: { "No como carne.": "eats:carne=no" }, no: ["No cocino carne."] },
};
