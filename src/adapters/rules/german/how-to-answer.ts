import type { Topic } from "../rule.ts";
import { row } from "../table.ts";

const SHORT = String.raw`(?:möglichst |sehr |immer |nur )*(?:kurz|knapp|kürzer|prägnant)(?: und (?:knapp|bündig|prägnant))?`;
const FIGURE = String.raw`(?<k>emojis?|smileys?|aufzählungen|tabellen|überschriften|floskeln|anglizismen|markdown)`;

export const HOW_TO_ANSWER: Topic = {
  about: "standing instructions",
  cue: /^(?:immer|nie|niemals|antworte|schreib|sprich|benutze?|verwende?|nutze|halte?|duze?|sieze|keine|ich möchte)/i,
  rules: [
    row(
      /^(?:immer )?(?:antworte|schreib|sprich|rede)(?:e|n sie)?(?: immer| nur| stets)* (?:auf|in) (?<x>[^\s\d.,;:!?()"]+)$/i,
      "instruction:language",
      "{x}",
      "language",
    ),
    row(
      new RegExp(`^(?:immer )?(?:antworte|schreib|fasse dich|halte? (?:deine antworten|dich))e? ${SHORT}$`, "i"),
      "instruction:length",
      "short",
    ),
    row(
      new RegExp(`^(?:benutze?|verwende?|nutze|schreibe?)?(?: nie| niemals)? ?(?:keine|nie) ${FIGURE}(?: mehr)?$`, "i"),
      "instruction:{k}",
      "no",
      "short",
      { k: "figure" },
    ),
    row(/^(?:duze? mich|sag du zu mir)$/i, "instruction:tone", "informal"),
    row(/^(?:sieze? mich|sag sie zu mir)$/i, "instruction:tone", "formal"),
    row(
      /^(?:benutze?|verwende?|nutze)(?: immer| nur)? (?:das )?(?:metrische[ns]?) (?:einheiten|system|maße)$/i,
      "instruction:units",
      "metric",
    ),
    row(/^(?<k>immer .+ (?:antworten|schreiben|angeben|nennen))$/i, "instruction:{k}", "always", "short", {
      k: "manner",
    }),
    row(
      /^(?<k>(?:schreibe?|antworte|verwende|nenne|gib|erkläre|zitiere|benutze) (?:immer|stets|nie|niemals|keine?n?) .+)$/i,
      "instruction:{k}",
      "always",
      "short",
      { k: "manner", fallback: true },
    ),
  ],
};
