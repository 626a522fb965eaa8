import type { Examples } from "../examples.ts";
import type { BODY } from "./body.ts";

export const BODY_EXAMPLES: Examples<typeof BODY> = {
  diet: { yes: { "I'm vegetarian.": "diet=vegetarian" }, no: ["I'm hungry."] },
  "follows a diet": { yes: { "I eat strictly vegan.": "diet=vegan" }, no: ["I follow a strict schedule."] },
  "diet ended": { yes: { "I'm no longer vegan.": "diet=not vegan" }, no: ["I'm no longer hungry."] },
  "does not eat": { yes: { "I don't eat pork.": "eats:pork=no" }, no: ["I don't eat it."] },
  "eats again": { yes: { "I started eating fish again.": "eats:fish=yes" }, no: ["I started eating again."] },
  "omnivore again": { yes: { "I eat meat again.": "diet=omnivore" }, no: ["I eat late again."] },
  smokes: { yes: { "I started smoking again.": "habit:smoking=yes" }, no: ["I smoke salmon."] },
  "stopped smoking": { yes: { "I quit smoking.": "habit:smoking=no" }, no: ["I quit smoky bars."] },
  "stopped eating": { yes: { "I gave up drinking coffee.": "eats:coffee=no" }, no: ["I stopped eating it."] },
  "allergic to": { yes: { "I'm allergic to soy.": "allergy:soy=yes" }, no: ["I'm allergic to Mondays."] },
  "has an allergy": {
    yes: { "I have a severe peanut allergy.": "allergy:peanuts=yes" },
    no: ["I have an allergy test."],
  },
  intolerant: { yes: { "I'm lactose intolerant.": "allergy:lactose=yes" }, no: ["I'm intolerant of noise."] },
  "allergy outgrown": { yes: { "I outgrew my peanut allergy.": "allergy:peanuts=no" }, no: ["I outgrew my shoes."] },
  "allergy gone": { yes: { "My nut allergy is gone.": "allergy:nuts=no" }, no: ["My nut allergy is bad."] },
  "health ended": { yes: { "I'm no longer pregnant.": "health:pregnant=no" }, no: ["I'm no longer sick of it."] },
  "not allergic to": { yes: { "I'm not allergic to cats.": "allergy:cats=no" }, no: ["I'm not allergic to work."] },
  "has a condition": { yes: { "I have asthma.": "health:asthma=yes" }, no: ["I have time."] },
  "is in a condition": { yes: { "I'm diabetic.": "health:diabetic=yes" }, no: ["I'm blind to that."] },
};
