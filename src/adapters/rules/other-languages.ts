import type { Language, Rule } from "./rule.ts";

/** A compact table: what is said most, in the words it is said with. */
const row = (when: RegExp, slot: string, value: string, x: Rule["x"] = "short", list = false): Rule => ({
  when,
  slot,
  value,
  x,
  ...(list ? { list } : {}),
  ...(slot.startsWith("instruction:") ? { type: "procedural" } : {}),
});

export const GERMAN: Language = {
  signs: /\b(?:ich|mein|meine|nenn|nenne|antworte|antworten|wir|merk|merke)\b/i,
  opens: /^(?:ich|mein|bitte|nenn|antworte|wir|ab jetzt|von jetzt|merk)/i,
  openers:
    /^(?:(?:hallo|hi|hey|guten (?:tag|morgen|abend)|also|übrigens|ja|nein|und|aber|ach|weil|eigentlich|zur info)[,!.:\s]{1,3})+/i,
  plain: [[/[’‘]/g, "'"]],
  notes: /^(?:bitte )?(?:merk(?:e)? dir(?:,? bitte)?,?(?: dass|:)?)\s+(?=\S)/i,
  topics: [
    {
      about: "all",
      cue: /./,
      rules: [
        row(
          /^(?:mein name ist|ich hei(?:ß|ss)e|nenn(?:e)? mich|ich bin (?:der|die)) (?<x>.+)$/i,
          "name",
          "{x}",
          "name",
        ),
        row(
          /^(?:ich|wir) (?:wohnen?|leben?)(?: (?:jetzt|derzeit|seit \S+))? (?:in|bei|nahe) (?<x>.+)$/i,
          "home",
          "{x}",
          "named place",
        ),
        row(/^ich (?:wohne|lebe) nicht mehr in (?<x>.+)$/i, "home", "not {x}", "named place"),
        row(/^ich bin (?:von .+ )?nach (?<x>.+?) (?:gezogen|umgezogen)$/i, "home", "{x}", "named place"),
        row(/^ich komme (?:ursprünglich )?aus (?<x>.+)$/i, "origin", "{x}", "named place"),
        row(/^ich arbeite (?:bei|für) (?<x>.+)$/i, "employer", "{x}", "named place"),
        row(/^ich bin (?<x>\d{1,3})(?: jahre alt)?$/i, "age", "{x}", "age"),
        row(/^meine? lieblings(?<k>[^\s\d.,;:!?()"]+) (?:ist|sind) (?<x>.+)$/i, "favourite:{k}", "{x}"),
        row(
          /^ich (?:mag|liebe) (?!(?:es|das|dich|deine?|keine?n?)(?![\w\u00c0-\u024f])|.*\snicht$)(?<x>.+)$/i,
          "taste:{x}",
          "likes",
          "taste",
          true,
        ),
        row(/^ich mag (?!(?:es|das|dich)(?![\w\u00c0-\u024f]))(?<x>.+) nicht$/i, "taste:{x}", "dislikes", "taste"),
        row(
          /^ich (?:mag (?:keinen?|kein)|hasse) (?!(?:es|das|dich)(?![\w\u00c0-\u024f]))(?<x>.+)$/i,
          "taste:{x}",
          "dislikes",
          "taste",
          true,
        ),
        row(/^ich bin (?<x>vegetarier|vegan|veganer|vegetarisch)(?:in)?$/i, "diet", "{x}"),
        row(
          /^ich bin (?:[^\s\d.,;:!?()"]+ )?allergisch (?:gegen|auf) (?<x>.+)$/i,
          "allergy:{x}",
          "yes",
          "allergen",
          true,
        ),
        row(
          /^(?:(?:bitte|ab jetzt|von jetzt an|immer) )*antworte(?:n sie)?(?: mir)?(?: bitte| ab jetzt| immer| künftig| nur)* (?:auf|in) (?<x>[^\s\d.,;:!?()"]+)$/i,
          "instruction:language",
          "{x}",
          "language",
        ),
      ],
    },
  ],
};

export const FRENCH: Language = {
  signs: /\b(?:je|j['’]|mon|ma|mes|nous|appelle|réponds|répondez|retiens|note|souviens|rappelle)/i,
  opens: /^(?:je|j'|mon|ma|nous|appelle|réponds|s'il|retiens|désormais)/i,
  openers:
    /^(?:(?:bonjour|salut|bonsoir|coucou|alors|donc|et|mais|oui|non|en fait|au fait|d'ailleurs|parce que)[,!.:\s]{1,3})+/i,
  plain: [[/[’‘]/g, "'"]],
  notes: /^(?:s'il (?:te|vous) plaît,? )?(?:(?:retiens|note|souviens-toi|rappelle-toi)(?: que| qu'|:)?)\s+(?=\S)/i,
  topics: [
    {
      about: "all",
      cue: /./,
      rules: [
        row(/^(?:je m'appelle|mon (?:pré)?nom est|appelle[- ]moi) (?<x>.+)$/i, "name", "{x}", "name"),
        row(
          /^(?:j'habite|je vis|nous vivons|nous habitons)(?: maintenant| actuellement)? (?:à|a|en|au|aux|près de) (?<x>.+)$/i,
          "home",
          "{x}",
          "named place",
        ),
        row(/^je n'(?:habite|vis) plus (?:à|en|au) (?<x>.+)$/i, "home", "not {x}", "named place"),
        row(/^j'ai déménagé (?:à|en|au) (?<x>.+)$/i, "home", "{x}", "named place"),
        row(/^je viens d(?:e |'|u )(?<x>.+)$/i, "origin", "{x}", "named place"),
        row(/^je travaille (?:chez|pour) (?<x>.+)$/i, "employer", "{x}", "named place"),
        row(/^j'ai (?<x>\d{1,3}) ans$/i, "age", "{x}", "age"),
        row(
          /^(?:mon|ma|mes) (?<k>[^\s\d.,;:!?()"]+) (?:préférée?s?|favorite?s?) (?:est|sont) (?<x>.+)$/i,
          "favourite:{k}",
          "{x}",
        ),
        row(
          /^j'(?:aime|adore)(?: beaucoup| bien)? (?!(?:pas|ça|ce|ta|ton|votre|que)(?![\w\u00c0-\u024f]))(?<x>.+)$/i,
          "taste:{x}",
          "likes",
          "taste",
          true,
        ),
        row(
          /^(?:je n'aime pas|je déteste) (?!(?:ça|ce|ta|ton|votre|que)(?![\w\u00c0-\u024f]))(?<x>.+)$/i,
          "taste:{x}",
          "dislikes",
          "taste",
          true,
        ),
        row(/^je suis (?<x>végétarienne?|végane?|vegan)$/i, "diet", "{x}"),
        row(/^je suis allergique (?:à la |à l'|à |au |aux )(?<x>.+)$/i, "allergy:{x}", "yes", "allergen"),
        row(
          /^(?:(?:s'il (?:te|vous) plaît|désormais|toujours),? )*répond(?:s|ez)(?:-moi)?(?: toujours| désormais| s'il te plaît)* en (?<x>[^\s\d.,;:!?()"]+)$/i,
          "instruction:language",
          "{x}",
          "language",
        ),
      ],
    },
  ],
};

export const SPANISH: Language = {
  signs: /\b(?:me|mi|vivo|vivimos|soy|tengo|trabajo|odio|ll[aá]mame|responde\w*|contesta\w*|recuerda|anota|ten)\b/i,
  opens:
    /^(?:me|mi|yo|vivo|vivimos|ya no|soy|tengo|trabajo|odio|no|ll[aá]mame|responde|por favor|recuerda|siempre|a partir)/i,
  openers:
    /^(?:(?:hola|buenas|buenos días|buenas tardes|bueno|pues|y|pero|sí|no,|por cierto|en realidad|porque|yo)[,!.:\s]{1,3})+/i,
  plain: [[/[’‘]/g, "'"]],
  notes: /^(?:por favor,? )?(?:(?:recuerda|anota|ten en cuenta)(?: que|:)?)\s+(?=\S)/i,
  topics: [
    {
      about: "all",
      cue: /./,
      rules: [
        row(/^(?:me llamo|mi nombre es|ll[aá]mame) (?<x>.+)$/i, "name", "{x}", "name"),
        row(/^(?:vivo|vivimos)(?: ahora| actualmente)? (?:en|cerca de) (?<x>.+)$/i, "home", "{x}", "named place"),
        row(/^ya no vivo en (?<x>.+)$/i, "home", "not {x}", "named place"),
        row(/^me (?:mudé|he mudado) a (?<x>.+)$/i, "home", "{x}", "named place"),
        row(/^soy de (?<x>.+)$/i, "origin", "{x}", "named place"),
        row(/^trabajo (?:en|para) (?<x>.+)$/i, "employer", "{x}", "named place"),
        row(/^tengo (?<x>\d{1,3}) años$/i, "age", "{x}", "age"),
        row(/^mi (?<k>[^\s\d.,;:!?()"]+) (?:favorit[oa]|preferid[oa]) es (?<x>.+)$/i, "favourite:{k}", "{x}"),
        row(
          /^me (?:gustan?|encantan?)(?: mucho)? (?!(?:que|tu|eso|esto|más)(?![\w\u00c0-\u024f]))(?<x>.+)$/i,
          "taste:{x}",
          "likes",
          "taste",
          true,
        ),
        row(
          /^(?:no me gustan?|odio) (?!(?:que|tu|eso|esto)(?![\w\u00c0-\u024f]))(?<x>.+)$/i,
          "taste:{x}",
          "dislikes",
          "taste",
          true,
        ),
        row(/^soy (?<x>vegetarian[oa]|vegan[oa])$/i, "diet", "{x}"),
        row(/^soy alérgic[oa] (?:al |a los |a las |a la |a )(?<x>.+)$/i, "allergy:{x}", "yes", "allergen"),
        row(
          /^(?:(?:por favor|siempre|a partir de ahora),? )*(?:responde|contesta|respóndeme)(?:me)?(?: siempre| por favor)* en (?<x>[^\s\d.,;:!?()"]+)$/i,
          "instruction:language",
          "{x}",
          "language",
        ),
      ],
    },
  ],
};
