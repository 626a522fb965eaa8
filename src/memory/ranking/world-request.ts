import { isForSomebody } from "../topics/topics.ts";

/*
 * A polite request for what anybody may know: "Tell me about dolphins, please." The "me" in it is nobody in particular.
 * English comes first, then German, French and Spanish.
 */

const OPENING = String.raw`^\W*(?:(?:hey|hi|hello|ok|okay|so|and|please|now|bitte|und|also|stp|svp|alors|et|por favor|oye|y)[\s,]+)*`;
const REQUESTS = [
  String.raw`(?:(?:can|could|would|will) you (?:please )?)?(?:(?:tell|teach) (?:me|us)(?: something| more| a (?:bit|little)| all| everything)? about|(?:explain|describe)(?: to (?:me|us))?(?: how| why| what)?|give (?:me|us) (?:an? |some )?(?:\w+ )?(?:overview|summary|introduction|intro|explanation|facts|information|info) (?:of|on|about|to))`,
  String.raw`(?:i['’]d like|i would like|i want) to (?:know|learn)(?: something| more| all)? about`,
  String.raw`(?:(?:kannst du|könntest du|können sie|könnten sie) )?(?:(?:mir|uns) )?(?:bitte )?(?:erzähl\p{L}*|erklär\p{L}*|beschreib\p{L}*|bericht\p{L}*)(?: sie)?(?: mir| uns)?(?: bitte)?(?: etwas| was| mehr)?(?: über| von| zu)?`,
  String.raw`(?:(?:peux-tu|pourrais-tu|pouvez-vous|pourriez-vous) )?(?:(?:me|nous) )?(?:parle[rz]?|explique[rz]?|raconte[rz]?|décri(?:s|vez|re))(?:-(?:moi|nous))?(?: un peu)?(?: (?:de|du|des)| d['’])?`,
  String.raw`(?:(?:puedes|podrías|puede|podría) )?(?:háblame|hábleme|hablarme|cuéntame|cuénteme|contarme|explícame|explíqueme|explicarme|descríbeme|describirme)(?: (?:algo|un poco|más))?(?: (?:de|del|sobre|acerca de))?`,
];
const REQUEST = new RegExp(`${OPENING}(?:${REQUESTS.join("|")})(?![\\p{L}\\p{M}])`, "iu");
/** Matches words for the one who is asked, who is not the world. */
const SPOKEN_TO =
  /(?<![\p{L}\p{M}])(?:you|your|yourself|dich|dir|dein\p{L}*|toi|ton|ta|tes|vous|votre|ti|tu|tus|usted)(?![\p{L}\p{M}])/iu;
const POLITE = /s['’]il (?:vous|te) pla[iî]t/giu;
/** A longer request describes a situation. */
const MAX_CHARACTERS = 160;

/** Returns whether a text asks for what is the same whoever asks, however politely. */
export function isWorldRequest(text: string): boolean {
  if (text.length > MAX_CHARACTERS || /[.?!;:]\s+\S/.test(text)) return false;
  const request = REQUEST.exec(text)?.[0];
  if (request === undefined) return false;
  const asked = text.slice(request.length).replace(POLITE, "");
  return /\p{L}/u.test(asked) && !isForSomebody(asked) && !SPOKEN_TO.test(asked);
}
