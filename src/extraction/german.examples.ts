import type { GERMAN } from "./german.ts";
import type { RewritingExamples } from "./examples.ts";

export const GERMAN_REWRITINGS: RewritingExamples<typeof GERMAN> = {
  "verb first": { "Übrigens bin ich Vegetarier.": "diet=vegetarian" },
  adverbs: { "Ich lerne gerade Japanisch.": "learning:japanisch=yes" },
  "asked, first": { "Bitte antworte immer auf Deutsch.": "instruction:language=german" },
  "asked, last": { "Antworte künftig kurz und knapp.": "instruction:length=short" },
};
