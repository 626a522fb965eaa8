import type { ForgetOrder } from "./forget-order.ts";
import { Memo } from "../../runtime/memo.ts";
import { blankReasons } from "./blank-reasons.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";
import { detectInjection } from "../safety/prompt-injection.ts";
import { parseForgetOrder } from "./parse-forget-order.ts";
import { mayHoldForgetOrder } from "./may-hold-forget-order.ts";
import { parseAddressedOrder, ruesIt } from "./parse-addressed-order.ts";
import { parseComposedOrder } from "./parse-composed-order.ts";
import { parseGeneralOrder } from "./parse-general-order.ts";
import { meaningfulRest, resolvePronoun } from "./remaining-text.ts";
import { parseLooseOrder } from "./parse-loose-order.ts";
import { parseObjectFirst } from "./parse-object-first.ts";
import { parseToldOrder } from "./parse-told-order.ts";
import { regex } from "../../text/regex.ts";

/*
 * "Forget that I live in Porto." The vault carries out such an order and does not store it. "Don't forget …", "Forget
 * it.", and what is asked, quoted or supposed, are no orders.
 */

/** A text with its orders taken out. */
interface ExtractedOrders {
  readonly orders: readonly ForgetOrder[];
  /** The rest of the text, to be stored and learnt from. Empty if nothing is left. */
  readonly rest: string;
}

/** A text of more lines explains something. */
const MAX_LINES = 4;

