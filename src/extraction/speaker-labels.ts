import { isStopWord } from "../text/words.ts";
import { CONDITIONS, DIETS, LANGUAGES, OCCUPATIONS, TOOLS } from "./words.ts";
import { regex, regexOf } from "../text/regex.ts";

/* Tells the labels that chats and their copies put beside a speaker's words from the user's own headings. */

const NAME = String.raw`[@\p{L}][\p{L}\p{M}\p{N}_.'’-]{0,24}(?: [\p{L}\p{N}][\p{L}\p{M}\p{N}_.'’-]{0,24}){0,2}`;
/** "[03.05.24, 10:32]", "10:32 AM". */
const TIME = String.raw`(?:[[(]?\d{1,4}[./:-]\d{1,2}[\d./:, -]{0,16}(?:[ap]\.?m\.?)?[\])]?[\s,–-]{0,4})`;
/** Words that open a line of the user's own and are no name. */
const NO_NAME = String.raw`(?!(?:i|i['’]?m|my|we|it|this|that|so|and|but|or|if|for|to|from|re|subject|hi|hello|hey|hallo|hola|salut|bonjour|yes|no|ok|okay|oh|well|ps|p\.s|fyi|btw|by|also|please|note|update|thanks|thank|first|second|then|now|today|ich|mein\w*|wir|und|aber|ja|nein|bitte|danke|übrigens|je|j['’]\S*|mon|ma|mes|nous|et|mais|oui|non|merci|yo|mi|mis|soy|vivo|tengo|y|pero|sí|gracias|facts?|things?|about|some|a|the|remember|important|preferences?|reminder|correction|background|context|intro\w*|keep)(?![\p{L}'’]))`;

/** "Budget: 900", "**Size**: 43", "Pia: I'm vegan" */
const COLON_LABEL = regex.iu`^[ \t]{0,4}(?:[-*•][ \t]+)?[*_]{0,2}(?<name>\p{L}[^:\n]{0,40}?)[*_]{0,2}[ \t]?:[*_]{0,2}(?=\s|$)(?<words>.*)$`;
/** Spanish verbs of the first person, which need no pronoun. */
const SPANISH_I = String.raw`(?:viv|trabaj|teng|habl|estudi|odi|prefier|necesit|quier|jueg|us|toc)o`;

/** Words in which somebody speaks of themselves or to somebody. */
const SPEAKS = regex.iu`(?<!\p{L})(?:${SPANISH_I}|i|i['’]?(?:m|ve|d|ll)|my|me|we|our|you|your|u|ich|mein\p{L}*|wir|du|dein\p{L}*|sie|je|j['’]\p{L}+|mon|ma|mes|nous|tu|vous|ton|ta|yo|mis?|me|tú|soy|estoy|tengo|hi|hello|hey|hallo|hola|salut)(?!\p{L})`;

/** Labels of parts in a dialogue, and of what a model is given. */
const PART =
  /^[ \t]{0,4}[*_]{0,2}(?:user|human|customer|client|patient|guest|caller|agent|assistant|chatbot|bot|ai|system|model|interviewer|speaker \w+|input|output|text \d+|prompt|q|a|kunde|kundin|nutzer|anrufer|utilisateur|assistente?|usuario|cliente|paciente|asistente|entrevistador\w*)[*_]{0,2}\s?:[*_]{0,2}\s/i;

/** A line that names who speaks in it. */
const LABELLED: readonly RegExp[] = [
  // "(pia) I live in Kiel", "[pia] …", "<pia> …"
  regex.iu`^[ \t]{0,4}[([<]${NO_NAME}${NAME}[)\]>]:?[ \t]+\S`,
  // "Pia - I'm vegan", "Pia — …", "Pia | …"
  regex.iu`^[ \t]{0,4}${TIME}?(?:\*\*)?${NO_NAME}${NAME}(?:\*\*)?[ \t]{1,3}(?:[-–—|>→]|->|=>)[ \t]+\S`,
  // "Pia: I'm vegan", "10:32 Pia: …", "Pia (10:32): …"; its text may stand on the lines below
  regex.iu`^[ \t]{0,4}${TIME}?[*_]{0,2}${NO_NAME}${NAME}[*_]{0,2}[ \t]?(?:\([^()\n]{1,24}\))?,?[ \t]?${TIME}?:[*_]{0,2}(?=\s|$)`,
];

/** "pia wrote:", "Am 3. Mai schrieb Pia:", "Pia a écrit :": one such line is enough. */
const WROTE = regex.iu`^(?![^\n:]{0,80}\b(?:i|you|ich|du|je|j['’]ai|tu|yo|c['’]est) )[^\n:]{0,80}(?<![\p{L}])(?:wrote|writes|said|says|texted|posted|replied|asked|answered|schrieb|schreibt|sagte|sagt|meinte|meint|fragte|antwortete|hat geschrieben|hat gesagt|hat gemeint|a écrit|écrit|a dit|dit|a répondu|répond|escribió|ha escrito|ha dicho|escribe|dijo|dice|respondió|preguntó)(?![\p{L}])(?:[ \t]+${NAME})?[^\n:.!?]{0,40}\s?:(?![-^'o]?[()[\]/\\|DPp3*<>]{1,4}(?:[\s.,!?]|$))[ \t]*`;

