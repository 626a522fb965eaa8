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

const whole = (alternatives: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives})(?![\p{L}\p{N}])`, "gu");

const NONE =
  "(?:no|not|never|without|dont use|do not use|stop using|avoid|skip|drop|lose|without any|keine?n?|ohne|nie|niemals|verzichte auf|lass|pas d(?:e|es)?|sans|jamais|evite les?|n utilise(?:z)? pas|n utilise(?:z)? jamais|sin|no uses|no pongas|nada de|nunca|evita(?: los| las)?)";
const SOME =
  "(?:use|with|in|as|give me|put it in|always|i like|i want|nutze|benutze|mit|in|als|utilise(?:z)?|avec|en|mets|sous forme de|usa|con|pon|en)(?: (?:the|des|les|die|las|los|unas))?";
/** Words between a denial and what is denied. */
const ANY = "(?: (?:any|use|using|the|those|of|d|irgendwelche|die|diese|aucun|les|des|de|ningun|los|las|mas))*";

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

const FORMS: readonly CommonForm[] = [
  ...ELEMENTS.flatMap(([name, words]) => [
    {
      form: `${name}:no`,
      wording: whole(`${NONE}${ANY} (?:${words})|(?:${words}) (?:weglassen|weg)|(?:${words})-?free`),
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
      "(?:as )?(?:short|brief|concise|crisp|succinct)(?:er)?(?: as possible)?|briefly|concisely|to the point|less (?:text|words|wordy)|fewer words|(?:not|no)(?: so| too| that)? (?:long|much text|wordy)|dont ramble|no (?:rambling|waffle|waffling|fluff|essays?|walls? of text)|cut the fluff|" +
        "kurz(?:e|er|en|es)?|knapp(?:e|er)?|auf den punkt|weniger text|nicht so (?:lang|viel text|ausfuhrlich)|keine romane|" +
        "courte?s?|plus courte?s?|bref(?:s)?|breve(?:s|ment)?|concise?s?|droit au but|moins (?:long|longues?|de texte)|(?:pas )?(?:si |trop )longues?|" +
        "(?:mas )?(?:cort[oa]s?|cortit[oa]s?|breves?)|brevemente|concis[oa]s?|al grano|menos texto|no tan larg[oa]s?|sin rollos?",
    ),
  },
  {
    form: "length:long",
    wording: whole(
      "(?:more )?detail(?:ed|s)?|in depth|longer|thorough(?:ly)?|elaborate|ausfuhrlich(?:e|er|en)?|detailliert(?:e|er)?|langer(?:e)?|detaillee?s?|plus de details|approfondie?s?|plus longues?|detallad[oa]s?|mas (?:detalles?|larg[oa]s?)|a fondo",
    ),
  },
  {
    form: "simple words:yes",
    wording: whole(
      "(?:like|as if|as though) i ?m (?:five|5|ten|10|a (?:child|kid|beginner)|a total beginner)|(?:in )?(?:plain english|simple (?:words|terms|language|english))|simply|(?:in |mit )?einfache[nr]? (?:worten|worte|sprache)|(?:wie|als ob) (?:fur |ich )?(?:ein(?:em|en)? )?(?:kind|anfanger)|avec des mots simples|en termes simples|simplement|comme a un enfant(?: de [a-z]+ ans)?|con palabras (?:sencillas|faciles)|en lenguaje sencillo|como a un nino",
    ),
  },
  {
    form: "steps:yes",
    wording: whole(
      "step by step|one step at a time|in (?:small |numbered )?steps|schritt fur schritt|in (?:kleinen )?schritten|etape par etape|pas a pas|paso a paso|por pasos",
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
      "du(?:z|zen)?|duze mich|dutze mich|per du|sag (?:ruhig )?du(?: zu mir)?|tutoie(?:z)? moi|tutoyer|on se tutoie|tuteame|hablame de tu|de tu|tratame de tu",
    ),
  },
  {
    form: "address:formal",
    wording: whole(
      "sieze mich|sag(?:en sie)? (?:ruhig )?sie(?: zu mir)?|per sie|siezen|vouvoie(?:z)? moi|vouvoyer|on se vouvoie|de usted|tratame de usted|hablame de usted",
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
   this that is are as with words text language tone style format one ones more possible when how
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

/**
 * Returns the forms of a wish, such as `length:short`. Returns none if it says anything else besides, or denies a form that
 * has no opposite.
 */
export function commonForms(text: string): string[] {
  let left = fold(text);
  const found: string[] = [];
  for (const { form, wording } of FORMS) {
    const rest = left.replace(wording, "\n");
    if (rest === left) continue;
    found.push(form);
    left = rest;
  }
  return left.split(/\s+/).every((word) => word === "" || FRAME.has(word)) ? found : [];
}
