import type { Topic } from "../rule.ts";
import { LIST, row } from "../table.ts";

const FAMILY: readonly (readonly [RegExp, string])[] = [
  [/^mi (?:mujer|esposa) se llama (?<x>.+)$/i, "wife"],
  [/^mi (?:marido|esposo) se llama (?<x>.+)$/i, "husband"],
  [/^mi pareja se llama (?<x>.+)$/i, "partner"],
  [/^mi hija se llama (?<x>.+)$/i, "daughter"],
  [/^mi hijo se llama (?<x>.+)$/i, "son"],
  [/^mi hermana se llama (?<x>.+)$/i, "sister"],
  [/^mi hermano se llama (?<x>.+)$/i, "brother"],
  [/^mi madre se llama (?<x>.+)$/i, "mother"],
  [/^mi padre se llama (?<x>.+)$/i, "father"],
  [/^mi jef[ea] se llama (?<x>.+)$/i, "boss"],
];
const PETS = [
  ["dog", "perr[oa]"],
  ["cat", "gat[oa]"],
] as const;
const NAMED = String.raw` (?:que se llama|llamad[oa]|de nombre) (?<x>.+)$`;
/** Said with its name, it is known by it. */
const NAMELESS = "(?![a-z]| (?:que se llama|llamad[oa]|de nombre) )";
const COUNT = String.raw`(?<x>una?|dos|tres|cuatro|cinco|seis|varios|\d{1,2})`;
const HAVE = String.raw`^(?:tengo|tenemos)(?: .{1,30} y)?`;

