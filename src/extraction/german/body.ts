import type { Topic } from "../pattern.ts";
import { LIST, row } from "../table.ts";

export const BODY = {
  about: "diet, allergies and health",
  cue: /^(?:ich|wir|mein|unser|nenn|der name)/i,
  patterns: {
    "is no longer a, diet": row(/^ich bin keine? (?<x>\S+) mehr$/i, "diet", "not {x}", "diet"),
    "diet ended": row(/^ich bin nicht mehr (?<x>\S+)$/i, "diet", "not {x}", "diet"),
    "not allergic to": row(
      /^ich bin (?:nicht|nicht mehr|nicht länger) allergisch (?:gegen|auf) (?<x>.+)$/i,
      "allergy:{x}",
      "no",
      "allergen",
      LIST,
    ),
    "eats again": row(/^ich (?:esse|trinke) (?:wieder|jetzt wieder) (?<x>.+)$/i, "eats:{x}", "yes", "food", LIST),
    "omnivore again": row(/^ich (?:esse) (?:wieder|jetzt wieder) (?:fleisch|alles)$/i, "diet", "omnivore"),
    diet: row(
      /^ich bin (?<x>vegetarier(?:in)?|vegan|veganer(?:in)?|vegetarisch|pescetarier(?:in)?)$/i,
      "diet",
      "{x}",
      "diet",
    ),
    "eats or lives by a diet": row(/^ich (?:esse|lebe|ernähre mich) (?<x>vegan|vegetarisch)$/i, "diet", "{x}", "diet"),
    "allergic to": row(
      /^ich bin (?!nicht )(?:[^\s\d.,;:!?()"]+ )?allergisch (?:gegen|auf) (?<x>.+)$/i,
      "allergy:{x}",
      "yes",
      "allergen",
      LIST,
    ),
    "has an allergy": row(
      /^ich habe eine (?:schwere |starke )?(?<x>\S+?)(?:-?intoleranz|-?unverträglichkeit|-?allergie)$/i,
      "allergy:{x}",
      "yes",
      "allergen",
    ),
    intolerant: row(/^ich bin (?<x>laktose|gluten|fruktose)-?intolerant$/i, "allergy:{x}", "yes", "allergen"),
    "has a condition": row(/^(?:ich habe|ich leide (?:an|unter)) (?<x>.+)$/i, "health:{x}", "yes", "condition"),
    "does not eat": row(/^ich (?:esse|trinke) (?:keine?n?|nie) (?<x>.+)$/i, "eats:{x}", "no", "food", LIST),
  },
} satisfies Topic;
