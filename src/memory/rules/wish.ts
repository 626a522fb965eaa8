import { commonForms } from "./common-forms.ts";
import { redact, SECRET_REMOVED } from "../safety/redact.ts";
import { FIRST_NAMES } from "../ranking/first-names.ts";
import { statementKey } from "../statements/statement-key.ts";
import { regex } from "../../text/regex.ts";

/*
 * A wish about answers in a user's own words, as it may be counted across users: what it asks, without who asks and why.
 * A text that tells something of a person, or holds a secret, is no wish.
 */

export interface Wish {
  /** Equal for wordings of one wish. It is all that the text says. */
  readonly key: string;
  readonly text: string;
}

/** In characters. A longer text says more than one wish. */
const MAX_LENGTH = 160;
/** Words that must be left of a wish, or it asks for nothing. */
const MIN_WORDS = 2;
const MAX_WORDS = 14;

/** Clauses, and the reasons after them: "no tables, my screen reader chokes on them", "weil ich sonst nichts verstehe". */
const BETWEEN =
  /[.!?;:()]+(?=\s|$)|\n+|,(?=\s)|\s[–—-]+\s|\s(?=(?:because|cause|cuz|since|as i|so that|weil|da ich|denn|damit|sonst|parce que?|car|sinon|pour que|porque|ya que|que si no|para que)\s)/iu;
const REASON =
  /^(?:because|cause|cuz|since|as i|so that|weil|da ich|denn|damit|sonst|parce que?|car|sinon|pour que|porque|ya que|que si no|para que)\s/iu;
/** Words of somebody who speaks of themselves, or of their own people and things. "Me" is whom the answer is for. */
const OF_SELF = regex.iu`(?<![\p{L}\p{N}])(?:i|i['’]\p{L}+|im|ive|my|mine|myself|we|we['’]\p{L}+|our|ours|us|ich|mein\p{L}*|wir|uns|unser\p{L}*|je|j['’]\p{L}+|mon|ma|mes|notre|nos|nous|yo|mi|mis|nuestr\p{L}+|soy|tengo|vivo|trabajo|estoy)(?![\p{L}\p{N}])`;
/** Words that only frame a wish, folded as `statementKey` folds. */
const FRAME = regex.giu`(?<![\p{L}\p{N}])(?:please|pls|plz|thanks|from now on|in (?:the )?future|always|every time|can you|could you|would you|i want you to|i['’]?d like you to|make sure (?:to|you)|remember to|and|also|oh|ok|bitte|immer|ab jetzt|ab sofort|in zukunft|künftig|kannst du|könntest du|und|auch|s['’]il (?:te|vous) pla[iî]t|toujours|désormais|à partir de maintenant|peux-tu|tu peux|et|aussi|por favor|porfa|siempre|a partir de ahora|de ahora en adelante|puedes|y|también)(?![\p{L}\p{N}])`;
/** Opens a wish and says nothing of it: "put the summary first", "the summary first". */
const VERB =
  /^(?:put|give|add|use|show|include|nenne?|gib|mets|donne|ajoute|pon|da|incluye|añade)(?:\s+(?:me|mir|moi|us))?\s+/iu;
/** Signs of a person or a place: an address, a handle, a link, a long number. */
const IDENTIFIES = /@|:\/\/|www\.|\d{3,}/;
/** "Call me Doc": a name, whatever it is. */
const NAMES_SOMEBODY = regex.iu`(?<![\p{L}\p{N}])(?:call(?:s|ed)? (?:me|him|her)|name is|refer to|nenn\p{L}* (?:mich|sie)|heiß\p{L}*|appelle[sz]?|m['’]appell\p{L}*|llám\p{L}*|llama\p{L}*)(?![\p{L}\p{N}])`;
/** "Write like hemingway": what no article stands before may be a name. */
const LIKE_SOMEBODY = regex.iu`(?<![\p{L}\p{N}])(?:like (?!an? |the |you|this|that|in |for |to )|wie (?!ein|bei|im |du |in |mit |zu |für )|comme (?!une? |si |à |le |la |les |dans |pour )|como (?!una? |si |el |la |en |para |a ))\p{L}`;
/** Capitals that are no name: the first word, a short abbreviation, a language, and what answers are made of. */
const NO_NAME =
  /^(?:\p{Lu}{2,5}s?|I|English|British|American|German|French|Spanish|Italian|Portuguese|Markdown|Python|Java|JavaScript|TypeScript|Excel|Celsius|Fahrenheit|Sie|Du|Deutsch|Englisch|Französisch|Spanisch|Antwort(?:en)?|Beispiele?n?|Quellen?|Text(?:e|en)?|Code|Tabellen?|Liste?n?|Stichpunkte?n?|Zahlen|Einheiten|Fachbegriffe?n?|Fremdwörter|Emojis?|Sätze?n?|Satz|Absätze?n?|Schritte?n?|Punkt|Anfang|Ende|Zusammenfassung|Überschriften|Erklärung(?:en)?|Ergebnis|Wörter)$/u;

const WORD = regex.gu`[\p{L}\p{N}][\p{L}\p{N}'’-]*`;

/** Returns what an instruction wishes, as it may be counted. Returns nothing of what may tell of a person. */
export function wishesIn(said: string): { readonly forms: readonly string[]; readonly own: Wish | null } {
  const whole = commonForms(said);
  if (whole.length > 0) return { forms: whole, own: null };
  const text = withoutReasons(said);
  if (text === "" || text.length > MAX_LENGTH) return NOTHING;
  const forms = commonForms(text);
  if (forms.length > 0) return { forms, own: null };
  if (mayNameSomebody(text) || text.includes(SECRET_REMOVED) || redact(text).text !== text) return NOTHING;
  const wish = withoutFrame(text);
  const key = statementKey(wish.replace(VERB, ""));
  const count = key.split(" ").length;
  return count < MIN_WORDS || count > MAX_WORDS ? NOTHING : { forms: [], own: { key, text: asRule(wish) } };
}

const NOTHING = { forms: [], own: null };

const isKept = (clause: string): boolean => !REASON.test(clause) && !OF_SELF.test(clause.replace(FRAME, " "));

/** Returns the clauses that say what is wished, or nothing if the first of them speaks of the user. */
function withoutReasons(said: string): string {
  const clauses = said
    .split(BETWEEN)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
  const [first] = clauses;
  return first === undefined || !isKept(first) ? "" : clauses.filter(isKept).join(", ").replace(/\s+/g, " ");
}

function mayNameSomebody(text: string): boolean {
  if (IDENTIFIES.test(text) || NAMES_SOMEBODY.test(text) || LIKE_SOMEBODY.test(text)) return true;
  const words = text.match(WORD) ?? [];
  return words.some(
    (word, at) => FIRST_NAMES.has(word.toLowerCase()) || (at > 0 && /^\p{Lu}/u.test(word) && !NO_NAME.test(word)),
  );
}

const withoutFrame = (text: string): string =>
  text
    .replace(FRAME, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s,.;:!]+|[\s,.;:!]+$/g, "")
    .replace(/ (?=[,;])/g, "");

const asRule = (wish: string): string => `${(wish[0] ?? "").toUpperCase()}${wish.slice(1)}.`;
