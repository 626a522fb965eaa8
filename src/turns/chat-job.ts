import { isInstruction, type Turn } from "../dialects/dialect.ts";
import { regex, regexOf } from "../text/regex.ts";

/*
 * Chat front-ends send jobs in the user's name: a title for the chat, tags, questions to ask next. No person said their
 * texts: the chat in them has come through already, and a job's order is meant for one answer.
 */

const VERB = String.raw`(?:suggest|give|generate|create|write|provide|propose|produce|make|find|name|come up with|summari[sz]e|list|choose|extract|add|determine|categori[sz]e|gib|gebt|schlag(?:e|t)?|erstelle?n?|generiere?n?|schreibe?|nenne?|finde|formuliere|fasse|donne[rz]?|propose[rz]?|génère[rz]?|générer|crée[rz]?|rédige[rz]?|écris|écrivez|trouve[rz]?|résume[rz]?|da(?:me|le)?|pon(?:le)?|sugiere|genera|crea|escribe|propón|resume|proporciona)`;
const PRODUCT = String.raw`(?:titles?|headlines?|headings?|tags?|labels?|keywords?|follow[- ]?ups?|(?:suggested|next|related|further) (?:questions|prompts)|questions? (?:the user|to ask)|search quer(?:y|ies)|titel|überschrift|schlag(?:wort|wörter|worte)|stich(?:wort|wörter|worte)|(?:anschluss|folge|rück)fragen|nächste fragen|titre|étiquettes?|mots[- ]clés|questions? (?:de suivi|suivantes?|complémentaires)|relances?|título|etiquetas?|palabras clave|preguntas (?:de seguimiento|siguientes|relacionadas))`;
const CHAT = String.raw`(?:chat(?:[- ]?(?:history|log|verlauf))?s?|conversations?|dialog(?:ue|s)?|discussion|thread|exchange|messages|gespräch\w*|unterhaltung(?:en)?|verlauf|historique|échange|conversación|charla|diálogo|historial)`;
const edge = (words: string): string => String.raw`(?<!\p{L})${words}(?!\p{L})`;
const SPAN = String.raw`[^\n.!?]`;

const NAMES_PRODUCT = regexOf(edge(PRODUCT), "iu");
const NAMES_CHAT = regexOf(edge(CHAT), "iu");

const ORDER = regexOf(
  [
    `${edge(VERB)}${SPAN}{0,160}${edge(PRODUCT)}${SPAN}{0,160}${edge(CHAT)}`,
    `${edge(VERB)}${SPAN}{0,120}${edge(CHAT)}${SPAN}{0,160}${edge(PRODUCT)}`,
    `${edge(CHAT)}${SPAN}{0,80}${edge(VERB)}${SPAN}{0,120}${edge(PRODUCT)}`,
  ].join("|"),
  "iu",
);
/** Words of a person who orders something for a work of their own. */
const OWN = regex.iu`(?<!\p{L})(?:i|i['’]m|my|ich|mein\p{L}*|j['’]\p{L}+|je|mon|ma|mes|yo|mi|mis)(?!\p{L})`;

/** Matches a chat in the text, under the heading or in the element in which front-ends put it. */
const HISTORY =
  /^\s{0,4}#{1,4}\s*(?:chat history|conversation(?: history)?|chat ?verlauf|gesprächsverlauf|historique(?: (?:de la conversation|du chat))?|historial(?: (?:del chat|de (?:la )?conversación))?)\s*:?\s*$|<(?:chat_history|conversation|chat|messages)>/im;
const TASK = /^\s*#{1,4}\s*(?:task|instructions?|aufgabe|tâche|tarea|instrucciones)\s*:?\s*$/im;
const ROLE = String.raw`(?:user|human|assistant|ai|bot|model|nutzer|benutzer|assistent|ki|utilisateur|usuario|asistente)`;
const ROLES = new RegExp(String.raw`^\W{0,6}${ROLE}\W{0,3}:`, "gim");
const SUMMARY = regex.iu`(?:summar|zusammenfass|fasse|résum|resum)${SPAN}{0,120}(?:${edge(CHAT)}|zusammen)|${edge(CHAT)}${SPAN}{0,120}(?:summar|zusammenfass|zusammen|résum|resum)`;

/** An order stands before the chat or after it. The guidelines of front-ends take a page. */
const READ_AT_ENDS = 4_000;

/** Returns whether a front-end, and no person, wrote the last message of the user. */
export function isChatJob(turns: readonly Turn[]): boolean {
  const last = turns.findLast(({ role }) => role === "user")?.text ?? "";
  if (isJobText(last)) return true;
  const isOnly = turns.filter(({ role }) => role === "user" || role === "assistant").length === 1;
  const instructions = turns.filter(isInstruction).map(({ text }) => text);
  return (
    isOnly &&
    holdsChat(endsOf(last)) &&
    instructions.some((text) => ordersOf(endsOf(text)) || SUMMARY.test(endsOf(text)))
  );
}

/** Returns whether one text is the job of a front-end. */
export function isJobText(text: string): boolean {
  const read = endsOf(text);
  if (ordersOf(read)) return true;
  return holdsChat(read) && (TASK.test(read) || SUMMARY.test(read));
}

function ordersOf(text: string): boolean {
  // An order names both. V8 takes 27 ms to compile the order, and 2 ms for the names.
  if (!NAMES_PRODUCT.test(text) || !NAMES_CHAT.test(text)) return false;
  const order = ORDER.exec(text);
  return order !== null && !OWN.test(order[0]);
}

const holdsChat = (text: string): boolean => HISTORY.test(text) || [...text.matchAll(ROLES)].length > 1;

const endsOf = (text: string): string =>
  text.length <= 2 * READ_AT_ENDS ? text : `${text.slice(0, READ_AT_ENDS)}\n${text.slice(-READ_AT_ENDS)}`;
