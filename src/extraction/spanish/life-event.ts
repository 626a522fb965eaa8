import { regexOf } from "../../text/regex.ts";

/*
 * Finds events of a speaker's life in Spanish, which leaves out the pronoun: "Vendí la moto". The ending tells the
 * person. An order of River Plate ends as some of these verbs do ("escribí", "corré"), so the verbs are named: of those
 * that end in "-é" all are verbs in "-ar", and of those that end in "-í" all are verbs in "-er", whose orders end
 * otherwise.
 */

const OPENING = String.raw`^\W*(?:(?:y|pues|bueno|oye|hola|por cierto|ah|mira)[\s,]+)?(?:(?:ayer|anteayer|anoche|hoy|ya|por fin|al final|finalmente|también|además|hace [\p{L}\d]+ \p{L}+|(?:el|este) \p{L}+(?: pasado)?|(?:la|esta) \p{L}+(?: pasada)?|en [\p{L}\d]+(?: de \d+)?)[\s,]+)?(?:yo )?`;

/** Verbs in "-ar": "compré", "nos casamos". */
const AR =
  "compr|adopt|alquil|contrat|mud|cas|divorci|separ|jubil|firm|aprob|gradu|matricul|apunt|lesion|hered|renunci|traslad|estren|estudi|prometi|vacun|tatu|embarac";
/** Verbs in "-er": "vendí", "me rompí". */
const ER = "vend|romp|nac|conoc|aprend|torc";

const VERBS = [
  `(?:me |nos |lo |la |los |las )?(?:(?:${AR})(?:é|amos)|(?:${ER})(?:í|imos))`,
  String.raw`dejé (?:de \p{L}+r|el|la|los|las|mi)|dejamos (?:de \p{L}+r|el piso|la casa)`,
  "cambi(?:é|amos) de (?!idea|opinión|tema|plan|parecer|línea)",
  "perd(?:í|imos) (?!el hilo|la cuenta|el tiempo|la paciencia|la cabeza|las ganas)",
  "(?:empec|comenc)é (?:clases?|un|una|el|la|en|a (?:trabajar|estudiar|entrenar|salir|tomar))",
  "(?:termin|acab)é (?:la carrera|el máster|el doctorado|los estudios|la tesis|la mili)",
  "qued(?:é|amos) (?:embarazada|viud[oa]|sin|en paro)",
  "tuv(?:e|imos) (?:un accidente|un infarto|un aborto|un bebé|un hijo|una hija|una niña|un niño|mellizos|gemelos|covid)",
  "me (?:hice|puse|caí|fui a vivir|inscribí|despidieron|echaron|operaron|ascendieron|diagnosticaron|detectaron|robaron)|nos (?:hicimos|pusimos|fuimos a vivir|inscribimos|robaron)",
  "(?:di|dimos) (?:a luz|la entrada)",
].join("|");

const LIFE_EVENT = regexOf(`${OPENING}(?:${VERBS})(?![\\p{L}\\p{N}])`, "iu");

/** Returns whether a Spanish sentence tells an event of its speaker's life, and does not ask. */
export const tellsSpanishLifeEvent = (sentence: string): boolean =>
  LIFE_EVENT.test(sentence) && !/\?\s*$/.test(sentence);
