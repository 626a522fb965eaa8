import type { Topic } from "../pattern.ts";
import { row } from "../table.ts";

export const POSSESSIONS = {
  about: "what is theirs",
  cue: /^(?:ich|wir|mein|unser|nenn|der name)/i,
  patterns: {
    "sold the car": row(/^(?:ich habe|wir haben) (?:mein|unser) auto verkauft$/i, "own:car", "no"),
    "car is": row(/^(?:mein|unser) auto ist (?<x>.+)$/i, "own:car", "{x}", "named"),
    "budget is": row(/^(?:mein|unser) budget (?:ist|liegt bei|beträgt) (?<x>.+)$/i, "own:budget", "{x}", "quantity"),
    "doctor is": row(
      /^mein(?:e)? (?<k>arzt|ärztin|zahnarzt|hausarzt) (?:ist|heißt) (?<x>.+)$/i,
      "own:doctor",
      "{x}",
      "named",
    ),
  },
} satisfies Topic;
