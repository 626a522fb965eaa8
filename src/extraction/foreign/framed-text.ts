import { OWN_LEAD } from "../clause-guards.ts";
import type { Sentence } from "../clauses.ts";
import { BEGIN, END, pattern, START } from "./edges.ts";
import type { ForeignSpan } from "./foreign-span.ts";
import { foreignWords } from "./languages.ts";
import { isAside } from "./text-orders.ts";
import { regex } from "../../text/regex.ts";

/* Sentences whose own opening tells that what follows is not meant of the user: "had a dream that", "survey answer 14: I". */

const OPENER = String.raw`${START}(?:(?:and|but|so|well|ok|haha|lol|und|aber|also|ja|et|mais|bon|y|pero|bueno)[\s,]{1,3}){0,2}`;
const UNREAL = pattern(
  `${OPENER}(?:(?:${foreignWords("denials")}|${foreignWords("unreal")}|(?:[^\\s,.;:!?]+\\s){0,4}?(?:${foreignWords("dreams")}))(?:${END}|(?<=['’])))`,
);
/** "In the song it says I", "im Lied heißt es, ich". */
const WORK = pattern(
  String.raw`${OPENER}(?:(?:in|im|in der|in dem|dans|en) (?:(?:the|this|that|a|dem|der|diesem|dieser|einem|einer|la|le|cette|ce|une?|el|esta|este|una?)\s)?(?:song|lyrics|book|novel|film|movie|poem|play|lied|text|buch|roman|gedicht|theaterstück|chanson|livre|roman|poème|pièce|canción|libro|novela|película|poema)\s(?:\S+\s){0,3}?(?:says?|sings?|goes|heißt|steht|singt|singen|sagt|dit|chante|disent|dice|canta|dicen)(?: (?:es|he|she|it|er|sie))?)[,:]?\s(?=(?:i|i['’]?m|my|ich|mein\w*|je|j['’]\S+|mon|ma|yo|soy|tengo|vivo|mi)${END})`,
);
/** "Who sang this:", "which tense is this line in:" asks about the words behind the colon. */
const OF_WORDS = pattern(
  String.raw`${OPENER}(?:who|whose|which|what|where|name|guess|wer|wessen|welche[rs]?|was|woher|qui|quel(?:le)?|d['’]où|quién|de quién|qué|cuál)${END}.*${BEGIN}(?:sang|sings?|sung|wrote|lyrics?|lines?|verses?|song|quote|saying|tense|grammar|singt|gesungen|schrieb|zeilen?|liedtext|zitat|chante|chanté|écrit|vers|paroles|citation|canta|cantó|escribió|letra|verso|frase|cita)${END}`,
);
const LANGUAGES = String.raw`(?:english|german|french|spanish|italian|portuguese|dutch|polish|turkish|russian|chinese|japanese|englisch\w*|deutsch\w*|französisch\w*|spanisch\w*|italienisch\w*|türkisch\w*|polnisch\w*|anglais|allemand|français|espagnol|italien|inglés|alemán|francés|español|italiano)`;
/** "In English please:", "en anglais ça donne quoi :" is all of an order to translate. */
const IN_LANGUAGE = pattern(
  String.raw`${OPENER}(?:(?:please|bitte|now|jetzt)\s)?(?:(?:in|into|to|auf|ins|en|au|al)\s)?${LANGUAGES}(?:,?\s(?:please|pls|for|translation|version|bitte|stp|svp|s['’]il (?:te|vous) plaît|por favor|ça donne quoi|on dit comment|cómo (?:se dice|sería|queda)|wie sagt man(?: das)?))?\s*$`,
);
/** "Write in English:" orders a text, which stands behind it. */
const WRITE_IN_LANGUAGE = pattern(
  String.raw`${OPENER}(?:(?:please|pls|bitte|por favor)\s)?(?:write|put|schreibe?n?|formuliere?|écri[st]|écrivez|rédige|mets|escrib[ea]|redacta|pon)\s(?:(?:it|this|that|das|es|dies|ça|cela|esto|lo)\s)?(?:(?:please|bitte|por favor)\s)?(?:in|into|auf|en|au)\s${LANGUAGES}(?:,?\s(?:please|pls|bitte|stp|svp|s['’]il (?:te|vous) plaît|por favor))?\s*$|${OPENER}(?:(?:can|could|would) (?:you|u) (?:please )?write|(?:tu peux|peux-tu|pourrais-tu) écrire|(?:me )?(?:puedes|podrías) escribir) (?:in|en) ${LANGUAGES}\s*$|${OPENER}(?:kannst|könntest) du (?:das |es )?(?:bitte )?auf ${LANGUAGES} schreiben\s*$`,
);
/** Gives a reason why answers shall be in a language, or says of what kind they shall be: "I don't speak German", "no emojis". */
const OF_ANSWERS = pattern(
  String.raw`${BEGIN}(?:${LANGUAGES}|speak|understand|native|mother tongue|languages?|always|spreche?|verstehe?|muttersprach\w*|sprachen?|immer|parle|comprends|maternelle|langue|toujours|hablo|entiendo|lengua|idioma|siempre)${END}|^:\s*(?:(?:no|only|keine?|nur|pas de|sans|sin|solo|sólo|use|with|mit|ohne|avec|con) )?(?:[^\s,.;:]+ ){0,2}?(?:emojis?|bullet(?: point)?s?|jargon|slang|sentences|paragraphs?|sätze|fachwörter|fachbegriffe|phrases|puces|frases|viñetas)${END}|^:\s*(?:short|brief|briefly|concise|formal|informal|casual|kurz|knapp|förmlich|locker|court|bref|brièvement|simple|breve|corto|formal|sencillo)(?:,| and | und | et | y |\W*$)`,
);
/** "From the point of view of a nurse:" gives the words behind the colon to somebody else. */
const PERSPECTIVE = pattern(
  String.raw`${BEGIN}(?:from the (?:perspective|point of view|viewpoint|pov) of|in the (?:voice|style|role) of|aus (?:der )?(?:sicht|perspektive) (?:ein\w*|von|de[rs])|du point de vue d|dans la peau d|à la manière d|desde (?:el punto de vista|la perspectiva) de|en (?:la piel|el papel|la voz) de)`,
);
/** In characters. A longer lead is a sentence of its own. */
const LONGEST_LEAD = 90;
const COLON = /\s?:\s+(?=\S)/;
const RECORD = pattern(
  `${BEGIN}(?:${foreignWords("documents")}|${foreignWords("fiction")}|${foreignWords("exercises")}|${foreignWords("records")})${END}`,
);
const HANDED = pattern(`${BEGIN}(?:${foreignWords("handed")})${END}`);
const POINTING = pattern(
  String.raw`${BEGIN}(?:this|that|these|something|the following|words|das|dies\w*|folgende\w*|ça|ceci|cela|esto|eso|lo siguiente)${END}`,
);
/** "My notes:", "ich schreibe ein Buch:" open the user's own words. */
const OWN_RECORD = pattern(
  String.raw`${BEGIN}(?:my|our|mein\w*|unser\w*|mon|ma|mes|notre|nos|mis?|nuestr[oa]s?) (?:[^\s,.;:!?]+ ){0,2}?(?:${foreignWords("documents")}|${foreignWords("records")})${END}|${BEGIN}(?:i|i['’]?m|ich|je|j['’]\S+|yo|estoy|hago|escribo)${END}|^\W*(?:notes?|notizen?|notas?|list|liste|lista|question|frage|pregunta|example|beispiel|exemple|ejemplo)\W*$`,
);
/** "Grosse nouvelle :", "long story short:" open the user's own news, though "nouvelle" and "story" name texts as well. */
const NEWS = pattern(
  String.raw`${OPENER}(?:(?:tr[èe]s |really |sehr |muy )?(?:bonne|mauvaise|grosse|grande|dernière|triste|super|sacrée|autre|toute dernière)s? nouvelles?|long story short|(?:true|funny|same|quick) story|story of my life|pour la petite histoire|lange geschichte,? kurz(?:er sinn)?|(?:gleiche|lustige|wahre) geschichte|(?:la )?historia (?:de siempre|de mi vida)|resumen de la historia)\s*$`,
);
const SPEAKS = pattern(
  String.raw`${BEGIN}(?:i|i['’]?(?:m|ve|d|ll)|my|we|our|ich|mein\w*|wir|je|j['’]\S+|mon|ma|mes|nous|yo|mis?|me|soy|tengo|estoy|vivo|\S+[éí])${END}`,
);
/** "Notes: Priya - I finished the page". */
const NAMED = regex.u`:\s+\p{Lu}\p{L}+\s(?:[-–—]|:)\s`;

