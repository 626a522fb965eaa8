import { compilePattern, LETTER } from "./compile-pattern.ts";
import { regexOf } from "../../text/regex.ts";

/*
 * Reasons that people give beside an order to forget: "forget the tattoo thing, too personal", "das mit dem Unfall hätte
 * ich nicht sagen sollen, vergiss es". They are neither part of the topic nor something to keep.
 */

/** Clauses that are no more than a reason, in four languages. */
const REASONS = [
  String.raw`(?:(?:because|cause|cuz|since|as|and|it|that|this|its|it's|thats|that's|was|is|just|way|far|a (?:bit|little)|much|really|so|kind(?:a| of)|too|all|rather|pretty|very|quite|super) )*(?:private|personal|confidential|embarrassing|sensitive|intimate|tmi|(?:none of your|no ?(?:body|one)'s|not your) business|not (?:for you to know|meant for you|something you should know)|between us)`,
  String.raw`(?:i )?(?:shouldn't|should not|should never|never should|ought not to) have (?:ever )?(?:said|told you|mentioned|shared|brought|written)(?: that| it| this| anything)?(?: up)?(?: to you)?`,
  String.raw`(?:(?:that|it|this) )?(?:wasn't|was not|isn't|is not) (?:me|mine|for you)(?: (?:who )?typ(?:ed|ing)(?: (?:that|it))?)?|(?:(?:it|that)(?:'s| is| was) )?not (?:mine|my (?:secret|story|business))(?: to (?:tell|share))?|(?:my (?:\p{L}+)|some ?(?:one|body) else) (?:typed|wrote) (?:that|it)`,
  String.raw`(?:so |how |pretty |too )?(?:cringe|awkward)|(?:(?:don't|do not) want (?:that|it|this)(?: (?:lying|floating|hanging) around| on (?:file|record)| out there)?)|false alarm|(?:wie|voll|so) peinlich|falscher alarm|(?:quelle|la) honte|fausse alerte|qué (?:vergüenza|corte|palo|apuro)|falsa alarma`,
  String.raw`(?:das )?war(?:'s| das)? (?:gar )?(?:nicht ich|ich (?:gar )?nicht)|(?:das )?(?:hat|war) (?:mein\p{L}* \p{L}+|jemand anders?)(?: (?:geschrieben|getippt))?|c'était pas moi|ce n'était pas moi|(?:ce n'est|c'est) pas (?:à moi de le dire|mon secret)|no (?:era|fui) yo|no es (?:mío|cosa mía|mi secreto)`,
  String.raw`i(?:'m| am| feel| was)(?: a bit| really| so| just)? (?:embarrassed|ashamed|uncomfortable)(?: about (?:it|that|this))?|no ?(?:body|one) (?:needs to|should|must|may|can) know(?: that| about (?:it|that))?`,
  String.raw`(?:(?:weil|denn|das|es|ist|is|war|wars|mir|zu|echt|sehr|ganz|so|halt|ziemlich|etwas|'?n bisschen|doch|einfach|schon|viel zu) )*(?:privat|persönlich|peinlich|vertraulich|geheim|intim|unangenehm)(?: mir)?(?: gewesen)?`,
  String.raw`(?:(?:das|es) )?(?:geht (?:dich|euch|keinen|niemand(?:en)?|keinen menschen|die) (?:ja |eigentlich )?(?:was|etwas|nichts|nix)? ?an|(?:war|ist|is) (?:gar )?nicht (?:so )?(?:ernst(?: gemeint)?|gemeint)|(?:braucht|muss|soll) (?:ja )?(?:keiner|niemand|nicht jeder)(?: zu)? wissen)`,
  String.raw`(?:das )?(?:hätte?|sollte|wollte)(?: das)? ich (?:dir )?(?:das )?(?:(?:eigentlich|lieber|besser|gar|nicht|nie|niemals|dir|so|für mich) )+(?:sagen|erzählen|erwähnen|schreiben|verraten|behalten)(?: sollen| dürfen)?`,
  String.raw`(?:(?:parce que|car|c'est|c'était|ça|est|était|trop|très|un peu|vraiment|assez|plutôt|bien) )*(?:perso(?:nnel)?|privé|confidentiel|gênant|intime)|(?:ça|cela) (?:ne |n')?(?:te |vous )?regarde (?:personne|pas|que moi)|(?:je n'|j')aurais (?:pas|jamais) dû(?: (?:le |te le |t'en |en |te )?(?:dire|parler|raconter)(?: ça)?)?|(?:j'ai|j'en ai) (?:un peu )?honte`,
  String.raw`(?:(?:porque|que|es|era|fue|muy|demasiado|algo|un poco|bastante|más bien) )*(?:personal|privado|privada|confidencial|íntimo|íntima|vergonzoso)|me da (?:mucha |un poco de |bastante )?(?:vergüenza|corte|apuro)|no (?:es asunto tuyo|te incumbe|le (?:importa|interesa) a nadie)|no (?:tenía|tendría|tenia) que (?:haber(?:lo|telo)?|decir(?:lo)?)(?: (?:dicho|contado))?|no debí (?:decir(?:lo)?|contar(?:lo|telo)?)`,
];

const REASON = compilePattern(
  String.raw`(?<=[,;:.!–—(-]\s*|^\s*|\s(?=i (?:should|never should)|hätt|sollt|j'aurais |je n'aurais |no (?:tenía|tendría|tenia|debí)))(?<!${LETTER}|['’])(?:${REASONS.join("|")})(?=\)?\s*(?:[,;:.!–—]|$))`,
);
const EACH_REASON = regexOf(REASON.source, "giu");

/** Returns a text with blanks for the reasons beside an order. Positions stay those of the text. */
export const blankReasons = (text: string): string => text.replace(EACH_REASON, (reason) => " ".repeat(reason.length));
