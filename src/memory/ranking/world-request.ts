import { isForSomebody, topicsOf } from "../topics/topics.ts";
import { regex, regexOf } from "../../text/regex.ts";

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
const REQUEST = regexOf(`${OPENING}(?:${REQUESTS.join("|")})(?![\\p{L}\\p{M}])`, "iu");
const NUMBER =
  "(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|deux|trois|quatre|cinq|sept|huit|neuf|dix|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)";
/**
 * Matches a request for so many things that anybody may name: "Name three rivers in Africa." Without a number it may ask for
 * what only the user has: "List the open tasks."
 */
const NAMING = regexOf(
  `${OPENING}(?:${[
    "(?:(?:can|could) you )?(?:please )?(?:name|list|(?:give|tell) (?:me|us))",
    "(?:kannst du |können sie )?(?:nenn(?:e|t|en)?|sag(?:e|t|en)?)(?: sie)?(?: mir| uns)?(?: bitte)?",
    "(?:peux-tu |pouvez-vous )?(?:cite|nomme|énumère|donne)[rz]?(?:-(?:moi|nous))?",
    "(?:puedes |puede )?(?:nombra|enumera|cita|di|dime|dame|nómbrame)r?",
  ].join("|")}) ${NUMBER} (?=\\p{L})`,
  "iu",
);
/** Matches a request to translate a text. The text itself is nobody's word. */
const TRANSLATION = regexOf(
  `${OPENING}(?:(?:(?:can|could) you )?(?:please )?translate|übersetz\\p{L}*|tradui(?:s|sez|re)|tradu(?:ce|cir|zca|ce?me))(?![\\p{L}\\p{M}])`,
  "iu",
);
const QUOTED = regex.gu`"[^"]+"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|‘[^’]+’|(?<![\p{L}\p{N}])'[^']+'(?![\p{L}\p{N}])`;
/** Matches words for the one who is asked, who is not the world. */
const SPOKEN_TO = regex.iu`(?<![\p{L}\p{M}])(?:you|your|yourself|dich|dir|dein\p{L}*|toi|ton|ta|tes|vous|votre|ti|tu|tus|usted)(?![\p{L}\p{M}])`;
const POLITE = /s['’]il (?:vous|te) pla[iî]t/giu;
/** A longer request describes a situation. */
const MAX_CHARACTERS = 160;

/** Returns whether a text asks for what is the same whoever asks, however politely. */
export function isWorldRequest(text: string): boolean {
  if (text.length > MAX_CHARACTERS) return false;
  const translated = TRANSLATION.exec(text)?.[0];
  if (translated !== undefined) {
    const around = text.slice(translated.length).replaceAll(QUOTED, "");
    return around.length < text.length - translated.length && isAnybodys(around);
  }
  if (/[.?!;:]\s+\S/.test(text)) return false;
  const naming = NAMING.exec(text)?.[0];
  if (naming !== undefined) return topicsOf(text).length === 0 && isAnybodys(text.slice(naming.length));
  const request = REQUEST.exec(text)?.[0];
  return request !== undefined && isAnybodys(text.slice(request.length));
}

/** Returns whether words ask for something, and name neither the one who asks nor the one who is asked. */
function isAnybodys(words: string): boolean {
  const asked = words.replace(POLITE, "");
  return /\p{L}/u.test(asked) && !isForSomebody(asked) && !SPOKEN_TO.test(asked);
}