/** "… in Kiel. (tom) I live …": a name in brackets opens a line of its own. */
export const INLINE = regex.giu`(?<=[.!?]["')]?)[ \t](?=[([<]${NO_NAME}${NAME}[)\]>]:?[ \t])`;

/** "Pia  9:14 AM", "Pia, [12.03.26 09:14]": a name and a time alone above the words. */
const STAMPED = regex.iu`^[ \t]{0,4}(?:\*\*)?(?<name>${NO_NAME}${NAME})(?:\*\*)?,?[ \t]{1,4}[[(]?(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ \t])?\d{1,2}:\d{2}(?::\d{2})?(?:[ \t]?[ap]\.?m\.?)?[\])]?[ \t]*$`;
/** "**Pia**" or "Pia Berg" alone in a line. Names are capitalised, sentences have more words. */
const ALONE = regex.u`^[ \t]{0,4}(?<bold>\*\*|__)?(?<name>\p{Lu}[\p{L}\p{M}’'-]{1,24}(?: \p{Lu}[\p{L}\p{M}’'-]{1,24})?)\k<bold>?:?[ \t]*$`;
const BRACKETED = /^[ \t]{0,4}[([<](?<name>[^()[\]<>\n]{1,40})[)\]>]:?[ \t]+\S/u;
/** "Pia - I live in Kiel": the words of one person open with that person. */
const DASHED = regex.iu`^[ \t]{0,4}(?:\*\*)?(?<name>${NAME})(?:\*\*)?[ \t]{1,3}(?:[-–—|>→]|->|=>)[ \t]+(?:(?:hi|hello|hallo|salut|hola)[,!.]?[ \t]+)?(?:i|i['’]\p{L}+|my|we|our|ich|mein\p{L}*|wir|unser\p{L}*|je|j['’]\S+|mon|ma|mes|nous|yo|mis?|me|soy|estoy|${SPANISH_I})(?![\p{L}'’])`;
/** "I live in Kiel. – Pia", "I live in Kiel (pia)". */
const SIGNED = regex.u`(?<stop>[.!?…])?[ \t]{1,8}(?:[-–—~][ \t]?(?<dashed>\p{L}[\p{L}\p{M}’'-]{1,24})|\((?<bracketed>\p{L}[\p{L}\p{M}’'-]{1,24})\))[ \t]*$`;

/** Words that head a line of the user's own, in four languages. */
const HEADINGS: ReadonlySet<string> = new Set(
  (
    "question questions quick update updates news answer summary intro edit edited disclaimer warning info information status fact reason " +
    "location city town country place address home house flat work job career profession school university study studies hobby hobbies " +
    "diet food allergy allergies health age birthday family pets pet kids children language languages travel plans plan goal goals budget " +
    "breakfast lunch dinner sport sports music books movies hardware software car habits likes dislikes interests skills education " +
    "experience medical weight height sleep exercise frühstück mittagessen abendessen hobbys interessen musik bücher filme auto schlaf " +
    "morning evening night noon weekend weekends monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday " +
    "january february march april june july august september october november december " +
    "sorry again maybe still soon late seriously honestly actually really anyway anyhow personally currently previously formerly usually " +
    "schedule situation problem issue rule rules deadline requirement requirements constraint constraints result results size rent debt idea ideas " +
    "confession announcement heads headsup milestone breaking observation verdict conclusion downside upside catch bonus plus minus gossip " +
    "optional joking kidding sarcasm aside spoiler draft new old true false done todo reminder correction background context profile bio " +
    "dear best cheers regards yours sincerely love bye greetings welcome morning everyone everybody all team folks guys friends " +
    "user human me myself self name person customer client student patient " +
    "neuigkeit neuigkeiten neues neuestes geständnis beichte ankündigung feststellung fazit haken nachteil vorteil " +
    "frage fragen antwort nachtrag zusammenfassung hinweis notiz anmerkung ort stadt wohnort land adresse arbeit beruf schule studium " +
    "ernährung essen allergie allergien gesundheit alter geburtstag familie haustiere kinder sprache sprachen reisen ziel ziele " +
    "lage problem regel regeln frist termin termine anforderungen ergebnis größe miete schulden idee ideen " +
    "morgens abends wochenende montag dienstag mittwoch donnerstag freitag samstag sonntag heute gestern korrektur erinnerung " +
    "entschuldigung vielleicht eigentlich ehrlich übrigens grüße gruß liebe lieber " +
    "nouvelle nouvelles nouveauté aveu confidence annonce info infos constat verdict bilan inconvénient avantage " +
    "réponse précision résumé remarque ville pays adresse travail métier école études régime nourriture allergie santé âge famille " +
    "situation problème règle règles délai contraintes résultat résultats bilan taille loyer idée horaires " +
    "animaux enfants langue langues voyages objectif lundi mardi mercredi jeudi vendredi samedi dimanche aujourd'hui hier pardon désolé " +
    "situación problema regla reglas plazo requisitos resultado resultados talla alquiler idea horario " +
    "novedad novedades noticia noticias confesión anuncio aviso veredicto conclusión inconveniente ventaja " +
    "pregunta respuesta actualización nota resumen ciudad país dirección trabajo profesión escuela estudios dieta comida alergia salud " +
    "edad familia mascotas hijos idioma idiomas viajes objetivo lunes martes miércoles jueves viernes sábado domingo hoy ayer perdón"
  ).split(" "),
);
const KNOWN_WORDS = [CONDITIONS, DIETS, LANGUAGES, OCCUPATIONS, TOOLS];
const OPENS_OWN_LINE = regexOf(`^${NO_NAME}`, "iu");

