import type { Topic } from "../pattern.ts";
import { row } from "../table.ts";

export const WHO_AND_WHERE = {
  about: "who and where they are",
  cue: /./,
  patterns: {
    "name is": row(/^(?:me llamo|mi nombre es|ll[aá]mame) (?<x>.+)$/i, "name", "{x}", "name"),
    "lives elsewhere now": row(/^ya no (?:vivo|vivimos) en .+?,? sino en (?<x>.+)$/i, "home", "{x}", "named place"),
    "lives there no longer": row(/^ya no (?:vivo|vivimos) en (?<x>.+)$/i, "home", "not {x}", "named place"),
    "lives in": row(/^(?:vivo|vivimos) (?:en|cerca de) (?<x>.+)$/i, "home", "{x}", "named place"),
    "moved to": row(
      /^(?:me mudé|me he mudado|nos mudamos|nos hemos mudado|me trasladé) a (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    "comes from": row(/^(?:soy|vengo) de (?<x>.+)$/i, "origin", "{x}", "named place"),
    age: row(/^tengo (?<x>\d{1,3}) años$/i, "age", "{x}", "age"),
    married: row(/^(?:estoy|soy) casad[oa]$/i, "marital status", "married"),
    "not married": row(/^(?:ya )?no estoy casad[oa]$/i, "marital status", "not married"),
    divorced: row(/^(?:estoy|soy) divorciad[oa]$/i, "marital status", "divorced"),
    single: row(/^(?:estoy|soy) solter[oa]$/i, "marital status", "single"),
    birthday: row(/^mi cumpleaños es(?: el)? (?<x>.+)$/i, "birthday", "{x}", "date"),
  },
} satisfies Topic;
