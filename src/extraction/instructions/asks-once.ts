import { regex, regexOf } from "../../text/regex.ts";

/*
 * Orders that sound like standing ones and are for one occasion, by what they say themselves, in four languages.
 */

/** Words by which an order is for good, whatever else its sentence says. */
const FOR_GOOD = regex.iu`(?<!\p{L})(?:always|whenever|every|each|from now on|in future|immer|jede[nrsm]?|künftig|ab jetzt|toujours|chaque|désormais|à l['’]avenir|siempre|cada|de ahora en adelante)(?!\p{L})`;

const words = (pattern: string): RegExp => regex.iu`(?<!\p{L})(?:${pattern})(?!\p{L})`;

const REMIND = String.raw`(?<!\p{L})(?:remind me|erinner\p{L}* mich|rappelle[sz]?[- ]moi|recu[ée]rdame|recordame)(?:[\s,]+(?:again|please|daran|bitte|noch ?mal|encore|de nouveau|otra vez|por favor))*[\s,]+`;
/** "Remind me where my bike is" asks for what was said before. */
const REMINDS_OF = regexOf(
  `${REMIND}(?:what|where|who|whose|when|which|how|why|was|wo|wer|wann|wie|warum|welche\\p{L}*|où|qui|quand|quel\\p{L}*|comment|pourquoi|ce que?|d[óo]nde|qui[ée]n|cu[áa]ndo|cu[áa]l\\p{L}*|c[óo]mo|qu[ée]|por qué)(?!\\p{L})`,
  "iu",
);
/** "Remind me to call her" asks for a reminder. */
const REMINDS_TO = regexOf(
  `${REMIND}(?:(?:(?:never |not )?to|um|an|am|morgen|heute|de|\\p{L}+[aei]r)(?!\\p{L})|d['’])`,
  "iu",
);

/** Somebody who is told of asks for it: "my teacher wants the working shown". */
const OTHERS_ASK = words(
  String.raw`(?:the|my|our|his|her|their) (?:\p{L}+ ){1,2}(?:says?|said|wants?|demands?|requires?|asks?|asked|told|insists?|prefers?)` +
    String.raw`|(?:mum|mom|mommy|dad|daddy|gran|granny|grandma|grandpa|mama|papa|oma|opa|mutti|vati|maman|mamie|mamá|papá) (?:always |immer |toujours |siempre )?(?:says?|said|told|wants?|sagt|sagte|meint|will|dit|disait|veut|dice|decía|quiere)` +
    String.raw`|(?:der|die|das|mein|meine|unser|unsere) \p{L}+ (?:sagt|sagte|meint|meinte|will|möchte|verlangt|fordert|besteht)` +
    String.raw`|(?:le|la|les|mon|ma|notre|nos|mes) (?:\p{L}+ ){1,3}?(?:dit|veut|veulent|demande|demandent|exige|exigent|préfère)` +
    String.raw`|(?:el|la|los|mi|mis|nuestr[oa]) (?:\p{L}+ ){1,3}?(?:dice|quiere|quieren|pide|piden|exige|prefiere)`,
);

/** A message for somebody else: "if she calls tell her I'm out". */
const PASSES_ON = words(
  String.raw`tell (?:him|her|them|everyone|everybody)|say i['’]?m|(?:sag|sagen sie|richte) (?:ihm|ihr|ihnen|ich)|(?:dis|dites)[- ](?:lui|leur)|s['’](?:il|elle) appelle|d[ií](?:le|les)|d[ií]game?les`,
);

/** A text under way: "in this email leave out the price". */
const IN_ONE_TEXT = words(
  String.raw`(?:(?:in|for|on|für|dans|pour|en|para|sur|auf) (?:the|this|my|our|der|den|die|das|dem|diese[rnms]?|meine?[rnm]?|unsere?[rnm]?|le|la|ce|cet|cette|mon|ma|notre|el|este|esta|mi|nuestr[oa]) |im |(?:dans|pour|sur) l['’])` +
    String.raw`(?:\p{L}+ )?(?:e-?mail|mail|courriel|correo|letter|brief|lettre|carta|flyer|flugblatt|poster|plakat|affiche|cartel|tweet|tuit|post|caption|légende|speech|\p{L}*rede|discours|discurso|toast|essay|aufsatz|rédaction|redacción|report|bericht|rapport|informe|presentation|präsentation|présentation|presentación|slides|folien|cv|resume|lebenslauf|invitation|einladung|invitación|anzeige|annonce|anuncio|poem|gedicht|poème|poema|story|geschichte|histoire|article|artikel|artículo|lyrics|memo)`,
);

/** "Convert 12 miles to km", "rechne 20 meilen um". */
const CONVERTS = words(String.raw`(?:convert\p{L}*|convi[eé]rt\p{L}*|rechne|wandle|umrechnen|pasa)[^.!?]*\d[^.!?]*`);

