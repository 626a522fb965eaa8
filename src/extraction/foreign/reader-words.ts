import { END } from "./edges.ts";

/**
 * Ends a greeting, so that "Dear Program Committee" greets no program: a mark, the end, or the first words to whom was
 * greeted.
 */
const GREETED = String.raw`${END}(?=\s*(?:[,;:!.–—-]|$|\n)|\s+(?:i|my|we|can|could|would|will|please|what|how|why|when|where|is|are|do|does|ich|wir|mein|meine|kannst|bitte|was|wie|je|nous|mon|ma|mes|peux|peut|peux-tu|comment|yo|mi|soy|tengo|vivo|estoy|puedes|cómo|qué)${END}|\s+(?:i|j)['’])`;

/** Machines, whom people greet in four languages: "Dear computer", "cher ordinateur". */
export const MACHINES = String.raw`(?:[^\s,]+\s)?(?:computers?|chat(?:bot|gpt)?|bot|robots?|roboter|machine|maschine|program(?:m|me|a)?|app|a\.?i|k\.?i|i\.?a|(?:ai|ki) assistente?|ai assistant|ordinateur|ordenador|computadora?|máquina|gpt|gemini|siri)${GREETED}`;

/** Assistants whose name or office people have, too. "Cher Claude" greets a person. */
export const NAMESAKES = String.raw`(?:[^\s,]+\s)?(?:assistants?|assistante|assistent(?:in)?|asistente|helper|helfer(?:lein)?|(?<!ch(?:er|ère)\s)claude|alexa)${GREETED}`;
