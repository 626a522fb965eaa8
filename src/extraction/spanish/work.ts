import type { Topic } from "../pattern.ts";
import { row } from "../table.ts";

export const WORK = {
  about: "work and studies",
  cue: /./,
  patterns: {
    "employer none, resigned": row(
      /^(?:dejé|he dejado|perdí|he perdido) mi (?:trabajo|empleo|puesto)$/i,
      "employer",
      "none",
    ),
    "no longer works at": row(/^ya no trabajo (?:en|para) (?<x>.+)$/i, "employer", "not {x}", "named place"),
    "works at": row(/^trabajo (?:en|para) (?<x>.+)$/i, "employer", "{x}", "named place"),
    job: row(/^(?:trabajo (?:como|de)|soy(?: una?)?|mi profesión es) (?<x>.+)$/i, "job", "{x}", "job"),
    studies: row(/^estudio (?<x>.+?)(?: en .+)?$/i, "studies", "{x}", "phrase"),
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
  },
} satisfies Topic;
