import { type Piece, pieces, type Sentence } from "../clauses.ts";
import { BEGIN, END, pattern, START } from "./edges.ts";
import type { ForeignSpan } from "./foreign-span.ts";
import { foreignWords } from "./languages.ts";
import { OpeningPattern } from "./opening-pattern.ts";
import { regex } from "../../text/regex.ts";

/* Questions, and requests that say what another text is to tell. */

const DRAFT = new OpeningPattern(
  `(?:(?:${foreignWords("compose")})${END}[^:]{0,50}?${BEGIN}(?:${foreignWords("documents")})${END}[^:]{0,50}?\\s(?:${foreignWords("saying")})${END}|(?:${foreignWords("tellOthers")})${END})`,
);
/** "Tell Anna that I …": the name is told by its capital. */
const TELL_A_NAME = regex.u`^[^\p{L}]{0,3}(?:\p{L}+ ){0,3}?(?:[Tt]ell|[Tt]ext|[Mm]essage|[Ii]nform|[Rr]emind|[Ss]ag|[Ss]chreib|[Aa]ntworte|[Dd]is à|[Éé]cris à|[Dd]ile a|[Ee]scríbele a) \p{Lu}\p{L}+,? (?:that|dass|que|qu['’]|I|I['’]m|we|ich|wir)(?!\p{L})`;
/** The reason for a request is the user's own: "…, because my son is ill". */
const REASON = pattern(
  `^(?:because|since|as|cause|cuz|given that|considering|weil|da|denn|parce que|car|vu que|puisque|porque|ya que)${END}`,
);
const ASKS = pattern(
  String.raw`${START}(?:(?:and|but|so|or|then|also|hey|ok|und|aber|et|mais|y|pero)[\s,]{1,2}){0,2}(?:do (?:you|we|they|i)|does|did|have (?:you|we|they)|who(?:['’]?s)?|when (?:is|are|do|does|did|will|should|can)|can (?:you|i|we|u)|could|would|will you|should|shall|may i|have you|has|is (?:it|there|that|this|the|my|a)|are (?:there|you|they|these)|am i|was (?:it|there)|what(?:['’]?s)?|why|how|where(?! we| i)|which|whose|isn['’]?t|aren['’]?t|don['’]?t you|won['’]?t|any (?:ideas|advice|tips|chance|suggestions|recommendations)|kann (?:ich|man|das)|kannst du|können wir|könnte\S*|wie(?! ich| gesagt)|wo(?! ich| doch| ja)|wer|warum|wieso|weshalb|welche\w*|soll ich|darf (?:ich|man)|muss ich|gibt es|gibts|hast du|weißt du|est-ce|est ce|peux-tu|tu peux|qu['’]est|quel\w* est|où(?! je| j['’])|comment|pourquoi|combien|puedes|podrías|puedo|qué|cómo|dónde|cuál\w*|cuánt\w*|quién|por qué)${END}`,
);
/** "I was wondering" tells nothing of the user but that they ask. */
const WONDERS = pattern(
  `${START}(?:(?:and|but|so|also|oh|hey|ok|well|und|aber|et|mais|y|pero)[\\s,]{1,2}){0,2}(?:${foreignWords("wondering")})[\\s,:.-]*$`,
);
const ADDRESSING = pattern(`${START}(?:${foreignWords("aside")}),\\s`);
const OPENING = pattern(`${START}(?:${foreignWords("aside")})[\\s,:-]*$`);
/** Somebody who is the subject, or whose things are: an order that tells nothing of the user has none. */
const SUBJECT = pattern(
  String.raw`${BEGIN}(?:i|i['’]?(?:m|ve|d|ll)|we|we['’]?(?:re|ve)|ich|wir|je|j['’]\S+|nous|on|yo|soy|tengo|estoy|vivo)${END}|${BEGIN}(?:my|our|mein\w*|unser\w*|mon|ma|mes|notre|nos|mis?|nuestr\w+) (?:[^\s,.;:!?]+ ){1,4}?(?:is|are|has|have|was|were|ist|sind|hat|haben|war|est|sont|a|ont|es|son|tiene|tienen|está)${END}`,
);
/** A question of several parts may tell something: "…, given that I wear glasses?" */
const TELLS = pattern(
  String.raw`[,(]|${BEGIN}(?:considering|given|since|because|bearing|seeing|if|when|who|which|as|weil|da|wenn|wo doch|obwohl|falls|nachdem|mit mein\w*|parce|vu|sachant|étant|si|quand|qui|porque|ya que|teniendo|si|cuando)${END}`,
);

/** "How do I know if …" asks, and supposes nothing. */
const INDIRECT = new RegExp(
  String.raw`${BEGIN}(?:know|tell|wonder|sure|see|check|find out|ask|weiß|wissen|fragen|savoir|sais|saber|sé) (?:if|whether|when|ob|wann|si|quand|cuando)${END}`,
  "gi",
);
const ORDERS = new OpeningPattern(
  `(?:(?:${foreignWords("orders")})(?:${END}|(?<=\\s))|(?:${foreignWords("wishes")}) (?:${foreignWords("ordered")})${END})`,
);
const OF_THE_USER = pattern(
  String.raw`${BEGIN}(?:i|i['’]?(?:m|ve|d|ll)|my|we|we['’]?(?:re|ve)|our|ich|mein\w*|wir|unser\w*|je|j['’]\S+|mon|ma|mes|nous|notre|yo|mis?|soy|tengo|estoy|vivo|nuestr\w+)${END}`,
);

/** Returns the clauses that ask for something. Offsets are those of the sentence. */
export function requestedIn(sentence: Sentence): ForeignSpan[] {
  const { text, ending } = sentence;
  const draftedTo = DRAFT.endIn(text) ?? TELL_A_NAME.exec(text)?.[0].length;
  if (draftedTo !== undefined) return [{ from: 0, to: reasonAfter(text, draftedTo), why: "drafted" }];
  const parts = pieces(text).map(([, piece]) => piece);
  const asked = parts.filter((piece) => isAsked(piece, parts.length === 1 && ending.includes("?")));
  // A sentence that tells something beside its question is the user's own: "im coeliac, what can i order?"
  const leads = (piece: Piece): boolean => asked.length > 0 && (WONDERS.test(piece.text) || OPENING.test(piece.text));
  if (parts.some((piece) => !asked.includes(piece) && !leads(piece) && OF_THE_USER.test(piece.text))) return [];
  return [...asked, ...parts.filter(leads)].map((piece) => ({
    from: piece.at,
    to: piece.at + piece.text.length,
    why: "asked",
  }));
}

function isAsked(piece: Piece, alone: boolean): boolean {
  const text = piece.text.replace(ADDRESSING, "");
  if (ORDERS.test(text) && !SUBJECT.test(text)) return true;
  return (alone || ASKS.test(text) || ORDERS.test(text)) && !TELLS.test(text.replace(INDIRECT, " "));
}

function reasonAfter(text: string, from: number): number {
  const parts = pieces(text).map(([, piece]) => piece);
  return parts.find((piece) => piece.at > from && REASON.test(piece.joiner) && piece.comma)?.at ?? text.length;
}
