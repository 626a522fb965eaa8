import { regex } from "../../text/regex.ts";

/*
 * Wishes about answers that people word in many ways and mean alike, in four languages: "keep it short", "shorter answers
 * please", "fass dich kurz". A text has a form only if it says nothing else: "short answers for my boss" has none.
 */

/** A wording of one form, matched in folded text: lower case, without accents and punctuation. */
interface CommonForm {
  /** As `commonInstruction` returns it. */
  readonly form: string;
  readonly wording: RegExp;
}

const whole = (alternatives: string): RegExp => regex.gu`(?<![\p{L}\p{N}])(?:${alternatives})(?![\p{L}\p{N}])`;

const NONE =
  "(?:no|not|never|never use|without|(?:dont|do not|i dont) (?:use|want|need|like)|stop(?: using| with)?|avoid|skip|drop|lose|leave out|omit|without any|keine?n?|ohne|nie|niemals|verzichte(?:n sie)? auf|lass(?:en sie)?|hor(?:en sie)? auf mit|ich (?:mag|will|brauche) keine?n?|pas d(?:e|es)?|sans|jamais|evite(?:z)?(?: les?| d utiliser)?|arrete(?:z)?(?: avec)?|laisse(?:z)? tomber|oublie(?:z)?|n utilise(?:z)? pas|n utilise(?:z)? jamais|sin|no uses|no pongas|nada de|nunca|deja de usar|dejate de|quita|evita(?: los| las)?)";
const SOME =
  "(?:use|with|in|as|give me|put it in|always|i like|i want|nutze|benutze|mit|in|als|utilise(?:z)?|avec|en|mets|sous forme de|usa|con|pon|en)(?: (?:the|des|les|die|las|los|unas))?";
/** Words between a denial and what is denied. */
const ANY = "(?: (?:an?|any|use|using|the|those|of|d|irgendwelche|die|diese|aucun|les|des|de|ningun|los|las|mas))*";

/** Elements of an answer, by the name of their form. */
const ELEMENTS: readonly (readonly [name: string, words: string])[] = [
  ["emoji", "emojis?|emoticons?|smileys?|caritas|emoticonos"],
  [
    "bullet point",
    "bullet (?:points?|lists?)|bullets?|stichpunkte[n]?|stichworte[n]?|aufzahlung(?:en)?|puces|listes? a puces|vinetas",
  ],
  ["table", "tables?|tabellen?|tableaux?|tablas?"],
  ["markdown", "markdown"],
  ["heading", "headings?|headers?|uberschriften|titres|encabezados"],
  ["exclamation mark", "exclamation (?:marks?|points?)|ausrufezeichen|points? d exclamation|signos de exclamacion"],
  ["disclaimer", "disclaimers?|haftungsausschluss|avertissements?|advertencias"],
  ["jargon", "jargon|fachsprache|fachbegriffe|fachchinesisch|jerga|tecnicismos|technical terms"],
];

const LANGUAGES: readonly (readonly [name: string, words: string])[] = [
  ["english", "english|englisch|auf englisch|anglais|ingles"],
  ["german", "german|deutsch|allemand|aleman"],
  ["french", "french|franzosisch|francais|frances"],
  ["spanish", "spanish|spanisch|espagnol|espanol|castellano"],
  ["italian", "italian|italienisch|italien|italiano"],
  ["portuguese", "portuguese|portugiesisch|portugais|portugues"],
  ["dutch", "dutch|niederlandisch|hollandisch|neerlandais|holandes|neerlandes"],
];

/** Denials of a manner, "don't be so formal", "ne me vouvoie pas", whose wish is the opposite manner. */
const DENIED = "(?:dont|do not|please dont|not|less|stop|nicht|weniger|pas|ne|moins|no|menos|deja de|dejate de)";
const DENIED_SO =
  `${DENIED}(?: (?:be|being|sound|sounding|so|too|that|as|all|sei|soyez|sois|seas|sea|te|si|aussi|trop|tan|demasiado|zu))*` as const;