/** Returns the stretch of a sentence that its opening takes from the user. Offsets are those of the sentence. */
export function framedIn(sentence: Sentence): ForeignSpan[] {
  const { text } = sentence;
  if (UNREAL.test(text)) return [{ from: 0, to: text.length, why: "supposed" }];
  if (WORK.test(text)) return [{ from: 0, to: text.length, why: "quoted" }];
  if (ordersText(text)) return [{ from: 0, to: text.length, why: "pasted" }];
  const colon = COLON.exec(text);
  if (colon === null || colon.index > LONGEST_LEAD || isAside(sentence)) return [];
  const lead = text.slice(0, colon.index);
  if (OWN_LEAD.test(lead) || !SPEAKS.test(text.slice(colon.index + colon[0].length))) return [];
  if (OF_WORDS.test(lead) || IN_LANGUAGE.test(lead) || PERSPECTIVE.test(lead))
    return [{ from: 0, to: text.length, why: "pasted" }];
  const recorded = RECORD.test(lead) && !NEWS.test(lead);
  const handed = HANDED.test(lead) && (recorded || POINTING.test(lead));
  const own = !recorded || (OWN_RECORD.test(lead) && !NAMED.test(text));
  return handed || !own ? [{ from: 0, to: text.length, why: "pasted" }] : [];
}

/** Returns true for an order to write down what follows in a language, unless that is of all answers. */
function ordersText(text: string): boolean {
  const end = text.indexOf(":");
  if (end < 0 || end > LONGEST_LEAD) return false;
  return WRITE_IN_LANGUAGE.test(text.slice(0, end)) && !OF_ANSWERS.test(text.slice(end));
}
