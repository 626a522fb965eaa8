import type { Examples } from "../examples.ts";
import type { BODY } from "./body.ts";

export const BODY_EXAMPLES: Examples<typeof BODY> = {
  "is no longer a, diet": {
    yes: { "Ich bin kein Vegetarier mehr.": "diet=not vegetarian" },
    no: ["Ich bin kein Kind mehr."],
  },
  "diet ended": { yes: { "Ich bin nicht mehr vegan.": "diet=not vegan" }, no: ["Ich bin nicht mehr müde."] },
  "not allergic to": {
    yes: { "Ich bin nicht mehr allergisch gegen Nüsse.": "allergy:nüsse=no" },
    no: ["Ich bin nicht allergisch."],
  },
  "eats again": { yes: { "Ich esse wieder Fisch.": "eats:fisch=yes" }, no: ["Ich esse wieder."] },
  "omnivore again": { yes: { "Ich esse wieder Fleisch.": "diet=omnivore" }, no: ["Ich esse wieder mit."] },
  diet: { yes: { "Ich bin Vegetarierin.": "diet=vegetarian" }, no: ["Ich bin hungrig."] },
  "eats or lives by a diet": { yes: { "Ich lebe vegan.": "diet=vegan" }, no: ["Ich lebe gesund."] },
  "allergic to": { yes: { "Ich bin allergisch gegen Nüsse.": "allergy:nüsse=yes" }, no: ["Ich bin allergisch."] },
  "has an allergy": { yes: { "Ich habe eine Nussallergie.": "allergy:nuss=yes" }, no: ["Ich habe eine Nussecke."] },
  intolerant: { yes: { "Ich bin laktoseintolerant.": "allergy:laktose=yes" }, no: ["Ich bin intolerant."] },
  "has a condition": { yes: { "Ich habe Asthma.": "health:asthma=yes" }, no: ["Ich habe Zeit."] },
  "does not eat": { yes: { "Ich esse kein Schweinefleisch.": "eats:schweinefleisch=no" }, no: ["Ich esse nie."] },
};
