import type { Topic } from "../pattern.ts";
import { row } from "../table.ts";

export const POSSESSIONS = {
  about: "what is theirs",
  cue: /./,
  patterns: {
    "sold the car": row(
      /^(?:vendí|he vendido|vendimos|hemos vendido) (?:mi|nuestro|el) (?:coche|carro|auto)$/i,
      "own:car",
      "no",
    ),
    "car is": row(/^(?:mi|nuestro) (?:coche|carro|auto) es (?<x>.+)$/i, "own:car", "{x}", "named"),
    "budget is": row(/^(?:mi|nuestro) presupuesto es (?:de )?(?<x>.+)$/i, "own:budget", "{x}", "quantity"),
    "doctor is": row(/^mi (?<k>médic[oa]|dentista) (?:es|se llama) (?<x>.+)$/i, "own:doctor", "{x}", "named"),
  },
} satisfies Topic;