const makeForms = (): readonly CommonForm[] => [
  {
    form: "tone:informal",
    wording: whole(`${DENIED_SO} (?:formal(?:ly)?|formell|formlich|steif|stiff|formel(?:le)?|guindee?|formal(?:es)?)`),
  },
  {
    form: "tone:formal",
    wording: whole(`${DENIED_SO} (?:informal(?:ly)?|casual|locker|flapsig|familiere?|decontractee?|informal(?:es)?)`),
  },
  {
    form: "address:informal",
    wording: whole(
      "(?:mich |bitte )?(?:nicht|nie|niemals) (?:mehr )?(?:siezen|per sie)|siez(?:e|en sie)? mich (?:bitte )?nicht(?: mehr)?|ne (?:me )?(?:vouvoie[zs]?|vouvoyez) (?:moi )?(?:pas|plus)|(?:pas|plus) de vouvoiement|no me (?:hables|trates|habl(?:a|e)s) de usted|sin usted|nada de usted",
    ),
  },
  {
    form: "address:formal",
    wording: whole(
      "(?:mich |bitte )?(?:nicht|nie|niemals) (?:mehr )?(?:duzen|per du)|du(?:tz|z)(?:e|en sie)? mich (?:bitte )?nicht(?: mehr)?|ne (?:me )?tutoie[zs]? (?:moi )?(?:pas|plus)|(?:pas|plus) de tutoiement|no me (?:tutees|hables de tu|trates de tu)|nada de tuteo",
    ),
  },
  ...ELEMENTS.flatMap(([name, words]) => [
    {
      form: `${name}:no`,
      wording: whole(
        `${NONE}${ANY} (?:${words})(?: weg)?|(?:lass |lassen sie )?(?:die )?(?:${words}) (?:weglassen|weg)|(?:${words}) (?:arent|are not) (?:needed|necessary)|(?:${words})-?free`,
      ),
    },
    { form: `${name}:yes`, wording: whole(`${SOME} (?:${words})|(?:${words}) (?:please|bitte)`) },
  ]),
  ...LANGUAGES.map(([name, words]) => ({
    form: `language:${name}`,
    wording: whole(`(?:(?:in|auf|en|speak|sprich|parle|habla) )?(?:${words})`),
  })),
  {
    form: "length:short",
    wording: whole(
      "(?:as )?(?:short|brief|concise|crisp|succinct)(?:er)?(?: as possible)?|briefly|concisely|to the point|less (?:text|words|wordy|verbose)|tldr|tl dr|(?:not|no|stop|dont)(?: be| so| too| the| write)* (?:long ?winded|verbose|essays?|novels?)|fewer words|(?:not|no)(?: so| too| that)? (?:long|much text|wordy)|dont ramble|no (?:rambling|waffle|waffling|fluff|essays?|walls? of text)|cut the fluff|" +
        "kurz(?:e|er|en|es)?|knapp(?:e|er)?|auf den punkt|weniger text|nicht so (?:lang|viel text|ausfuhrlich)|(?:keine|ohne) (?:langen |ewig langen )?(?:romane|aufsatze|textwande)|keine romane|" +
        "courte?s?|plus courte?s?|bref(?:s)?|brievement|succincte?s?|pas de (?:romans?|paves?)|breve(?:s|ment)?|concise?s?|droit au but|moins (?:long|longues?|de texte)|(?:pas )?(?:si |trop )longues?|" +
        "(?:mas )?(?:cort[oa]s?|cortit[oa]s?|breves?)|brevemente|concis[oa]s?|al grano|menos texto|no tan larg[oa]s?|sin rollos?|no te enrolles|no te extiendas|sin extenderte",
    ),
  },
  {
    form: "length:long",
    wording: whole(
      "(?:more )?detail(?:ed|s)?|in(?:to)? (?:more )?(?:depth|detail)|longer|thorough(?:ly)?|elaborate|ausfuhrlich(?:e|er|en)?|detailliert(?:e|er)?|langer(?:e)?|detaillee?s?|plus de details|approfondie?s?|plus longues?|(?:mas )?detallad[oa]s?|mas (?:detalles?|larg[oa]s?)|a fondo",
    ),
  },
  {
    form: "simple words:yes",
    wording: whole(
      "(?:like|as if|as though) i ?m (?:five|5|ten|10|a (?:child|kid|beginner)|a total beginner)|(?:in )?(?:plain english|(?:simple|easy|laymans?|layman s) (?:words|terms|language|english))|simply|(?:no|avoid|without) (?:difficult|complicated|fancy|hard|big) words|(?:in |mit )?einfache[nr]? (?:worten|worte|sprache)|(?:wie|als ob) (?:fur |ich )?(?:ein(?:em|en)? )?(?:kind|anfanger)|avec des mots simples|en termes simples|simplement|comme a un enfant(?: de [a-z]+ ans)?|con palabras (?:sencillas|faciles)|en lenguaje sencillo|como a un nino",
    ),
  },
  {
    form: "steps:yes",
    wording: whole(
      "step by step|(?:walk me through (?:it |things )?)?one step at a time|break (?:it|things|everything) down(?: into (?:small |clear )?steps)?|in (?:small |numbered )?steps|schritt fur schritt|in (?:kleinen )?schritten|etape par etape|pas a pas|paso a paso|por pasos",
    ),
  },
  {
    form: "code first:yes",
    wording: whole(
      "code first|the code first|zuerst den code|code zuerst|le code d abord|primero el codigo|el codigo primero",
    ),
  },
  {
    form: "tone:formal",
    wording: whole("(?:more )?formal(?:ly)?|formlich(?:er)?|formelle?|plus formel(?:le)?|mas formal"),
  },
  {
    form: "tone:informal",
    wording: whole(
      "informal(?:ly)?|(?:more )?casual(?:ly)?|locker(?:er)?|decontractee?|plus decontractee?|mas informal",
    ),
  },
  {
    form: "tone:direct",
    wording: whole(
      "(?:more )?direct|blunt(?:ly)?|straight|direkt(?:er)?|franc|cash|plus direct|direct[oa]|mas direct[oa]",
    ),
  },
  {
    form: "address:informal",
    wording: whole(
      "du(?:z|zen)?|(?:duz|dutz|duzen sie) mich|duze mich|dutze mich|per du|sag (?:ruhig )?du(?: zu mir)?|tutoie(?:z)? moi|(?:on peut )?(?:se |me )?tutoyer|on se tutoie|tuteame|hablame de tu|de tu|tratame de tu",
    ),
  },
  {
    form: "address:formal",
    wording: whole(
      "siez(?:e|en sie) mich|sag(?:en sie)? (?:ruhig )?sie(?: zu mir)?|per sie|siezen|vouvoie(?:z)? moi|(?:se |me )?vouvoyer|on se vouvoie|de usted|tratame de usted|hablame de usted",
    ),
  },
  {
    form: "units:metric",
    wording: whole(
      "metric(?: units?| system)?|celsius|metrisch(?:e)?(?: einheiten)?|unites metriques|systeme metrique|sistema metrico|unidades metricas|metrico",
    ),
  },
  { form: "units:imperial", wording: whole("imperial(?: units?| system)?|fahrenheit") },
];