/** "Be honest, is this any good?" */
const ONE_OPINION =
  /^\W*(?:(?:and|but|so|und|aber|et|mais|y|pero)\s+)?(?:(?:please )?be honest|(?:bitte )?sei ehrlich|sois (?:honnête|franche?)|sé sincer[oa]|ehrlich|honestly|franchement|sinceramente)\s*[,.:]\s*\S.*$/isu;

/** A text behind the order to put it into another language: "traduis en anglais : je suis fatigué". */
const ON_TEXT_BEHIND = regex.iu`^\W*(?:(?:please|bitte|s['’]il te plaît|por favor|now|jetzt|et|y|und|and)[\s,]+)*(?:translate|put|say|übersetze?|tradui[ts]|traduisez|traduire|traduce|traduzca|traducir)(?:[\s-][^\s:.!?]+){0,4}?\s(?:in|into|to|auf|ins?|en|vers|al?)\s\p{L}+(?:\s(?:please|bitte|stp|por favor))?\s*:\s*\S+\s+\S`;

/** A call at a time, where a name would stand: "appelle-moi demain". */
const CALLS = words(
  String.raw`(?:call me|appelle[sz]?[- ]moi|ll[aá]m[ae]me)[\s,]+(?:back|later|tomorrow|tonight|demain|ce soir|plus tard|quand|si|mañana|luego|más tarde|cuando|esta (?:noche|tarde))`,
);

/** One answer or one day: "only for today talk to me in German". */
const ON_OCCASION = words(
  String.raw`(?:(?:only|just) )?for (?:today|tonight|this (?:one|time|chat|conversation|question|answer|message|reply))|(?:just )?this (?:once|time)|just once|in this (?:answer|reply|message|one)` +
    String.raw`|(?:nur|bloß|bloss) (?:für )?(?:heute|dieses mal|diesmal|jetzt)|heute mal|für heute|diesmal|dieses mal|(?:für|bei|in) diese[rn]? (?:frage|antwort|nachricht|unterhaltung)|ausnahmsweise` +
    String.raw`|(?:juste |seulement )?pour (?:aujourd['’]hui|ce soir|cette (?:fois|question|réponse|conversation)|celle-ci)|cette fois(?:-ci)?|exceptionnellement` +
    String.raw`|(?:s[oó]lo |solamente )?por (?:hoy|esta vez|esta noche)|s[oó]lo (?:hoy|esta vez)|(?:en |para )?esta (?:vez|pregunta|respuesta|conversación)|excepcionalmente`,
);

/** Advice to a body: "I have a cold so keep warm". Nobody asks an assistant to stay in bed. */
const OF_A_BODY = words(
  String.raw`(?:keep|stay|remain|get|rest|lie)(?: (?:yourself|nice and|really|very|lots of|plenty of|more|some|enough))? (?:warm(?! drinks)|cool|dry|still|hydrated|active|in bed|in the shade|indoors|inside|at home|off (?:it|your feet)|rest|sleep)` +
    String.raw`|(?:dress warm|wrap up|bundle up|drink (?:plenty|lots|more|enough))` +
    String.raw`|(?:halt dich |bleib(?:en|t)? )?(?:warm (?:halten|bleiben)|im bett bleiben|zu hause bleiben|viel trinken)|(?:halt dich|bleib) (?:warm|im bett|zu hause)` +
    String.raw`|reste[rz]?(?: bien)? (?:au (?:chaud|lit|calme|repos)|couchée?|chez toi|à la maison|hydratée?)|couvre-toi|habille-toi` +
    String.raw`|abr[ií]ga(?:te|rse)|(?:qu[eé]date|mantente|queda) (?:en (?:la )?cama|en casa|en reposo|calentit[oa]|caliente|hidratad[oa])`,
);

/** Words before the user's own conclusion from another's wish: "my doctor wants less salt so nothing salty". */
const CONCLUDES = /[\s,](?:so|also|deshalb|donc|alors|así que)\s/iu;
const ONCE = [OF_A_BODY, REMINDS_TO, PASSES_ON, IN_ONE_TEXT, CONVERTS, ON_TEXT_BEHIND, CALLS, ON_OCCASION];

/**
 * Returns whether a sentence that looks like an instruction is about one occasion, or is somebody else's wish.
 * @param asked whether a question ends it
 */
export function asksOnce(sentence: string, asked: boolean): boolean {
  if (REMINDS_OF.test(sentence)) return true;
  if (OTHERS_ASK.test(sentence) && !CONCLUDES.test(sentence)) return true;
  if (FOR_GOOD.test(sentence)) return false;
  return ONCE.some((pattern) => pattern.test(sentence)) || (asked && ONE_OPINION.test(sentence));
}
