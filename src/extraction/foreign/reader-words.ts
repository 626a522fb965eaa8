import { END } from "./edges.ts";

/** Words by which people greet whatever reads them, in four languages: "Dear computer", "cher ordinateur". */
export const READER_WORDS = String.raw`(?:[^\s,]+\s)?(?:computers?|chat(?:bot|gpt)?|bot|robots?|roboter|machine|maschine|assistants?|assistante|assistent(?:in)?|asistente|helper|helfer(?:lein)?|program(?:m|me|a)?|app|a\.?i|k\.?i|i\.?a|ordinateur|ordenador|computadora?|máquina|gpt|claude|gemini|siri|alexa)${END}`;
