import type { Examples } from "../examples.ts";
import type { BODY } from "./body.ts";

export const BODY_EXAMPLES: Examples<typeof BODY> = {
  "not allergic to": {
    yes: { "Je ne suis plus allergique aux noix.": "allergy:noix=no" },
    no: ["Je ne suis pas allergique."],
  },
  "eats again": { yes: { "Je mange de nouveau du poisson.": "eats:poisson=yes" }, no: ["Je mange de nouveau."] },
  "omnivore again": { yes: { "Je mange de nouveau de la viande.": "diet=omnivore" }, no: ["Je mange de nouveau ici."] },
  "diet ended": { yes: { "Je ne suis plus végétarienne.": "diet=not vegetarian" }, no: ["Je ne suis plus fatiguée."] },
  diet: { yes: { "Je suis végétarien.": "diet=vegetarian" }, no: ["Je suis content."] },
  "allergic to": { yes: { "Je suis allergique aux noix.": "allergy:noix=yes" }, no: ["Je suis allergique."] },
  intolerant: { yes: { "Je suis intolérante au lactose.": "allergy:lactose=yes" }, no: ["Je suis intolérante."] },
  "has a condition": { yes: { "J'ai de l'asthme.": "health:asthme=yes" }, no: ["J'ai de la chance."] },
  "is in a condition": { yes: { "Je suis diabétique.": "health:diabétique=yes" }, no: ["Je suis pratique."] },
  "does not eat": { yes: { "Je ne mange pas de porc.": "eats:porc=no" }, no: ["Je ne mange pas ici."] },
};
