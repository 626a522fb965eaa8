import type { Examples } from "../examples.ts";
import type { WHERE } from "./where.ts";

export const WHERE_EXAMPLES: Examples<typeof WHERE> = {
  "lives in": {
    yes: { "I live in Oslo.": "home=oslo" },
    no: ["I live in fear of spiders.", "I live in a really noisy building."],
  },
  "moved to": {
    yes: { "We moved to Porto.": "home=porto", "I moved to Porto in 2019.": "home=porto" },
    no: ["I moved to the next chapter.", "I moved to Kenya in 2010 and came back three years later."],
  },
  "moved from": { yes: { "I moved here from Leeds.": "home=not leeds" }, no: ["I moved from bad to worse."] },
  "home is in": { yes: { "My flat is in Bergen.": "home=bergen" }, no: ["My house is in a mess."] },
  "lives elsewhere now": {
    yes: { "I no longer live in Oslo but in Bergen.": "home=bergen" },
    no: ["I no longer live in Oslo but miss it."],
  },
  "lives there no longer": { yes: { "I no longer live in Oslo.": "home=not oslo" }, no: ["I no longer live in fear."] },
  "does not live in": { yes: { "I don't live in London.": "home=not london" }, no: ["I don't live in denial."] },
  "moved away from": { yes: { "I moved away from Berlin.": "home=not berlin" }, no: ["I moved away from the topic."] },
  household: { yes: { "I live alone.": "household=alone" }, no: ["I live with it."] },
};
