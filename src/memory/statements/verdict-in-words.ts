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
  new RegExp(
    String.raw`^\W*(?:(?:${AROUND})[\s,.!–—-]+)*(?:${wordings.join("|")})(?:[\s,.!–—-]+(?:${AROUND}))*[\s.!)]*$`,
    "iu",
  );
const IS_RIGHT = verdict(RIGHT);
const IS_WRONG = verdict(WRONG);

/** Returns the score of the exchange before, -1 or 1. Returns null for a turn that is no verdict. */
export function verdictInWords(said: string): number | null {
  if (said.length > MAX_VERDICT) return null;
  return IS_WRONG.test(said) ? -1 : IS_RIGHT.test(said) ? 1 : null;
}
