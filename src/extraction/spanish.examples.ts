import type { SPANISH } from "./spanish.ts";
import type { RewritingExamples } from "./examples.ts";

export const SPANISH_REWRITINGS: RewritingExamples<typeof SPANISH> = {
  "opening mark": { "Ayer, ¡me mudé a Valencia!": "home=valencia" },
  "for how long": { "Hace mucho tiempo que vivo en Cádiz.": "home=cádiz" },
  adverbs: { "Responde siempre en español.": "instruction:language=spanish" },
  "asked, first": { "Por favor, responde en español.": "instruction:language=spanish" },
};
