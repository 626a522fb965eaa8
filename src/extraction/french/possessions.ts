import type { Topic } from "../pattern.ts";
import { row } from "../table.ts";

export const POSSESSIONS = {
  about: "what is theirs",
  cue: /^(?:j|mon|ma|mes|notre|nous|appelle|le nom de)/i,
  patterns: {
    "sold the car": row(/^(?:j'ai|nous avons) vendu (?:ma|notre) voiture$/i, "own:car", "no"),
    "car is": row(/^(?:ma|notre) voiture est (?<x>.+)$/i, "own:car", "{x}", "named"),
    "budget is": row(/^(?:mon|notre) budget est (?:de |d'environ )?(?<x>.+)$/i, "own:budget", "{x}", "quantity"),
    "doctor is": row(/^mon (?<k>médecin|dentiste) (?:est|s'appelle) (?<x>.+)$/i, "own:doctor", "{x}", "named"),
  },
} satisfies Topic;