export const ABOUT_ME: Topic = {
  about: "who and where they are, work, family, body",
  cue: /./,
  rules: [
    row(/^(?:me llamo|mi nombre es|ll[aá]mame) (?<x>.+)$/i, "name", "{x}", "name"),
    row(/^ya no (?:vivo|vivimos) en .+?,? sino en (?<x>.+)$/i, "home", "{x}", "named place"),
    row(/^ya no (?:vivo|vivimos) en (?<x>.+)$/i, "home", "not {x}", "named place"),
    row(/^(?:vivo|vivimos) (?:en|cerca de) (?<x>.+)$/i, "home", "{x}", "named place"),
    row(
      /^(?:me mudé|me he mudado|nos mudamos|nos hemos mudado|me trasladé) a (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    row(/^(?:soy|vengo) de (?<x>.+)$/i, "origin", "{x}", "named place"),
    row(/^(?:crecí|nací) en (?<x>[a-z\u00c0-\u024f].+)$/i, "origin", "{x}", "named place"),
    row(/^(?:dejé|he dejado|perdí|he perdido) mi (?:trabajo|empleo|puesto)$/i, "employer", "none"),
    row(/^ya no trabajo (?:en|para) (?<x>.+)$/i, "employer", "not {x}", "named place"),
    row(/^trabajo (?:en|para) (?<x>.+)$/i, "employer", "{x}", "named place"),
    row(/^(?:trabajo (?:como|de)|soy(?: una?)?|mi profesión es) (?<x>.+)$/i, "job", "{x}", "job"),
    row(/^estudio (?<x>.+?)(?: en .+)?$/i, "studies", "{x}", "phrase"),
    row(/^tengo (?<x>\d{1,3}) años$/i, "age", "{x}", "age"),
    row(/^(?:estoy|soy) casad[oa]$/i, "marital status", "married"),
    row(/^(?:ya )?no estoy casad[oa]$/i, "marital status", "not married"),
    row(/^(?:estoy|soy) (?:jubilad[oa]|en paro|desemplead[oa]|sin trabajo)$/i, "employer", "none"),
    row(/^(?:estoy|soy) (?:jubilad[oa]|en paro|desemplead[oa]|sin trabajo)$/i, "job", "self-employed or not employed"),
    row(/^(?:dejé|he dejado|perdí) mi (?:trabajo|empleo|puesto) en (?<x>.+)$/i, "employer", "not {x}", "named place"),
    row(/^(?:ya )?no soy alérgic[oa] (?:al |a los |a las |a la |a )(?<x>.+)$/i, "allergy:{x}", "no", "allergen", LIST),
    row(/^(?:vuelvo a|he vuelto a) (?:comer|beber) (?<x>.+)$/i, "eats:{x}", "yes", "food", LIST),
    row(/^(?:vuelvo a|he vuelto a) comer (?:carne|de todo)$/i, "diet", "omnivore"),
    row(/^(?:estoy|soy) divorciad[oa]$/i, "marital status", "divorced"),
    row(/^(?:estoy|soy) solter[oa]$/i, "marital status", "single"),
    row(/^mi cumpleaños es(?: el)? (?<x>.+)$/i, "birthday", "{x}", "date"),
    row(/^nací (?:el|en) (?<x>\d.*)$/i, "birthday", "{x}", "date"),
    ...FAMILY.map(([when, kin]) => row(when, `own:${kin}`, "{x}", "name")),
    row(new RegExp(`${HAVE} ${COUNT} (?:hij[oa]s?|niñ[oa]s?)(?! \\S+ \\S)`, "i"), "own:children", "{x}", "number"),
    row(new RegExp(`${HAVE} ${COUNT} perr[oa]s?${NAMELESS}(?! \\S+ \\S)`, "i"), "pet:dog", "{x}", "number"),
    row(new RegExp(`${HAVE} ${COUNT} gat[oa]s?${NAMELESS}(?! \\S+ \\S)`, "i"), "pet:cat", "{x}", "number"),
    ...PETS.flatMap(([pet, word]) => [
      row(
        new RegExp(`^(?:(?:mi|nuestr[oa]) ${word} se llama|el nombre de (?:mi|nuestr[oa]) ${word} es) (?<x>.+)$`, "i"),
        `pet:${pet}:name`,
        "{x}",
        "name",
      ),
      row(new RegExp(`^(?:tengo|tenemos) una? ${word}${NAMED}`, "i"), `pet:${pet}:name`, "{x}", "name"),
      row(
        new RegExp(`^(?:tengo|tenemos) (?:una? )?(?:segund[oa]|tercer[oa]?|otr[oa]|nuev[oa]) ${word}${NAMED}`, "i"),
        `pet:${pet}:{x}`,
        "yes",
        "name",
      ),
    ]),
    row(/^(?:vendí|he vendido|vendimos|hemos vendido) (?:mi|nuestro|el) (?:coche|carro|auto)$/i, "own:car", "no"),
    row(/^(?:mi|nuestro) (?:coche|carro|auto) es (?<x>.+)$/i, "own:car", "{x}", "named"),
    row(/^(?:mi|nuestro) presupuesto es (?:de )?(?<x>.+)$/i, "own:budget", "{x}", "quantity"),
    row(/^mi (?<k>médic[oa]|dentista) (?:es|se llama) (?<x>.+)$/i, "own:doctor", "{x}", "named"),
    row(/^ya no soy (?<x>\S+)$/i, "diet", "not {x}", "diet"),
    row(/^soy (?<x>vegetarian[oa]|vegan[oa])$/i, "diet", "{x}", "diet"),
    row(/^soy alérgic[oa] (?:al |a los |a las |a la |a )(?<x>.+)$/i, "allergy:{x}", "yes", "allergen", LIST),
    row(
      /^(?:soy intolerante|tengo alergia) (?:al |a los |a las |a la |a )(?<x>.+)$/i,
      "allergy:{x}",
      "yes",
      "allergen",
    ),
    row(/^(?:tengo|padezco|sufro de) (?<x>.+)$/i, "health:{x}", "yes", "condition"),
    row(/^soy (?<x>asmátic[oa]|diabétic[oa]|epiléptic[oa]|dislexic[oa]|zurd[oa])$/i, "health:{x}", "yes", "number"),
    row(/^(?:ya )?no (?:como|bebo|tomo) (?<x>.+)$/i, "eats:{x}", "no", "food", LIST),
  ],
};
