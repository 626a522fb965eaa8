import { regex } from "../../text/regex.ts";

/*
 * Reads a turn that only says whether the answer before it was right: "that's right, thanks", "stimmt nicht mehr". A bare
 * "yes" or "no" is none, because it may answer a question.
 */

/** In characters. A verdict is short; a longer turn says what is right. */
const MAX_VERDICT = 60;

const RIGHT = [
  String.raw`that['’]?s (?:right|correct|true|it|exactly right|exactly it)|that is (?:right|correct|true)|exactly|correct|spot on|you['’]?re right|you are right|you (?:got|remembered) (?:it|that) right|you remembered`,
  String.raw`(?:das )?stimmt(?: so| genau)?|genau(?: so)?|das ist (?:richtig|korrekt|wahr)|korrekt|richtig gemerkt|gut gemerkt`,
  String.raw`c['’]est (?:ça|bien ça|exact|juste|vrai|correct)|exactement|tout à fait|tu as raison|bien retenu`,
  String.raw`(?:eso )?es (?:correcto|cierto|verdad|así)|eso es|así es|exacto|correcto|tienes razón`,
];
const WRONG = [
  String.raw`that['’]?s (?:wrong|incorrect|false|outdated|old|old info|not (?:right|true|correct|it|so)(?: any ?more)?|no longer (?:right|true|correct|so|current|the case))|that is (?:wrong|incorrect|false|outdated|not (?:right|true|correct)|no longer (?:right|true|correct|so|current|the case))|that is(?:n['’]?t| not) (?:right|true|correct)(?: any ?more)?|that isn['’]?t (?:right|true|correct)(?: any ?more)?|that was before|you['’]?re wrong|you are wrong|you got (?:that|it) wrong|(?:old|wrong|outdated) info(?:rmation)?|not any ?more|wrong`,
  String.raw`(?:das )?(?:stimmt|gilt) (?:so )?nicht(?: mehr)?(?: so)?|(?:das )?ist (?:so )?nicht (?:mehr )?(?:so|richtig|aktuell|wahr|korrekt)|(?:das ist )?(?:falsch|veraltet|überholt)|du irrst dich|das war (?:mal|früher)(?: so)?|nicht mehr`,
  String.raw`(?:ce )?n['’]est (?:pas|plus) (?:vrai|ça|exact|juste|correct|le cas|d['’]actualité)|c['’]est (?:pas|plus) (?:vrai|ça|exact|juste|le cas)|c['’]est (?:faux|périmé|une erreur)|tu te trompes|plus maintenant`,
  String.raw`(?:eso )?(?:ya )?no es (?:cierto|verdad|así|correcto)|(?:eso )?es (?:falso|mentira|incorrecto|un error)|te equivocas|estás equivocad[oa]|ya no`,
];
/** Words that open or close a verdict. */
const AROUND = String.raw`yes|yep|yeah|no|nope|nah|hm+|oh|ah|ok(?:ay)?|well|sorry|actually|thanks|thank you|thx|cheers|ja|nein|ne|nee|nö|ach|leider|danke|doch|oui|non|ah|merci|désolée?|hélas|sí|no|gracias|perdona|pues|lo siento`;

const verdict = (wordings: readonly string[]): RegExp =>
  regex.iu`^\W*(?:(?:${AROUND})[\s,.!–—-]+)*(?:${wordings.join("|")})(?:[\s,.!–—-]+(?:${AROUND}))*[\s.!)]*$`;
const IS_RIGHT = verdict(RIGHT);
const IS_WRONG = verdict(WRONG);

/** Words for what was said before, in four languages, or for who said it. A verdict without one may answer a question. */
const REFERS = regex.iu`(?<!\p{L})(?:that(?:['’]?s|n['’]?t)?|das|ce|c['’]est|eso|you(?:['’]re)?|du|tu|te|tienes|estás)(?!\p{L})`;
/** Words for who remembered. "That's right" says yes to a question, whatever it asks. */
const REFERS_TO_ASSISTANT = regex.iu`(?<!\p{L})(?:you(?:['’]re)?|tu|tienes|gemerkt|retenu)(?!\p{L})`;

/** Praise in words. Only a score that somebody gives by hand makes an exchange an example for training: 0.5 or more. */
const RIGHT_SCORE = 0.4;
const WRONG_SCORE = -1;

/** In characters. Quotes and smileys may stand behind a question mark. */
const MAX_CLOSING = 40;

/** A verdict on the answer before. */
export interface Verdict {
  readonly score: number;
  /** True of "not any more", "genau" and "that's right", which answer a question as well. */
  readonly isBare: boolean;
}

/** Returns what a turn says of the answer before. Returns null for a turn that is no verdict. */
export function verdictInWords(said: string): Verdict | null {
  if (said.length > MAX_VERDICT) return null;
  const score = IS_WRONG.test(said) ? WRONG_SCORE : IS_RIGHT.test(said) ? RIGHT_SCORE : null;
  if (score === null) return null;
  return { score, isBare: !(score > 0 ? REFERS_TO_ASSISTANT : REFERS).test(said) };
}

/** Returns true if an answer ends by asking the user something. */
export const endsInQuestion = (answer: string): boolean => /[?？][^\p{L}\p{N}]*$/u.test(answer.slice(-MAX_CLOSING));
