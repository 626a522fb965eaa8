import type { Topic } from "../pattern.ts";
import { row } from "../table.ts";

export const WHO_AND_WHERE = {
  about: "who and where they are",
  cue: /^(?:j|mon|ma|mes|notre|nous|appelle|le nom de)/i,
  patterns: {
    "name is": row(
      /^(?:je m'appelle|mon (?:pré)?nom est|appelle[- ]moi|appelez[- ]moi) (?<x>.+)$/i,
      "name",
      "{x}",
      "name",
    ),
    "lives elsewhere now": row(
      /^(?:je n'habite|je ne vis|nous n'habitons|nous ne vivons) plus (?:à|en|au|aux) .+?,? mais (?:à|en|au|aux) (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    "lives there no longer": row(
      /^(?:je n'(?:habite|vis)|je ne vis|nous n'habitons|nous ne vivons) plus (?:à|en|au|aux) (?<x>.+)$/i,
      "home",
      "not {x}",
      "named place",
    ),
    "lives in": row(
      /^(?:j'habite|je vis|nous vivons|nous habitons) (?:à|a|en|au|aux|près de) (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    "moved to": row(
      /^(?:j'ai déménagé|nous avons déménagé|j'ai emménagé|je me suis installée?) (?:à|en|au|aux) (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    "comes from": row(/^je (?:viens|suis originaire) (?:de |d'|du |des )(?<x>.+)$/i, "origin", "{x}", "named place"),
    "grew up in": row(/^j'ai grandi (?:à|en|au) (?<x>.+)$/i, "origin", "{x}", "named place"),
    age: row(/^j'ai (?<x>\d{1,3}) ans$/i, "age", "{x}", "age"),
    married: row(/^je suis (?:mariée?|marié)$/i, "marital status", "married"),
    "not married": row(/^je ne suis (?:plus|pas) mariée?$/i, "marital status", "not married"),
    divorced: row(/^je suis (?:de nouveau )?divorcée?$/i, "marital status", "divorced"),
    single: row(/^je suis (?:de nouveau |à nouveau |redevenue? )?célibataire$/i, "marital status", "single"),
    birthday: row(/^mon anniversaire (?:est|c'est)(?: le)? (?<x>.+)$/i, "birthday", "{x}", "date"),
    "born on": row(/^je suis née? (?:le |en )(?<x>.*\d.*)$/i, "birthday", "{x}", "date"),
  },
} satisfies Topic;
