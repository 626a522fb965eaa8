import type { Topic } from "../pattern.ts";
import { row } from "../table.ts";

export const WORK = {
  about: "work and studies",
  cue: /^(?:ich|wir|mein|unser|nenn|der name)/i,
  patterns: {
    "employer none, resigned": row(/^ich habe (?:meinen job |meine stelle )?gekündigt$/i, "employer", "none"),
    "no longer works at": row(
      /^ich arbeite nicht mehr (?:bei|für) (?:der |dem )?(?<x>.+)$/i,
      "employer",
      "not {x}",
      "named place",
    ),
    "works at": row(/^ich arbeite (?:bei|für) (?:der |dem |den )?(?<x>.+)$/i, "employer", "{x}", "named place"),
    job: row(/^(?:ich arbeite als|ich bin(?: von beruf)?(?: eine?)?|mein beruf ist) (?<x>.+)$/i, "job", "{x}", "job"),
    studies: row(/^ich studiere (?<x>.+?)(?: (?:an|in) .+)?$/i, "studies", "{x}", "phrase"),
    "employer none, retired": row(
      /^ich bin (?:in rente|im ruhestand|arbeitslos|in pension|pensioniert)(?: gegangen)?$/i,
      "employer",
      "none",
    ),
    "job none, retired": row(
      /^ich bin (?:in rente|im ruhestand|arbeitslos|in pension|pensioniert)(?: gegangen)?$/i,
      "job",
      "self-employed or not employed",
    ),
    "resigned from": row(
      /^ich habe (?:meinen job |meine stelle )?bei (?:der |dem )?(?<x>.+?) gekündigt$/i,
      "employer",
      "not {x}",
      "named place",
    ),
  },
} satisfies Topic;
