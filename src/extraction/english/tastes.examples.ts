import type { Examples } from "../examples.ts";
import type { TASTES } from "./tastes.ts";

export const TASTES_EXAMPLES: Examples<typeof TASTES> = {
  favourite: {
    yes: { "My favourite colour is teal.": "favourite:colour=teal" },
    no: ["My favourite part is the end."],
  },
  "favourite no longer": {
    yes: { "My favourite colour is no longer teal.": "favourite:colour=not teal" },
    no: ["My favourite bit is not this."],
  },
  "is my favourite": {
    yes: { "Kyoto is my favourite city.": "favourite:city=kyoto" },
    no: ["Kyoto is my favourite part."],
  },
  likes: { yes: { "I love sushi.": "taste:sushi=likes" }, no: ["I like the idea."] },
  prefers: { yes: { "I prefer trains to planes.": "taste:trains=likes" }, no: ["I prefer the second option."] },
  "is a fan of": { yes: { "I'm a big fan of jazz.": "taste:jazz=likes" }, no: ["I'm a fan of it."] },
  hates: { yes: { "I hate small talk.": "taste:small talk=dislikes" }, no: ["I hate it."] },
  "does not like": { yes: { "I don't like horror films.": "taste:horror films=dislikes" }, no: ["I don't like it."] },
  "is not a fan of": {
    yes: { "I'm not into crowded beaches.": "taste:crowded beaches=dislikes" },
    no: ["I'm not into it."],
  },
};
