import { slotOf } from "../slot-of.ts";
import { regexOf } from "../../../text/regex.ts";

/*
 * Words that sound like a way of answering and are of something else: "my kid is fine again" takes no plain words back, nor
 * does "skip the jokes in this speech" those of all answers. Read in plain words (`words-in.ts`), in four languages.
 */

const whole = (pattern: string, flags = "u"): RegExp => regexOf(`(?<= |^)(?:${pattern})(?= |$)`, flags);

const OWN = "my|our|mein\\w*|unser\\w*|mon|ma|mes|notre|nos|mis?|nuestr\\w+";
const AT_HAND = `the|this|that|these|those|der|die|das|den|dem|diese\\w*|le|la|cet?|cette|el|est[ae]s?|es[ae]s?|${OWN}`;

/** Somebody whom the user knows. "Like a kid" is a way of answering. */
const PEOPLE = whole(
  `(?<!(?:like|as|wie|comme|como)(?: \\S+){0,3} )(?:(?:${AT_HAND}|a|an|his|her|their) )(?:\\S+ )?(?:kids?|child|children|friends?|mates?|buddy|colleagues?|kind|kinder\\w*|kumpels?|kolleg\\w+|freund\\w*|enfants?|amie?s?|potes?|collegues?|nin[oa]s?|amig[oa]s?|companer[oa]s?)`,
  "gu",
);
/** One thing, such as a table to eat at. Most answers hold several, and who means the way of answering says so. */
const THINGS = whole(
  `(?:${AT_HAND}) (?:\\S+ )?(?:table|temperature|temp|dates?|steps?|sources?|code|script|comments?|title|tabelle|datum|temperatur|schritte|quelle|kommentare|uhrzeit|temperature|etape|source|titre|tabla|temperatura|fechas?|pasos|fuente|titulo)(?! (?:thing|stuff|rule|format|style|talk|sache|regel|ding|truc|regle|cosa|regla))|(?:the|my|our) (?:short|long)(?:er)? (?!answer|repl|version|sentence|paragraph|text|message|explanation)\\w+`,
  "gu",
);
/** "Tacos" are swearwords only to who says them. */
const TACOS = whole("(?<!(?:dig\\w+|decir|dices|suelt\\w+|us\\w+|los|con) )tacos", "gu");

/** A text, or one occasion, for which something is asked. */
const OF_ONE_THING = whole(
  `(?:${AT_HAND}) (?:\\S+ )?(?:letter|e?mails?|tweet|essay|speech|intro\\w*|version|draft|paragraph|sentence|chapter|poem|story|cv|resume|post|caption|slides?|report|song|one|brief|aufsatz|rede|einleitung|fassung|entwurf|absatz|satz|kapitel|gedicht|geschichte|lebenslauf|beitrag|bericht|lettre|discours|redaction|brouillon|paragraphe|phrase|chapitre|poeme|rapport|courriel|carta|correo|discurso|redaccion|borrador|parrafo|frase|capitulo|poema|cuento|informe)|(?:for|in|from|on|fur|aus|bei|pour|dans|para|en) (?:this|that|diese\\w*|cet?|cette|est[ae]) \\w+|(?:write|make|put|translate|rewrite|schreib\\w*|mach\\w*|ubersetz\\w*|ecris|fais|mets|traduis) (?:it|this|that|das|es|le|la)|(?:escribe|haz|pon|traduce)(?:me)?l[oa]`,
);
/** Doings of the user. To be called, told and shown something is what an assistant does. */
const OWN_DOING = whole(
  `i (?:\\S+ )?(?:need|want) to (?!be |see |hear |read |get |have )\\w+|ich (?:will|mochte) ni(?:cht|e) mehr \\w+en(?! werden)|je n\\w* (?:veux|dois) plus (?!etre |voir |avoir |lire |recevoir |entendre )\\w+(?:er|ir|re)|ya no quiero (?!ver |leer |recibir |oir )\\w+[aei]r|je (?:reviens|retourne|repasse|pars)|i(?:m| am) going back`,
);
/** "My knee is fine again". What somebody is called in, and how, is a way of answering. */
const OF_OWN = regexOf(
  `^(?:(?:and|but|so|oh|ok|und|aber|et|mais|y|pero|the doctor says) )*(?:${OWN}) (?!(?:\\S+ )?(?:name|nickname|title|pronouns?|language|tongue|sprache|anrede|surnom|prenom|nom|langue|nombre|apodo|idioma|lengua)(?: |$))`,
  "u",
);
const CAN = whole(
  "(?:i|we) (?:can|could)|(?:ich|wir) (?:kann|konnen|darf|durfen)|(?:kann|konnen|durfen) wir|je peux|nous pouvons|on peut|puedo|podemos",
);
/** Slots of what the user and an assistant do together. */
const TOGETHER = /^instruction:(?:address|language|name|tone|simplicity|emoji)$/u;

const withoutOthers = (plain: string): string =>
  [PEOPLE, THINGS, TACOS].reduce((text, pattern) => text.replace(pattern, "…"), plain);

/** Returns whether words that seem to take an instruction back are of something else than answers. */
export function isOfNoAnswer(plain: string): boolean {
  if (OF_OWN.test(plain) || OF_ONE_THING.test(plain) || OWN_DOING.test(plain)) return true;
  const slot = slotOf(withoutOthers(plain));
  const isUnknown = slot.startsWith("instruction:said:");
  if (isUnknown && withoutOthers(plain) !== plain) return true;
  return CAN.test(plain) && !isUnknown && !TOGETHER.test(slot);
}