/** Quotations, which are somebody else's words. */
const QUOTED = regex.gmu`"[^"]*"|“[^“”]*”|«[^«»]*»|„[^„“”"]*[“”"]|(?<![\p{L}\p{N}])'[^'\n]*'(?![\p{L}\p{N}])|\x60[^\x60]*\x60|^\s*>.*$`;
/** The mark behind a topic that the order follows: "the part about the bakery? delete it". */
const ASKED_TOPIC =
  /\?(?=\s+(?:(?:please|just|bitte|stp|por favor)[\s,]+)?(?:(?:forget|delete|erase|wipe|drop|scrap) (?:it|that)|(?:let's )?(?:just )?(?:pretend|act (?:like|as if)) i never|lösch|vergiss|streich|oublie|efface|supprime|bórr|olvíd|elimín))/giu;
/** Words for work on a text, and for play. */
const TEXT_WORK =
  /\b(?:translat|proof ?read|rephras|paraphras|rewrit|reword|shorten|summari[sz]|lyrics|role-?play|pretend(?! (?:that )?i never)|imagin|suppose|hypothetical|korrigier|angenommen|tradu[isc]|corrig|supon|supos)|übersetz|stell dir vor/i;
/** A place in a text or a picture: "remove the part about pricing from the email" is work on it. */
const IN_A_TEXT = compilePattern(
  String.raw`(?<!${LETTER})(?:from|in|of|out of|aus|in|im|vom|de|del|du|dans|en)\s+(?:(?:the|this|that|my|our|your|dem|der|diese[mr]|meine[mr]|la|le|l'|el|mi|mon|ma|ce|cette|este|esta)\s*)?(?:\S+\s)?(?:e-?mails?|mails?|drafts?|texts?|essays?|paragraphs?|letters?|articles?|documents?|code|tables?|pages?|sections?|sentences?|slides?|reports?|posts?|csv|files?|readme|absatz|brief|satz|entwurf|tabelle|datei|aufsatz|correo|párrafo|texto|carta|courriel|lettre|paragraphe|texte|phrase|fichier|tableau|documento|archivo|lebenslauf|resume|cv)(?!${LETTER})|(?<!${LETTER})(?:on|at|to) the (?:left|right|top|bottom|side|end)(?!${LETTER})`,
);
/** Leaves something out for a while, and keeps it: "forget my weight for now". */
const FOR_A_WHILE = compilePattern(
  String.raw`(?<!${LETTER})(?:for (?:now|once|today|tonight|(?:a|the|one) (?:moment|second|sec|minute|bit|while)|this (?:one|time|question|recipe|task))|vorerst|erst ?mal|fürs erste|für (?:jetzt|heute|einen moment|diesmal)|diesmal|pour (?:l'instant|le moment|cette fois|aujourd'hui|une fois)|por (?:ahora|hoy|el momento|esta vez)|de momento)(?!${LETTER})`,
);
/** A reason that leaves a thing out of a dish or a plan, and is to be kept: "remove the garlic thing, i'm allergic". */
const OF_A_LIMIT = compilePattern(
  String.raw`[,;:–—-]\s*(?:(?:because|since|as|weil|car|porque) )?(?:i'm|i am|im|my \p{L}+(?:'s| is)|ich bin|je suis|soy) (?:\p{L}+ )?(?:allergi|intoleran|vegan|vegetari|végétari|diabeti|diabéti|hypertens|hipertens|coeliac|celiac|celíac|zöliak|schwanger|pregnant|enceinte|embaraz|allergique|alérgic)`,
);
const SENTENCE = /(?:[^.!?;\n]|\.(?=\S))+[.!?;]*|\n/g;
/** An order may follow in the same sentence: "I moved, so forget that I live in Porto". */
const CLAUSE_START = /[,–—]\s+|\s-\s|\s(?=(?:and|so|but|then|und|aber|also|et|mais|donc|alors|y|pero|así que)\s)/g;
/** Words before it that make it no order: it is supposed, told of others, or denied. */
const NOT_MEANT = regex.iu`(?<![\p{L}\p{N}])(?:if|when|whenever|unless|would you|should i|do you|did you|says?|said|told|tells?|asks?|wrote|never|not|\p{L}+n't|wenn|falls|sagte?|sagt|meinte?|nie|nicht|quand|dit|jamais|pas|si|cuando|dijo|dice|nunca)(?![\p{L}\p{N}])`;

/** Says behind an order that somebody else got it: "remove my tooth, I told the dentist". */
const SAID_TO_OTHERS = compilePattern(
  String.raw`[,;:–—-]\s*(?:(?:i|we|he|she|they|my \p{L}+)(?: \p{L}+)? (?:told|asked|begged|ordered|said to|wrote to|texted|shouted at) (?!(?:you|u|ya)(?!\p{L}))(?:\p{L}+['’]?s? ?){1,3}|(?:hab|habe|hatte) ich (?!dir|euch|ihnen)(?:\p{L}+ ){1,3}(?:gesagt|geschrieben)|(?:sagte|sag|schrieb|meinte) ich (?:zu )?(?!dir|euch|ihnen)(?:\p{L}+ ?){1,2}|(?:j'ai dit|je l'ai dit|ai-je dit|j'ai écrit|je lui ai dit|j'ai demandé)(?: (?:à|au|aux) (?!toi|vous)(?:\p{L}+['’]? ?){1,3})?|(?:le|les) (?:dije|pedí|escribí)(?: a(?:l)? (?!ti|usted)(?:\p{L}+ ?){1,3})?)\s*[.!]*\s*$`,
);

/** Denies a German order at its end: "vergiss das mit dem Zahnarzt nicht". */
const DENIED_AT_END = compilePattern(
  String.raw`(?<!${LETTER})(?:vergiss|vergesst|vergisst|lösche?|löschst|streiche?|streichst|entferne?|entfernst|tilge?|radiere?)(?!${LETTER})(?:(?!\s(?:und|oder|weil|denn|will|war|ist|stimmt|merk|speicher|behalt|notier))[^,;:.!?\n–—])*\s(?:nicht|nie|niemals)(?:[\s,]+(?:bitte|mehr|ok|okay|danke|ja))*\s*(?:[.!?\n]|$)`,
);

/** Takes an order back at once: "forget the cat thing, kidding, keep it". */
const TAKEN_BACK = compilePattern(
  String.raw`[,;:.!?–—-]\s*(?:(?:no|actually|please|just|kidding|nein|doch|bitte|non|en fait|mejor)[\s,]+)*(?:keep (?:it|that|them)|behalte? (?:es|das|sie)|garde-l(?:e|a|es)|guárdal[oa]s?)\s*[.!]*\s*$`,
);

/** Says that the target was told, is remembered, or is the user's own. */
const NAMES_TOLD = compilePattern(
  String.raw`(?<!${LETTER})(?:things?|stuff|bits?|parts?|business|story|saga|said|told|mentioned|notes?|memory|remember\p{L}*|my|our|das (?:mit|über|von|zu[rm]?)|die sache|die geschichte|was ich|gesagt|erzählt|merk\p{L}*|speicher\p{L}*|gedächtnis|notizen|mein\p{L}*|unser\p{L}*|trucs?|histoire|affaire|ce que|dit|retiens|garde\p{L}*|mémoire|mon|ma|mes|notre|nos|lo (?:del?|sobre|que)|eso (?:del?|sobre|que)|que te|dije|conté|guard\p{L}*|record\p{L}*|recuerd\p{L}*|memoria|mis?|nuestr\p{L}+)(?!${LETTER})`,
);

/** Somebody else as the subject, and a verb that is theirs: "ma tante est âgée et oublie mon nom". */
const OF_OTHERS = regex.iu`^\s*(?:mon|ma|mes|notre|nos|mi|mis|nuestr[oa]s?|el|la|le|les|il|elle|on|él|ella)(?!\p{L})`;
const FORGETS = regex.iu`^(?:et|y|e|mais|pero)\s+(?:oublie|efface|supprime|olvida|borra|elimina|quita)(?!\p{L})`;

/**
 * Texts that were read last. One turn is read to recall for it, to keep it, and to store its answer, and between them come
 * the turns of all requests that are under way.
 */
const lately = new Memo<string, ExtractedOrders | null>(200);

/** Returns the orders of a text and the rest of it. Returns null if the text holds no order. */
export const extractForgetOrders = (said: string): ExtractedOrders | null =>
  mayHoldForgetOrder(said) ? lately.get(said, ordersIn) : null;

function ordersIn(said: string): ExtractedOrders | null {
  const own = said
    .replace(/[’‘]/g, "'")
    .replace(QUOTED, (quoted) => "\u0000".repeat(quoted.length))
    .replace(ASKED_TOPIC, ",");
  if (own.trim().split("\n").length > MAX_LINES) return null;
  const withoutReasons = blankReasons(own);
  const found =
    readOrders(own === said ? withoutReasons : blankReasons(said), withoutReasons) ??
    (withoutReasons === own ? null : readOrders(said, own));
  // Few texts hold an order, and only of those is it asked whether it is meant.
  if (!found || isOther(said, own)) return null;
  // Shame and secrecy mean something told: "forget the lawsuit, I mustn't talk about it".
  return ruesIt(said)
    ? { ...found, orders: found.orders.map((order) => ({ ...order, isTold: true, isRued: true })) }
    : found;
}

/** Returns true for a text whose order is about another text, for a while, or of somebody else. */
const isOther = (said: string, own: string): boolean =>
  TEXT_WORK.test(own) ||
  SAID_TO_OTHERS.test(own) ||
  DENIED_AT_END.test(own) ||
  TAKEN_BACK.test(own) ||
  FOR_A_WHILE.test(own) ||
  IN_A_TEXT.test(own) ||
  OF_A_LIMIT.test(own) ||
  detectInjection(said) !== null;

/** @param own the text with the words of others blanked */
function readOrders(said: string, own: string): ExtractedOrders | null {
  const objectFirst = parseObjectFirst(own);
  if (objectFirst) return { orders: [{ ...objectFirst, isTold: true }], rest: "" };
  const orders: ForgetOrder[] = [];
  const rest: string[] = [];
  let isOrdered = false;
  for (const { 0: sentence, index } of own.matchAll(SENTENCE)) {
    // To look for an order takes 100 µs a sentence, and few sentences have a word of one.
    const found = mayHoldForgetOrder(said.slice(index, index + sentence.length)) ? findOrder(sentence) : null;
    if (!found) {
      const about = isOrdered ? (orders.at(-1) ?? null) : null;
      rest.push(resolvePronoun(said.slice(index, index + sentence.length), about));
      continue;
    }
    isOrdered = true;
    const at = (position: number): number => index + found.start + position;
    const before = said.slice(index, at(0)).replace(/[\s,–—-]+$/u, "");
    const isTold = NAMES_TOLD.test(sentence);
    const named = found.targets.map(({ what, as }) => ({
      what: what && said.slice(at(what.from), at(what.to)),
      as,
      ...((isTold || as === "all") && { isTold: true }),
    }));
    // A statement in the same breath is the target.
    const isLast = named[0]?.what === null;
    const isOfThis = isLast && meaningfulRest(before || (rest.at(-1) ?? "")) !== "";
    if (isOfThis && before === "") rest.pop();
    if (!isLast && before !== "") rest.push(`${before}.`);
    if (!isOfThis) orders.push(...named);
    rest.push(resolvePronoun(said.slice(at(found.end), index + sentence.length), named.at(-1) ?? null));
  }
  return isOrdered ? { orders, rest: meaningfulRest(rest.join(" ")) } : looseOrder(said, own);
}

function looseOrder(said: string, own: string): ExtractedOrders | null {
  const found = parseLooseOrder(own);
  if (!found) return parseAddressedOrder(own);
  const { what, as } = found;
  return { orders: [{ what: said.slice(what.from, what.to), as, isTold: true }], rest: "" };
}

/** Finds an order at the start of a sentence, or of a clause in it. */
function findOrder(sentence: string): (NonNullable<ReturnType<typeof parseForgetOrder>> & { start: number }) | null {
  const blanks = /^\s*/.exec(sentence)?.[0].length ?? 0;
  const told = parseToldOrder(sentence.slice(blanks));
  if (told) return wholeSentence(sentence, blanks, shorterTopic(told, parsedByParts(sentence.slice(blanks))));
  for (const start of [
    blanks,
    ...[...sentence.matchAll(CLAUSE_START)].map(({ 0: cut, index }) => index + cut.length),
  ]) {
    const isMeant =
      start === blanks ||
      !(NOT_MEANT.test(sentence.slice(0, start)) || (OF_OTHERS.test(sentence) && FORGETS.test(sentence.slice(start))));
    const order = isMeant ? parseForgetOrder(sentence.slice(start)) : null;
    if (!order) continue;
    // "I lied about my age, forget that" names its topic before.
    const general = order.targets[0]?.what === null ? generalOrder(sentence, blanks) : null;
    return general ?? { ...order, start };
  }
  return generalOrder(sentence, blanks) ?? orderBeforeReason(sentence, blanks);
}

/** A reason of the user's own behind an order: "can you lose the tattoo thing, my mum reads this". */
const OWN_REASON = regex.iu`[,;:–—]\s*(?=(?:i|i'm|i'd|he'd|she'd|they'd|my|our|ich|mein\p{L}*|unser\p{L}*|j'|je|mon|ma|mes|mi|mis)(?!\p{L})[^,;:–—?]*$)`;

/** Finds an order in what stands before a reason. The reason is kept as the rest. */
function orderBeforeReason(sentence: string, start: number): ReturnType<typeof findOrder> {
  const cut = OWN_REASON.exec(sentence)?.index ?? 0;
  return cut > start ? generalOrder(sentence.slice(0, cut), start) : null;
}

const generalOrder = (sentence: string, start: number): ReturnType<typeof findOrder> =>
  wholeSentence(sentence, start, parsedByParts(sentence.slice(start)));

const parsedByParts = (own: string): ReturnType<typeof parseToldOrder> =>
  shorterTopic(parseGeneralOrder(own), parseComposedOrder(own));

const wholeSentence = (
  sentence: string,
  start: number,
  order: ReturnType<typeof parseToldOrder>,
): ReturnType<typeof findOrder> =>
  order && { targets: [{ what: order.what, as: order.as }], end: sentence.length - start, start };

/** Returns the reading that leaves more words out of the topic: "what i said about the loan was between us, drop it". */
function shorterTopic<T extends { readonly what: { readonly from: number; readonly to: number } }>(
  one: T | null,
  other: T | null,
): T | null {
  if (!one || !other) return one ?? other;
  return other.what.from >= one.what.from && other.what.to < one.what.to ? other : one;
}