const isKnown = (word: string): boolean => KNOWN_WORDS.some((words) => words.has(word));

/** Returns whether a label can only be somebody's name: one word or two, none of them a heading's. */
function isName(label: string): boolean {
  const parts = label.trim().replace(/^@/, "").toLowerCase().split(/\s+/);
  if (parts.length > 2 || !OPENS_OWN_LINE.test(label.trim()) || /^\p{Lu}{2,3}$/u.test(label.trim())) return false;
  return !isKnown(parts.join(" ")) && !parts.some((part) => HEADINGS.has(part) || isStopWord(part) || isKnown(part));
}

/** Returns whether a line names who speaks in it or below it, if other lines do so, too. */
export function isLabel(line: string): boolean {
  return LABELLED.some((label) => label.test(line)) || STAMPED.test(line);
}

/** Returns the label before a colon, in lower case. Returns null if the line has none. */
export const labelOf = (line: string): string | null => COLON_LABEL.exec(line)?.groups?.["name"]?.toLowerCase() ?? null;

/** Returns whether somebody speaks behind a label, whatever the label is. */
export const isSpoken = (line: string): boolean => SPEAKS.test(COLON_LABEL.exec(line)?.groups?.["words"] ?? "");

/** Returns whether a label before a colon can be a name, and somebody speaks behind it. */
export function isLabelledSpeech(line: string): boolean {
  const { name, words } = COLON_LABEL.exec(line)?.groups ?? {};
  return name !== undefined && isName(name) && SPEAKS.test(words ?? "");
}

/** Returns whether one word before a colon can only be a name, and somebody speaks behind it. */
const speaks = (line: string): boolean => isLabelledSpeech(line) && !/\s/.test(labelOf(line)?.trim() ?? " ");

/** Returns whether a line alone is somebody's labelled words. */
export const isSpeech = (line: string): boolean => PART.test(line) || speaks(line);

/** Returns whether a line says that somebody wrote what follows. */
export const reports = (line: string): boolean => WROTE.test(line);

/** Returns whether a line is nothing but a name. */
export function isHeading(line: string): boolean {
  const name = ALONE.exec(line)?.groups?.["name"];
  return name !== undefined && isName(name);
}

/** Returns whether a text that opens with this line is somebody's labelled words, although no other line has a label. */
export function opensWithSpeaker(line: string): boolean {
  const name = [BRACKETED, DASHED, STAMPED].map((label) => label.exec(line)?.groups?.["name"]).find(Boolean);
  return name !== undefined && isName(name);
}

/** Returns the name that ends a line, in lower case. Returns null if none does. */
export function signatureOf(line: string): string | null {
  const { dashed, bracketed } = SIGNED.exec(line)?.groups ?? {};
  const name = dashed ?? bracketed;
  return name !== undefined && isName(name) ? name.toLowerCase() : null;
}

/** Nobody lives in two places, so two lines that open so have two speakers. */
const RIVAL =
  /^\s*(?:i(?: live|['’]m from| am from)|ich (?:wohne|lebe|komme)|j['’]habite|je (?:vis|viens)|vivo|soy de)\s/iu;

/**
 * Returns whether a name at the end of a line is its speaker's. "I have a dog (Rex)" and "I speak German (fluent)" have
 * none, so brackets count only behind a full stop, or if another signed line tells of another home.
 */
export function isSignature(line: string, lines: readonly string[]): boolean {
  if (signatureOf(line) === null) return false;
  const { stop, dashed } = SIGNED.exec(line)?.groups ?? {};
  if (stop !== undefined || (dashed !== undefined && /^\p{Lu}/u.test(dashed))) return true;
  return RIVAL.test(line) && lines.some((other) => other !== line && RIVAL.test(other) && signatureOf(other) !== null);
}
