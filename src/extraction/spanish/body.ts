import type { Topic } from "../pattern.ts";
import { LIST, row } from "../table.ts";

export const BODY = {
  about: "diet, allergies and health",
  cue: /./,
  patterns: {
    "not allergic to": row(
      /^(?:ya )?no soy alérgic[oa] (?:al |a los |a las |a la |a )(?<x>.+)$/i,
      "allergy:{x}",
      "no",
      "allergen",
      LIST,
    ),
    "eats again": row(/^(?:vuelvo a|he vuelto a) (?:comer|beber) (?<x>.+)$/i, "eats:{x}", "yes", "food", LIST),
    "omnivore again": row(/^(?:vuelvo a|he vuelto a) comer (?:carne|de todo)$/i, "diet", "omnivore"),
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
      "as said",
    ),
    "does not eat": row(/^(?:ya )?no (?:como|bebo|tomo) (?<x>.+)$/i, "eats:{x}", "no", "food", LIST),
  },
} satisfies Topic;
