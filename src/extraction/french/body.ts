import type { Topic } from "../pattern.ts";
import { LIST, row } from "../table.ts";

export const BODY = {
  about: "diet, allergies and health",
  cue: /^(?:j|mon|ma|mes|notre|nous|appelle|le nom de)/i,
  patterns: {
    "not allergic to": row(
      /^je ne suis (?:plus|pas) allergique (?:à la |à l'|à |au |aux |à des )(?<x>.+)$/i,
      "allergy:{x}",
      "no",
      "allergen",
      LIST,
    ),
    "eats again": row(
      /^je (?:mange (?:de|à) nouveau|remange) (?:de la |de l'|du |des )(?<x>.+)$/i,
      "eats:{x}",
      "yes",
      "food",
      LIST,
    ),
    "omnivore again": row(/^je mange (?:de|à) nouveau de la viande$/i, "diet", "omnivore"),
    "diet ended": row(/^je ne suis plus (?<x>\S+)$/i, "diet", "not {x}", "diet"),
    diet: row(/^je suis (?<x>végétarien(?:ne)?|végane?|vegan)$/i, "diet", "{x}", "diet"),
    "allergic to": row(
      /^je suis allergique (?:à la |à l'|à |au |aux |à des )(?<x>.+)$/i,
      "allergy:{x}",
      "yes",
      "allergen",
      LIST,
    ),
    intolerant: row(/^je suis intolérante? (?:à la |à l'|à |au |aux )(?<x>.+)$/i, "allergy:{x}", "yes", "allergen"),
    "has a condition": row(
      /^(?:j'ai|je souffre) (?:du |de la |de l'|de |d'|le |la )(?<x>.+)$/i,
      "health:{x}",
      "yes",
      "condition",
    ),
    "is in a condition": row(
      /^(?:je suis|j'ai été diagnostiquée?) (?<x>asthmatique|diabétique|épileptique|dyslexique|enceinte)$/i,
      "health:{x}",
      "yes",
      "as said",
    ),
    "does not eat": row(
      /^je ne (?:mange|bois) (?:pas|jamais|plus) (?:de |d'|du )(?<x>.+)$/i,
      "eats:{x}",
      "no",
      "food",
      LIST,
    ),
  },
} satisfies Topic;