/** Words of an order about answers that say nothing of what is wanted, folded. */
const FRAME = new Set(
  `please pls though btw plz thanks thx always from now on in future generally usually ok okay hey hi and but also so just really very rather a bit little
   your the my me it them all of to for you i id im would like want prefer love need can could should answer answers answering reply replies
   respond response responses write writing talk speak explain be keep make give use put stay get do everything everytime whenever every time
   go this that is are as with words text language tone style format one ones more possible when how
   bitte immer kunftig zukunftig ab jetzt sofort in zukunft und aber auch mal ruhig gerne lieber am liebsten deine deinen die der das den dem
   antworte antworten antwort antwortet antworten schreib schreibe sprich rede erklar erklare formuliere halt halte fass fasse dich mir mich es
   alles sei bleib mach mache gib nutze benutze verwende ich mochte will hatte brauche kannst konntest du zu so sehr etwas ein wenig eine einen auf
   s il te vous plait merci toujours desormais dorenavant a partir de maintenant et mais aussi tes vos les la le des du ta reponses reponse
   reponds repondez ecris ecrivez parle parlez explique expliquez sois soyez reste fais faites va donne donnez utilise utilisez mets moi je veux
   voudrais prefere aime aimerais peux pourrais tu un peu tout chaque fois en
   por favor porfa gracias siempre desde ahora adelante a partir y pero tambien tus las los el responde respondeme contesta contestame escribe
   habla hablame explica explicame se sea ve manten haz hazlo da dame usa pon me mi quiero quisiera prefiero gustaria necesito puedes podrias todo cada
   vez lo un poco respuestas respuesta que sean`.split(/\s+/),
);

const fold = (text: string): string =>
  ` ${text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/n['’]t\b/g, "nt")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** Compiled with the first instruction that is counted: a process compiles forty patterns here. */
let forms: readonly CommonForm[] | null = null;

/**
 * Returns the forms of a wish, such as `length:short`. Returns none if it says anything else besides, or denies a form that
 * has no opposite.
 */
export function commonForms(text: string): string[] {
  let left = fold(text);
  const found: string[] = [];
  for (const { form, wording } of (forms ??= makeForms())) {
    const rest = left.replace(wording, "\n");
    if (rest === left) continue;
    found.push(form);
    left = rest;
  }
  return left.split(/\s+/).every((word) => word === "" || FRAME.has(word)) ? found : [];
}
