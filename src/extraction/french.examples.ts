import type { FRENCH } from "./french.ts";
import type { RewritingExamples } from "./examples.ts";

export const FRENCH_REWRITINGS: RewritingExamples<typeof FRENCH> = {
  "curly apostrophe": { "Je n’habite plus à Lyon.": "home=not lyon" },
  adverbs: { "J'habite maintenant à Lille.": "home=lille" },
  "asked, first": { "Désormais, tutoie-moi.": "instruction:address=informal" },
};
