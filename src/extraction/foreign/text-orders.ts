import type { Sentence } from "../clauses.ts";
import { BEGIN, END, pattern, START } from "./edges.ts";
import { foreignWords } from "./languages.ts";
import { OpeningPattern } from "./opening-pattern.ts";
import { FOREIGN } from "../strip-quoted.ts";

/*
 * Orders to work on a text. The text stands behind the order ("Translate this: …") or before it ("… Make that more
 * formal."), and tells nothing about the user.
 */

const ASKING = `(?:(?:${foreignWords("asking")})${END}[\\s,!.…-]{0,3})`;
const DOCUMENT = `${BEGIN}(?:${foreignWords("documents")})${END}`;
const REWORK = new OpeningPattern(`(?:${foreignWords("rework")})${END}`);
const ASKED_REWORK = new OpeningPattern(`[^:\\n]{0,60}?${BEGIN}(?:${foreignWords("rework")})${END}`, "surely");
const TREAT = new OpeningPattern(`(?:${foreignWords("treat")})${END}`);
const COMPOSE = new OpeningPattern(`(?:${foreignWords("compose")})${END}[^:]{0,80}?${DOCUMENT}`);
const PRESENTING = new OpeningPattern(`(?:${foreignWords("presenting")})${END}[^:]{0,80}?${DOCUMENT}`);
/** "Check this" may be about anything, unless it is about errors or tone. */
const INSPECTS = new OpeningPattern(
  `(?:check|review|analy|explain|interpret|evaluate|assess|look|describe|determine|prüf|analysier|erklär|bewert|vérifi|analys|expliqu|évalu|revis|analiz|explic|evalú)`,
);
const WORDING = pattern(
  `${BEGIN}(?:errors?|mistakes?|typos?|tone|style|wording|grammar|spelling|fehler|ton|stil|fautes?|erreurs?|style|tono|errores|faltas)${END}`,
);
/** "Here is my answer:" opens the user's own turn; "the message from my boss:" does not. */
const OWN_TURN = pattern(
  String.raw`${BEGIN}(?:my|the|meine?|ma|mi) (?:next |revised |nächste )?(?:response|reply|answer|message|antwort|nachricht|réponse|respuesta)${END}(?! from (?!the user))`,
);
const OWNED_DOCUMENT = pattern(
  String.raw`${BEGIN}(?:my|the|this|these|our|his|her|attached|mein\w*|unser\w*|de[rnms]|die|das|dies\w*|mon|ma|mes|notre|les?|la|ce|cet|cette|ces|mis?|el|los|las|est[aeo]s?|nuestr[oa]|sus?) (?:[^\s,.;:!?]+ ){0,2}?(?:${foreignWords("documents")})${END}`,
);
/** "This" stands for a text, unless it belongs to another noun: "answer this question". */
const POINTING = pattern(
  String.raw`${BEGIN}(?:${foreignWords("pointing")})${END}(?=\s*(?:$|[,.:;!?(]|\0|(?:and|und|et|y|e|please|bitte|svp|por|for|to|into|in|as|auf|ins?|en|al|à|sound\w*|klingen|less|more|a bit|etwas|un|plus|moins|más|menos|down|up|over|out|again|\S+er)${END}))`,
);
const AHEAD = pattern(`${BEGIN}(?:${foreignWords("ahead")})${END}`);
const BEHIND = pattern(`${BEGIN}(?:${foreignWords("behind")})${END}`);
const LABEL = new OpeningPattern(
  String.raw`(?!(?:notes?|list|lists|data|table|comments?|lines?|announcement|content|examples?)\s?:)(?:${foreignWords("documents")}|${foreignWords("exercises")})(?: \d{1,2})?\s?:`,
  "not",
);
/** "… <- is that right?" */
const POINTS_BACK = /^\s*(?:<-+|←|\^{1,3}(?=\s))/;
const CHECKING = new OpeningPattern(`(?:${foreignWords("checking")})`);
const REMANNER = new OpeningPattern(`(?:${foreignWords("remanner")})${END}`);
/** Praise or blame that is about wording only. "Is that correct?" may be about a fact. */
const MANNERS = pattern(
  String.raw`${BEGIN}(?:say|sagt man|schreibt man|sage ich|heißt das|lauten|dire|dit|dirais|dice|digo|polite|rude|formal|informal|idiomatic|english|grammar|grammatical\w*|german|french|spanish|höflich|unhöflich|förmlich|deutsch|grammatik|rechtschreibung|polie?|formelle?|français|grammaire|orthographe|educad[ao]|español|gramática|borde|sentence|satz|phrase|frase)${END}`,
);
const ENDS_IN_COLON = /:[\s*_]*(?:\d{1,2}\.?)?$/;
const COLON = /:(?=\s|$|["'“„«*_])/u;
/** "Shorten this ad", "the line above", "make that sound friendlier", "make this less stiff". */
const BEHIND_DOCUMENT = pattern(
  String.raw`${BEGIN}(?:(?:this|that|these|dies\w*|den|die|das|ce|cette|ces|est[ae]|es[ae]|el|la) (?:[^\s,.;:!?]+ )?(?:${foreignWords("documents")})|above|obige\w*|oben|ci-dessus|anterior(?:es)?|de arriba|(?:make|mach|mache|rends|haz|pon|turn|can you make|kannst du) (?:this|that|das|ça|cela|esto|eso) (?:sound|klingen|a bit|etwas|less|more|moins|plus|más|menos|\S+er)|next turn)${END}`,
);
const ASIDE = pattern(`${START}(?:${foreignWords("aside")})${END}`);
/** Words of an order that name no text: "Translate that into German, please". */
const NO_OBJECT = new RegExp(
  String.raw`${BEGIN}(?:${foreignWords("asking")}|${foreignWords("pointing")}|it|to|into|in|as|for|me|auf|ins?|für|zu|en|al|à|au|aux|pour|moi|a|para|lo|la|le|es|um|mir)${END}`,
  "gi",
);
/** A quotation in an order is the text. */
const QUOTED = new RegExp(`["“”„«»${FOREIGN}]|(?<=\\s)['‘]\\S[^'’]*['’]`);
/** Returns whether the user turns to the assistant with a sentence: "btw, I never use first names in mails". */
export const isAside = (sentence: Sentence): boolean => ASIDE.test(sentence.text);

export interface TextOrder {
  /** The offset in the sentence from which its own words are the text; null if they are not. */
  readonly contentAt: number | null;
  readonly ahead: "line" | "next" | null;
  /** "it" may be a text before, or the assistant's last answer. */
  readonly behind: "named" | "unnamed" | "it" | null;
  /** The offset up to which its own words are the text: "I keep bees, now say that in Dutch". */
  readonly contentEnd?: number;
}

const wordCount = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** "… now say that in Dutch", "… translate this" */
const TRAILING = pattern(
  String.raw`(?<!let me|let|i['’]ll|i will|lass mich|lass)[\s,.;–-]\s*${ASKING}{0,3}(?:(?:${foreignWords("rework")}) (?:${foreignWords("pointing")}|it|es|lo|le)|say (?:that|this|it)(?= in )|traduis-le|tradúcelo|übersetz\w* das|(?:finish|continue|complete) (?:the|this|that) (?:lyrics?|song|lines?|verse|poem|quote)|who (?:sang|sings|said|wrote) (?:this|that|it)|(?:which|what) (?:song|movie|film|book|poem) is (?:this|that|it)(?: from)?)${END}(?: (?:in|into|to|auf|ins?|en|al|à) \S+)?[^a-z]*$`,
);

/** Returns how a sentence refers to a text that is to be worked on. Returns null if it does not. */
export function textOrderIn({ text }: Sentence): TextOrder | null {
  if (POINTS_BACK.test(text)) return { contentAt: null, ahead: null, behind: "named" };
  const reworks = REWORK.test(text) || ASKED_REWORK.test(text);
  const treats = !reworks && TREAT.test(text);
  const presents = !reworks && PRESENTING.test(text) && !OWN_TURN.test(text);
  const composes = !reworks && COMPOSE.test(text);
  const label = text.includes(":") && LABEL.test(text);
  if (CHECKING.test(text))
    return {
      contentAt: null,
      ahead: MANNERS.test(text) ? "next" : "line",
      behind: MANNERS.test(text) ? "named" : null,
    };
  if (REMANNER.test(text)) return { contentAt: null, ahead: null, behind: "it" };
  if (!reworks && !treats && !presents && !composes && !label) {
    const trailing = TRAILING.exec(text);
    return trailing ? { contentAt: null, contentEnd: trailing.index, ahead: null, behind: "unnamed" } : null;
  }
  const colon = COLON.exec(text);
  const named = OWNED_DOCUMENT.test(text);
  const pointing = POINTING.test(text);
  const works = reworks || (treats && (named || (pointing && (!INSPECTS.test(text) || WORDING.test(text)))));
  const contentAt = colon && /\p{L}|\0/u.test(text.slice(colon.index + 1)) ? colon.index + 1 : null;
  if (contentAt !== null && (works || presents || composes || label)) return { contentAt, ahead: "next", behind: null };
  if (colon && ENDS_IN_COLON.test(text) && (works || presents || label || treats) && (!composes || named))
    return { contentAt, ahead: "next", behind: null };
  const bare = reworks && !named && wordCount(text.replace(NO_OBJECT, " ")) <= 2;
  if (QUOTED.test(text)) return null;
  const strong = AHEAD.test(text) || bare;
  const ahead = works || presents ? (strong ? "next" : named || reworks ? "line" : null) : null;
  const behind = reworks ? BEHIND.test(text) || bare : treats && BEHIND_DOCUMENT.test(text);
  return { contentAt: null, ahead, behind: behind ? (BEHIND_DOCUMENT.test(text) ? "named" : "unnamed") : null };
}
