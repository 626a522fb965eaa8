import type { Pattern, Topic } from "../pattern.ts";
import { LIST, row } from "../table.ts";

const kin = (who: string, named: string): Pattern =>
  row(new RegExp(`^${named} se llama (?<x>.+)$`, "i"), `own:${who}`, "{x}", "name");

const DOG = "perr[oa]";
const CAT = "gat[oa]";
const NAMED = String.raw` (?:que se llama|llamad[oa]|de nombre) (?<x>.+)$`;
/** A pet that is named is known by its name. */
const NAMELESS = "(?![a-z]| (?:que se llama|llamad[oa]|de nombre) )";
const COUNT = String.raw`(?<x>una?|dos|tres|cuatro|cinco|seis|varios|\d{1,2})`;
const HAVE = String.raw`^(?:tengo|tenemos)(?: .{1,30} y)?`;

const isCalled = (pet: string, word: string): Pattern =>
  row(
    new RegExp(`^(?:(?:mi|nuestr[oa]) ${word} se llama|el nombre de (?:mi|nuestr[oa]) ${word} es) (?<x>.+)$`, "i"),
    `pet:${pet}:name`,
    "{x}",
    "name",
  );
const haveNamed = (pet: string, word: string): Pattern =>
  row(new RegExp(`^(?:tengo|tenemos) una? ${word}${NAMED}`, "i"), `pet:${pet}:name`, "{x}", "name");
const haveAnotherNamed = (pet: string, word: string): Pattern =>
  row(
    new RegExp(`^(?:tengo|tenemos) (?:una? )?(?:segund[oa]|tercer[oa]?|otr[oa]|nuev[oa]) ${word}${NAMED}`, "i"),
    `pet:${pet}:{x}`,
    "yes",
    "name",
  );

