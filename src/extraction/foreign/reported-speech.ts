import { pieces, type Sentence } from "../clauses.ts";
import { BEGIN, END, everywhere, pattern } from "./edges.ts";
import type { ForeignSpan } from "./foreign-span.ts";
import { foreignWords } from "./languages.ts";

/* Other people's words that the user reports: "my brother says he hates mornings". */

const OPENS = String.raw`(?:(?:and|but|so|because|und|aber|weil|et|mais|parce que|y|pero|porque|que)\s)?`;
/** Begins what was said. Otherwise the verb has an object: "the guy who wrote it". */
const CONTENT = String.raw`(?:\s?:\s*|\s(?:that|dass|daß|que)\s|\squ['’]|,?\s(?:dass\s)?(?=(?:i|i['’]?(?:m|ve|d|ll)|you|u|he|she|it|its|it['’]s|we|they|the|my|this|there|ain['’]t|ich|er|sie|wir|es|du|je|yo|soy|tengo|estoy|vivo|odio|he|[^\s,.;:!?]+[éí])${END}|j['’]|(?:[^\s,.;:!?]+ ){1,3}(?:is|are|was|were|will|can|should|has|have)${END}))`;
/** "Somebody wrote on the wall I love Ann." */
const WHERE = String.raw`(?:\s(?:on|in|at|auf|an|sur|dans|en)\s[^\s,.;:!?]+\s[^\s,.;:!?]+)?`;
const I = String.raw`(?:(?:i|i['’]?(?:m|ve|d|ll)|my|we|ich|wir|mein[^\s,.;:!?]*|je|mon|ma|yo|soy|tengo|estoy|vivo|odio|me|he|[^\s,.;:!?]+[éí])${END}|j['’])`;
const REPORT = everywhere(
  String.raw`(?:^[^\w\u00c0-\u024f]{0,6}|[,;:(–—-]\s?|\s)${OPENS}(?<who>${foreignWords("others")}|[^\s,.;:!?]+)\s(?:always |just |also |immer |toujours |siempre |me |m['’]|le |nous |nos )?(?:(?:${foreignWords("says")})${END}(?:\s(?:always|immer|toujours|siempre))?(?:\s(?:to )?(?:me|us|mir|uns|moi|nous|him|her|them|everyone|everybody|ihm|ihr|ihnen|allen|(?:the|his|her|their|dem|der|den|seine[rmn]?|ihre[rmn]?) [^\s,.;:!?]+))?${WHERE}${CONTENT}|(?:${foreignWords("quotatives")})\s?:?\s(?=${I})|(?:${foreignWords("saysOutright")})(?: zu mir)?,\s)`,
);
/** German puts the verb first: "im Buch sagt der Erzähler, ich wurde …". */
const INVERTED = everywhere(
  String.raw`\s(?:sagte?|meinte?|schreibt|schrieb|behauptete?|erzählte?|erzählt)\s(?<who>(?:mein|der|die|das|ein|unser)[^\s,.;:!?]*\s[^\s,.;:!?]+)[,:]?\s(?:dass\s)?(?=ich${END})`,
);
/** One word is a person's name if it is written like one, or a relative's title. */
const NAME = /^\p{Lu}\p{Ll}+$/u;
const NO_NAME =
  /(?:ly|s['’]|ing)$|^(?:And|But|So|If|When|Also|Then|Finally|It|That|This|We|You|I|Ich|Du|Wir|Je|Tu|Nous|Vous|Yo|Nosotros|Wie|Was|Als|Comme|Como|As|Who|What|Qui|Quien|On)$/u;
/** A duty that somebody tells the user of is the user's. */
const OBLIGES = pattern(
  String.raw`${BEGIN}(?:i|ich|je|j['’][^\s,.;:!?]+|yo|we|wir|nous|on) (?:[^\s,.;:!?]+ )?(?:have to|need to|must|can['’]?t|cannot|may not|am not allowed|muss|darf|müssen|dürfen|dois|peux pas|ne peux)${END}|${BEGIN}(?:tengo que|debo|no puedo|j['’]dois|il faut que je)${END}`,
);
const EXPERT = pattern(`${BEGIN}(?:${foreignWords("experts")})${END}`);
/** Joins a clause of the user's own to what somebody said. */
const RETURNS = /^(?:but|so|aber|also|mais|donc|pero|así que)$/i;
const OWN_CLAUSE = pattern(
  String.raw`^(?:(?:rn|now|right now|so|also|anyway),? )?(?:i|i['’]?(?:m|ve|d|ll)|my|we|our|ich|mein[^\s,.;:!?]*|wir|je|j['’][^\s,.;:!?]+|mon|ma|mes|nous|yo|mis?|soy|tengo)${END}`,
);

const SOURCE = pattern(
  `^[^a-z\\u00c0-\\u024f]{0,6}(?:(?:and|but|so|und|et|y) )?(?:${foreignWords("accordingTo")})${END}`,
);
/** "I live in Oslo, my boss said." */
const ATTRIBUTED = pattern(
  String.raw`,\s(?:(?:he|she|(?:my|our|the|his|her) \S+(?: \S+)?) (?:said|says|wrote|writes|claimed|told me|texted|shouted|whispered)|(?:sagte|meinte|schrieb) (?:er|sie|mein\S* \S+)|(?:dit|disait|a dit)-?(?:il|elle)|(?:dijo|decía) (?:él|ella|mi \S+))[^a-z]*$`,
);
const HEARSAY = pattern(`^[^a-z\u00c0-\u024f]{0,6}(?:(?:and|but|so|und|et|y) )?(?:${foreignWords("hearsay")})${END}`);
const OF_THE_USER = pattern(
  String.raw`${BEGIN}(?:i|i['’]?(?:m|ve|d|ll)|my|we|our|ich|mein[^\s,.;:!?]*|wir|unser[^\s,.;:!?]*|je|j['’][^\s,.;:!?]+|mon|ma|mes|nous|yo|mis?|nuestr[^\s,.;:!?]+)${END}`,
);

/** Returns the clauses in which the user reports somebody else's words. Offsets are those of the sentence. */
export function reportedIn({ text }: Sentence): ForeignSpan[] {
  const source = SOURCE.exec(text);
  if (source && !EXPERT.test(text)) return [{ from: 0, to: text.length, why: "reported" }];
  if (ATTRIBUTED.test(text)) return [{ from: 0, to: text.length, why: "reported" }];
  const heard = HEARSAY.exec(text);
  if (heard && !OF_THE_USER.test(text.slice(heard[0].length))) return [{ from: 0, to: text.length, why: "reported" }];
  const found = [...text.matchAll(REPORT), ...text.matchAll(INVERTED)].find((report) =>
    mayReport(report.groups?.["who"] ?? "", text, report),
  );
  if (found === undefined) return [];
  const said = found.index + found[0].length;
  const verbatim = /[,:]\s*$/.test(found[0]);
  const cut = pieces(text).find(
    ([, { at, comma, joiner, text: clause }]) =>
      at > said && (RETURNS.test(joiner) || (comma && !verbatim)) && OWN_CLAUSE.test(clause),
  );
  return [{ from: found.index, to: cut?.[1].at ?? text.length, why: "reported" }];
}

function mayReport(who: string, text: string, report: RegExpExecArray): boolean {
  const content = text.slice(report.index + report[0].length);
  const plays = PLAYS.test(report[0]);
  if (!plays && (EXPERT.test(who) || OBLIGES.test(content))) return false;
  if (PRONOUN.test(who) && EXPERT.test(text.slice(0, report.index))) return false;
  if (/(?:^|\s)(?:who|that|which|die|der|das|qui|que|i|ich|je|yo|you|du|tu|we|wir)$/i.test(who)) return false;
  return /\s/.test(who) || PRONOUN.test(who) || (NAME.test(who) && !NO_NAME.test(who));
}
/** In casual speech the verb acts out what was said, a duty included. */
const PLAYS = pattern(String.raw`(?:goes|went|like)[,:]\s*$|\s(?:${foreignWords("quotatives")})\s?:?\s*$`);
const PRONOUN = pattern(
  "^(?:he|she|they|someone|somebody|people|everyone|everybody|wife|husband|mom|mum|dad|er|sie|jemand|leute|alle|il|elle|ils|elles|on|quelqu['’]un|él|ella|ellos|ellas|alguien)$",
);
