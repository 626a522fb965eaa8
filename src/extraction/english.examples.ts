import type { ENGLISH } from "./english.ts";
import type { RewritingExamples } from "./examples.ts";

export const ENGLISH_REWRITINGS: RewritingExamples<typeof ENGLISH> = {
  "curly apostrophe": { "I don’t eat pork.": "eats:pork=no" },
  "i am": { "I'm vegetarian.": "diet=vegetarian" },
  "we are": { "We're using Postgres.": "uses:postgres=yes" },
  have: { "I've moved to Bergen.": "home=bergen" },
  adverbs: { "I really enjoy bouldering.": "taste:bouldering=likes" },
  asked: { "Please don't use emojis.": "instruction:emoji=no" },
  "for good, said first": { "From now on, use metric units.": "instruction:units=metric" },
  "for good, said last": { "Write in British English from now on.": "instruction:write in british english=always" },
  never: { "Stop being so verbose.": "instruction:length=short" },
};
