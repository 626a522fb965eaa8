import type { ForeignSpan } from "./foreign-span.ts";

/*
 * Prompts of apps that answer from documents: an order to use a context, the context, and last the user's question, or the
 * question first. The frameworks' defaults differ in words and not in their parts.
 */

/** Names of retrieved text, in four languages. */
const CONTEXT =
  "contexts?|documents?|passages?|sources?|excerpts?|snippets?|search results?|articles?|knowledge(?: base)?|kontexte?s?|dokumente?n?|quellen|auszüge?n?|textstellen|suchergebnisse?n?|contextes?|extraits?|résultats de recherche|contextos?|documentos?|fuentes?|fragmentos?|resultados de búsqueda";
/** An order to answer from it. */
const ORDER = new RegExp(
  String.raw`(?<!\p{L})(?:us(?:e|ing)|given|based on|according to|consider|from|with|anhand|mit|(?:ver)?wende|nutze|verwendung|(?:auf )?(?:grundlage|basis)|aus|utilis(?:e|ez|ant)|à partir|selon|d['’]après|avec|us[ae]|usando|utiliz(?:a|ando)|según|basándo(?:te|se) en|con) [^.:\n]{0,60}?(?<!\p{L})(?:${CONTEXT})(?!\p{L})|(?<!\p{L})context information is below`,
  "iu",
);
/** A heading of it, on a line of its own or before its first words. */
const HEADING = new RegExp(
  String.raw`^[ \t#*]{0,8}\[?(?:retrieved |relevant |provided |background )?(?:${CONTEXT})(?: information)?\]?[ \t*]{0,4}(?::|$)`,
  "imu",
);
/** The label of the question. */
const QUESTION =
  /^[ \t#*]{0,8}(?:user(?:['’]s)? )?(?:question|query|user input|(?:benutzer)?frage|anfrage|pregunta|consulta)(?: (?:de l['’]utilisateur|del usuario))?[ \t*]{0,4}:[ \t*]{0,4}/imu;
/** The label of the answer, at the end of a prompt that the model is to complete. */
const ANSWER = /(?:^|\n)[ \t#*]{0,8}(?:\p{L}+ )?(?:answer|response|antwort|réponse|respuesta)[ \t*]{0,4}:\s*$/iu;
/** The end of a context in brackets: "[End of context]". */
const CLOSING = new RegExp(String.raw`^[ \t]{0,8}\[(?:/|end of )[^\]\n]{0,30}(?:${CONTEXT})\][ \t]*$`, "imu");

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
  if (ORDER.test(before))
    return pasted([
      [0, from],
      [end, text.length],
    ]);
  if (end === text.length) return [];
  if (HEADING.test(before))
    return pasted([
      [0, from],
      [end, text.length],
    ]);
  const heading = HEADING.exec(text.slice(from));
  return heading
    ? pasted([
        [0, from],
        [from + heading.index, text.length],
      ])
    : [];
}

const pasted = (stretches: readonly (readonly [from: number, to: number])[]): ForeignSpan[] =>
  stretches.filter(([from, to]) => to > from).map(([from, to]) => ({ from, to, why: "pasted" }));
