import type { Topic } from "../pattern.ts";
import { row } from "../table.ts";

const FORMAT = String.raw`(?<k>emojis?|émojis?|smileys?|listes?|tableaux|titres|anglicismes|markdown)`;

export const HOW_TO_ANSWER = {
  about: "standing instructions",
  cue: /^(?:ne |n'|répond|réponse|écri|parle|utilise|sois|soyez|fais|faites|donne|tutoie|vouvoie|cite|évite|explique|reste|plus de|moins de|en |je (?:veux|préfère) des)/i,
  patterns: {
    language: row(
      /^(?:répond(?:s|ez)|écris|parle|écrivez|parlez)(?:-moi)? en (?<x>[^\s\d.,;:!?()"]+)$/i,
      "instruction:language",
      "{x}",
      "language",
    ),
    "length, short answers": row(
      /^(?:fais|faites|donne(?:z)?(?:-moi)?|écris|je (?:veux|préfère)) des réponses (?:plus |très )?(?:courtes|brèves|concises)$/i,
      "instruction:length",
      "short",
    ),
    "length, be short": row(
      /^(?:sois|soyez|reste) (?:plus |très )?(?:bref|brève|concise?)(?: dans (?:tes|vos) réponses)?$/i,
      "instruction:length",
      "short",
    ),
    "length, answer briefly": row(
      /^répond(?:s|ez)(?:-moi)? (?:plus )?(?:brièvement|de (?:façon|manière) concise)$/i,
      "instruction:length",
      "short",
    ),
    "length, in detail": row(
      /^(?:répond(?:s|ez)|explique[zr]?|écri(?:s|vez))(?:-moi)?(?: tout)? (?<x>(?:plus )?(?:en détails?|longuement|de (?:façon|manière) (?:plus )?détaillée|avec (?:plus de )?détails?))$/i,
      "instruction:length",
      "{x}",
      "as said",
    ),
    "length, counted": row(
      /^(?:répond(?:s|ez)|explique[zr]?|écri(?:s|vez))(?:-moi)?(?: tout)? (?<x>en (?:une|deux|trois|quelques|\d+)(?: seule| courtes?)? (?:phrases?|mots?|lignes?))$/i,
      "instruction:length",
      "{x}",
      "as said",
      { lasts: "said" },
    ),
    "length, long answers": row(
      /^(?:fais|faites|donne(?:z)?(?:-moi)?|écris|je (?:veux|préfère)) des réponses (?<x>(?:plus |très )?(?:longues|détaillées|complètes|approfondies))$/i,
      "instruction:length",
      "{x}",
      "as said",
    ),
    "length, be longer": row(
      /^(?:sois|soyez) (?<x>plus (?:détaillée?|complète?|long|longue))$/i,
      "instruction:length",
      "{x}",
      "as said",
    ),
    "length, more or less": row(
      /^(?:donne(?:z)?(?:-moi)? )?(?<x>(?:plus|moins) de détails)$/i,
      "instruction:length",
      "{x}",
      "as said",
      {
        lasts: "said",
      },
    ),
    "language, alone": row(/^en (?<x>[^\s\d.,;:!?()"]+)$/i, "instruction:language", "{x}", "language", {
      lasts: "said",
    }),
    tone: row(
      /^(?:sois|soyez) (?:plus )?(?<x>(?:in)?formel(?:le)?|amicale?|polie?|directe?|professionnelle?|sérieux|sérieuse)(?: avec moi)?$/i,
      "instruction:tone",
      "{x}",
      "as said",
      { lasts: "alone" },
    ),
    "format, none": row(
      new RegExp(`^(?:n'utilise[zr]?|ne mets|n'ajoute) (?:pas|jamais|plus) (?:de |d'|des )${FORMAT}$`, "i"),
      "instruction:{k}",
      "no",
      "short",
      { k: "format" },
    ),
    "format, wanted": row(
      new RegExp(`^(?:utilise[zr]?|mets|ajoute) (?:de |d'|des )${FORMAT}$`, "i"),
      "instruction:{k}",
      "yes",
      "short",
      {
        k: "format",
        lasts: "said",
      },
    ),
    informal: row(/^(?:tutoie|tutoyez)[- ]moi$/i, "instruction:address", "informal"),
    formal: row(/^(?:vouvoie|vouvoyez)[- ]moi$/i, "instruction:address", "formal"),
    units: row(
      /^utilise[zr]? (?:le système métrique|les unités métriques|des unités métriques)$/i,
      "instruction:units",
      "metric",
    ),
    "never do": row(
      /^(?<k>ne \S+ (?:jamais|plus) .+|n'\S+ (?:jamais|plus) .+)$/i,
      "instruction:{k}",
      "never",
      "short",
      {
        k: "manner",
        fallback: true,
      },
    ),
    "always cite": row(/^(?<k>cite[zr]? (?:tes|vos|les) .+)$/i, "instruction:{k}", "always", "short", {
      k: "manner",
      fallback: true,
    }),
  },
} satisfies Topic;
