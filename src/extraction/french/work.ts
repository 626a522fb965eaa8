import type { Topic } from "../pattern.ts";
import { row } from "../table.ts";

export const WORK = {
  about: "work and studies",
  cue: /^(?:j|mon|ma|mes|notre|nous|appelle|le nom de)/i,
  patterns: {
    "employer none, resigned": row(
      /^j'ai (?:démissionné|(?:quitté|perdu) mon (?:travail|emploi|poste))$/i,
      "employer",
      "none",
    ),
    "no longer works at": row(
      /^je ne travaille plus (?:chez|pour|à la|à) (?<x>.+)$/i,
      "employer",
      "not {x}",
      "named place",
    ),
    "works at": row(/^je travaille (?:chez|pour|à la|au|à) (?<x>.+)$/i, "employer", "{x}", "named place"),
    job: row(/^(?:je travaille comme|je suis(?: une?)?|mon métier est) (?<x>.+)$/i, "job", "{x}", "job"),
    studies: row(/^j'étudie (?:le |la |l'|les )?(?<x>.+?)(?: (?:à|au|en) .+)?$/i, "studies", "{x}", "phrase"),
    "does studies of": row(
      /^(?:je fais|je suis) des études (?:de |d'|en )(?<x>.+?)(?: (?:à|au) .+)?$/i,
      "studies",
      "{x}",
      "phrase",
    ),
    "employer none, retired": row(/^je suis (?:à la retraite|au chômage|sans emploi)$/i, "employer", "none"),
    "job none, retired": row(
      /^je suis (?:à la retraite|au chômage|sans emploi)$/i,
      "job",
      "self-employed or not employed",
    ),
    "left a job at": row(
      /^j'ai (?:quitté|perdu) mon (?:travail|emploi|poste) (?:chez|à la|à|au) (?<x>.+)$/i,
      "employer",
      "not {x}",
      "named place",
    ),
    "resigned from": row(/^j'ai démissionné de chez (?<x>.+)$/i, "employer", "not {x}", "named place"),
  },
} satisfies Topic;
