import type { ForeignSpan } from "./foreign-span.ts";
import { regex } from "../../text/regex.ts";

/*
 * Prompts of apps that answer from documents: an order to use a context, the context, and last the user's question, or the
 * question first. The frameworks' defaults differ in words and not in their parts.
 */

/** Names of retrieved text, in four languages. */
const CONTEXT =
  "contexts?|documents?|passages?|sources?|excerpts?|snippets?|search results?|articles?|knowledge(?: base)?|kontexte?s?|dokumente?n?|quellen|auszüge?n?|textstellen|suchergebnisse?n?|contextes?|extraits?|résultats de recherche|contextos?|documentos?|fuentes?|fragmentos?|resultados de búsqueda";
const NO_LETTER_BEFORE = String.raw`(?<!\p{L})`;
const NO_LETTER_AFTER = String.raw`(?!\p{L})`;
/** Opens an order to answer from it: "use the", "given these", "answer … from the", and the same in four languages. */
const OPENING = regex.iu`^[ \t#*>-]{0,8}(?:(?:please|bitte|s['’]il (?:te|vous) plaît|por favor|and|then)[, ]{1,2})?(?:(?:answer|respond|reply|beantworte|antworte|répond(?:s|ez|re)|responde|contesta)${NO_LETTER_AFTER}[^\n]{0,80}?${NO_LETTER_BEFORE}(?:us(?:e|ing)|given|based|according|from|with|anhand|mit|aus|grundlage|basis|verwendung|utilisant|partir|selon|d['’]après|avec|basant|usando|utilizando|según|basándo(?:te|se)|con)|us(?:e|ing)|given|based on|according to|consider|read|anhand|(?:ver)?wende|nutze|benutze|unter verwendung|basierend auf|auf (?:grundlage|basis|der)|utilis(?:e|ez|ant)|en (?:utilisant|te basant|vous basant)|à partir|selon|d['’]après|us[ae]|usando|utiliz(?:a|ando)|según|basándo(?:te|se)|a partir|considera|lee)${NO_LETTER_AFTER}[^\n]{0,60}?${NO_LETTER_BEFORE}(?:the|these|this|following|provided|retrieved|de[rsnm]|die|das|diese\p{L}*|folgende\p{L}*|les?|la|des|du|ces|cette|ce|los|las|el|est[aeo]s?|del|al) (?:[^\s,]+ ){0,4}?(?:${CONTEXT})${NO_LETTER_AFTER}`;
/** Words by which such an order points at the context or the question. */
const POINTS = regex.iu`${NO_LETTER_BEFORE}(?:answer|respond|reply|question|query|following|provided|retrieved|below|beantworte|antworte|frage|folgende\p{L}*|bereitgestellte\p{L}*|unten|répond\p{L}*|suivante?s?|fournie?s?|ci-dessous|responde|contesta|pregunta|siguientes?|proporcionad[oa]s?|abajo)${NO_LETTER_AFTER}`;
/** Somebody tells of themselves: "based on these articles I went vegan" is no order. */
const TELLS = regex.iu`${NO_LETTER_BEFORE}(?:(?:i|we)(?: \p{L}+)?(?! (?:give|gave|paste|provide|send))|i['’]\p{L}+|my|our|ich|wir|mein\p{L}*|je|j['’]\p{L}+|mon|ma|mes|yo|soy|estoy|tengo|vivo|mis?)${NO_LETTER_AFTER}`;
/** A template announces its context so, and orders nothing. */
const BELOW = /^\W{0,8}context information is below/iu;
/** In characters: the sentences among which orders are looked for. */
const SENTENCE = /[^.!?:\n]{3,300}/g;
/** Parts the context from its order: a colon, a blank line, a fence or a heading. */
const PARTED = regex.iu`^[ \t]*:|\n[ \t]*(?:\n|[-=\x60~#<[*]|(?:${CONTEXT})(?: information)?[ \t]*:)`;
/** A heading of it, on a line of its own or before its first words. */
const HEADING = regex.imu`^[ \t#*]{0,8}\[?(?:retrieved |relevant |provided |background )?(?:${CONTEXT})(?: information)?\]?[ \t*]{0,4}(?::|$)`;
/** The label of the question. */
const QUESTION =
  /^[ \t#*]{0,8}(?:user(?:['’]s)? )?(?:question|query|user input|(?:benutzer)?frage|anfrage|pregunta|consulta)(?: (?:de l['’]utilisateur|del usuario))?[ \t*]{0,4}:[ \t*]{0,4}/imu;
/** The label of the answer, at the end of a prompt that the model is to complete. */
const ANSWER = regex.iu`(?:^|\n)[ \t#*]{0,8}(?:\p{L}+ )?(?:answer|response|antwort|réponse|respuesta)[ \t*]{0,4}:\s*$`;
/** The end of a context in brackets: "[End of context]". */
const CLOSING = regex.imu`^[ \t]{0,8}\[(?:/|end of )[^\]\n]{0,30}(?:${CONTEXT})\][ \t]*$`;

/** In characters. A longer text is read at its ends only, and its order stands at one of them. */
const MOST = 20_000;

/** Returns the stretches of a prompt that an app filled with documents: all of it but the user's question. */
export function retrievedText(text: string): ForeignSpan[] {
  if (text.length > MOST) return [];
  const question = QUESTION.exec(text);
  const closing = CLOSING.exec(text);
  const end = text.length - (ANSWER.exec(text)?.[0].length ?? 0);
  if (closing && HEADING.test(text.slice(0, closing.index))) return pasted([[0, closing.index + closing[0].length]]);
  if (!question) return [];
  const from = question.index + question[0].length;
  const before = text.slice(0, question.index);
  const isCompleted = end < text.length;
  const isBefore = ordersAnswerFrom(before) || (isCompleted && HEADING.test(before));
  const behind = isCompleted && !isBefore ? HEADING.exec(text.slice(from)) : null;
  if (!isBefore && !behind) return [];
  const own = behind ? from + behind.index : end;
  return pasted([
    [0, from],
    [own, text.length],
  ]);
}

/** Returns whether a text orders to answer from a context and then holds one, parted from the order. */
function ordersAnswerFrom(text: string): boolean {
  for (const { 0: sentence, index } of text.matchAll(SENTENCE)) {
    const order = sentence.trim();
    if (!BELOW.test(order) && (!OPENING.test(order) || !POINTS.test(order) || TELLS.test(order))) continue;
    const rest = text.slice(index + sentence.length);
    const parted = PARTED.exec(rest);
    if (parted && rest.slice(parted.index + parted[0].length).trim() !== "") return true;
  }
  return false;
}

const pasted = (stretches: readonly (readonly [from: number, to: number])[]): ForeignSpan[] =>
  stretches.filter(([from, to]) => to > from).map(([from, to]) => ({ from, to, why: "pasted" }));
