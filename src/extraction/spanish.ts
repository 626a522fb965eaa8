import { WHO_AND_WHERE } from "./spanish/who-and-where.ts";
import { WORK } from "./spanish/work.ts";
import { FAMILY_AND_PETS } from "./spanish/family.ts";
import { POSSESSIONS } from "./spanish/possessions.ts";
import { BODY } from "./spanish/body.ts";
import { HOW_TO_ANSWER } from "./spanish/how-to-answer.ts";
import { TASTES_AND_PLANS } from "./spanish/tastes-and-plans.ts";
import type { Language } from "./pattern.ts";

export const SPANISH = {
  signs:
    /(?<![\w\u00c0-\u024f])(?:me|mi|mis|vivo|vivimos|nos|soy|tengo|tenemos|trabajo|estudio|hablo|uso|toco|estoy|he|hemos|vuelvo|vendí|vendimos|dejé|perdí|elegimos|elegí|decidí|odio|prefiero|quiero|como|bebo|ll[aá]mame|responde[\w\u00c0-\u024f]*|contesta[\w\u00c0-\u024f]*|recuerda|anota|ten|no|nunca|siempre|sé|da|dame|usa|explica\S*|detalles?|escribe|habla|tut[eé]ame|cita|lo mío|olvida)(?![\w\u00c0-\u024f])/i,
  opens:
    /^(?:me|mi|mis|nuestr|el nombre de |yo|nos|vivo|vivimos|ya no|soy|tengo|tenemos|trabajo|estudio|hablo|uso|toco|estoy|he |hemos|elegimos|elegí|decid|odio|prefiero|quiero|bebo|no|ll[aá]mame|responde|contesta|por favor|recuerda|siempre|nunca|a partir|de ahora|en |más |menos |explica|da |dame|usa|sé |tut|cita|lo mío|habla|escribe|vuelvo|vend|dejé|perdí|hace |desde|ayer)/i,
  forGood:
    /(?<![\w\u00c0-\u024f])(?:siempre|a partir de ahora|de ahora en adelante|desde ahora|en adelante|en el futuro)(?![\w\u00c0-\u024f])/i,
  openers:
    /^(?:(?:hola|buenas|buenos días|buenas tardes|bueno|pues|y|pero|sí|no,|por cierto|en realidad|porque|yo|gracias|además|también|me equivoqué|perdón|corrección|ok|vale|ya que|ahora|actualmente)[,!.:\s]{1,3}[¡¿]?)+/i,
  plain: {
    "opening mark": [/^[¡¿]+/, ""],
    "for how long": [/^hace (?:\S+ ){1,3}que /i, ""],
    adverbs: [
      / (?:también|(?<!partir de |desde |de )ahora(?! en adelante)|actualmente|además|realmente|a partir de ahora|de ahora en adelante|desde ahora|en el futuro|mejor|desde hace \S+ \S+|por favor|siempre|en este momento)(?=[ ,]|$)/gi,
      "",
    ],
    "asked, first": [
      /^(?:(?:por favor|a partir de ahora|de ahora en adelante|desde ahora|en el futuro|siempre)[,\s]{1,2})+/i,
      "",
    ],
  },
  datesAside: true,
  notes: /^(?:por favor,? )?(?:(?:recuerda|anota|ten en cuenta)(?: que|:)?)\s+(?=\S)/i,
  topics: [WHO_AND_WHERE, WORK, FAMILY_AND_PETS, POSSESSIONS, BODY, TASTES_AND_PLANS, HOW_TO_ANSWER],
} satisfies Language;
