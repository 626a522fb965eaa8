import type { Examples } from "../examples.ts";
import type { WHO_AND_WHERE } from "./who-and-where.ts";

export const WHO_AND_WHERE_EXAMPLES: Examples<typeof WHO_AND_WHERE> = {
  "name is": { yes: { "Je m'appelle Chloé.": "name=chloé" }, no: ["Je l'appelle Chloé."] },
  "lives elsewhere now": {
    yes: { "Je n'habite plus à Lyon, mais à Paris.": "home=paris" },
    no: ["Je n'habite plus à Lyon, mais à la campagne."],
  },
  "lives there no longer": {
    yes: { "Je n'habite plus à Lyon.": "home=not lyon" },
    no: ["Je n'habite plus à la campagne."],
  },
  "lives in": { yes: { "J'habite à Lille.": "home=lille" }, no: ["J'habite avec ma sœur."] },
  "moved to": { yes: { "J'ai déménagé à Nantes.": "home=nantes" }, no: ["J'ai déménagé hier."] },
  "comes from": { yes: { "Je viens de Bretagne.": "origin=bretagne" }, no: ["Je viens de manger."] },
  "grew up in": { yes: { "J'ai grandi à Nice.": "origin=nice" }, no: ["J'ai grandi vite."] },
  age: { yes: { "J'ai 34 ans.": "age=34" }, no: ["J'ai 34 euros."] },
  married: { yes: { "Je suis mariée.": "marital status=married" }, no: ["Je suis contente."] },
  "not married": {
    yes: { "Je ne suis plus mariée.": "marital status=not married" },
    no: ["Je ne suis plus fatiguée."],
  },
  divorced: { yes: { "Je suis divorcée.": "marital status=divorced" }, no: ["Je suis divertie."] },
  single: { yes: { "Je suis célibataire.": "marital status=single" }, no: ["Je suis célèbre."] },
  birthday: { yes: { "Mon anniversaire est le 3 mai.": "birthday=3 mai" }, no: ["Mon anniversaire est bientôt."] },
  "born on": { yes: { "Je suis née le 3 mai 1990.": "birthday=3 mai 1990" }, no: ["Je suis née le matin."] },
};