export const ABOUT_ME = {
  about: "who and where they are, work, family, body",
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
    "employer none, resigned": row(
      /^(?:dejé|he dejado|perdí|he perdido) mi (?:trabajo|empleo|puesto)$/i,
      "employer",
      "none",
    ),
    "no longer works at": row(/^ya no trabajo (?:en|para) (?<x>.+)$/i, "employer", "not {x}", "named place"),
    "works at": row(/^trabajo (?:en|para) (?<x>.+)$/i, "employer", "{x}", "named place"),
    job: row(/^(?:trabajo (?:como|de)|soy(?: una?)?|mi profesión es) (?<x>.+)$/i, "job", "{x}", "job"),
    studies: row(/^estudio (?<x>.+?)(?: en .+)?$/i, "studies", "{x}", "phrase"),
    age: row(/^tengo (?<x>\d{1,3}) años$/i, "age", "{x}", "age"),
    married: row(/^(?:estoy|soy) casad[oa]$/i, "marital status", "married"),
    "not married": row(/^(?:ya )?no estoy casad[oa]$/i, "marital status", "not married"),
    "employer none, retired": row(
      /^(?:estoy|soy) (?:jubilad[oa]|en paro|desemplead[oa]|sin trabajo)$/i,
      "employer",
      "none",
    ),
    "job none, retired": row(
      /^(?:estoy|soy) (?:jubilad[oa]|en paro|desemplead[oa]|sin trabajo)$/i,
      "job",
      "self-employed or not employed",
    ),
    "left a job at": row(
      /^(?:dejé|he dejado|perdí) mi (?:trabajo|empleo|puesto) en (?<x>.+)$/i,
      "employer",
      "not {x}",
      "named place",
    ),
    "not allergic to": row(
      /^(?:ya )?no soy alérgic[oa] (?:al |a los |a las |a la |a )(?<x>.+)$/i,
      "allergy:{x}",
      "no",
      "allergen",
      LIST,
    ),
    "eats again": row(/^(?:vuelvo a|he vuelto a) (?:comer|beber) (?<x>.+)$/i, "eats:{x}", "yes", "food", LIST),
    "omnivore again": row(/^(?:vuelvo a|he vuelto a) comer (?:carne|de todo)$/i, "diet", "omnivore"),
    divorced: row(/^(?:estoy|soy) divorciad[oa]$/i, "marital status", "divorced"),
    single: row(/^(?:estoy|soy) solter[oa]$/i, "marital status", "single"),
    birthday: row(/^mi cumpleaños es(?: el)? (?<x>.+)$/i, "birthday", "{x}", "date"),
    "wife is called": kin("wife", "mi (?:mujer|esposa)"),
    "husband is called": kin("husband", "mi (?:marido|esposo)"),
    "partner is called": kin("partner", "mi pareja"),
    "daughter is called": kin("daughter", "mi hija"),
    "son is called": kin("son", "mi hijo"),
    "sister is called": kin("sister", "mi hermana"),
    "brother is called": kin("brother", "mi hermano"),
    "mother is called": kin("mother", "mi madre"),
    "father is called": kin("father", "mi padre"),
    "boss is called": kin("boss", "mi jef[ea]"),
    "number of children": row(
      new RegExp(`${HAVE} ${COUNT} (?:hij[oa]s?|niñ[oa]s?)(?! \\S+ \\S)`, "i"),
      "own:children",
      "{x}",
      "number",
    ),
    "number of dogs": row(
      new RegExp(`${HAVE} ${COUNT} perr[oa]s?${NAMELESS}(?! \\S+ \\S)`, "i"),
      "pet:dog",
      "{x}",
      "number",
    ),
    "number of cats": row(
      new RegExp(`${HAVE} ${COUNT} gat[oa]s?${NAMELESS}(?! \\S+ \\S)`, "i"),
      "pet:cat",
      "{x}",
      "number",
    ),
    "dog is called": isCalled("dog", DOG),
    "has a dog named": haveNamed("dog", DOG),
    "has another dog named": haveAnotherNamed("dog", DOG),
    "cat is called": isCalled("cat", CAT),
    "has a cat named": haveNamed("cat", CAT),
    "has another cat named": haveAnotherNamed("cat", CAT),
    "sold the car": row(
      /^(?:vendí|he vendido|vendimos|hemos vendido) (?:mi|nuestro|el) (?:coche|carro|auto)$/i,
      "own:car",
      "no",
    ),
    "car is": row(/^(?:mi|nuestro) (?:coche|carro|auto) es (?<x>.+)$/i, "own:car", "{x}", "named"),
    "budget is": row(/^(?:mi|nuestro) presupuesto es (?:de )?(?<x>.+)$/i, "own:budget", "{x}", "quantity"),
    "doctor is": row(/^mi (?<k>médic[oa]|dentista) (?:es|se llama) (?<x>.+)$/i, "own:doctor", "{x}", "named"),
    "diet ended": row(/^ya no soy (?<x>\S+)$/i, "diet", "not {x}", "diet"),
    diet: row(/^soy (?<x>vegetarian[oa]|vegan[oa])$/i, "diet", "{x}", "diet"),
    "allergic to": row(
      /^soy alérgic[oa] (?:al |a los |a las |a la |a )(?<x>.+)$/i,
      "allergy:{x}",
      "yes",
      "allergen",
      LIST,
    ),
    intolerant: row(
      /^(?:soy intolerante|tengo alergia) (?:al |a los |a las |a la |a )(?<x>.+)$/i,
      "allergy:{x}",
      "yes",
      "allergen",
    ),
    "has a condition": row(/^(?:tengo|padezco|sufro de) (?<x>.+)$/i, "health:{x}", "yes", "condition"),
    "is in a condition": row(
      /^soy (?<x>asmátic[oa]|diabétic[oa]|epiléptic[oa]|dislexic[oa]|zurd[oa])$/i,
      "health:{x}",
      "yes",
      "number",
    ),
    "does not eat": row(/^(?:ya )?no (?:como|bebo|tomo) (?<x>.+)$/i, "eats:{x}", "no", "food", LIST),
  },
} satisfies Topic;
