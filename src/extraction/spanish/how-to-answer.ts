import type { Topic } from "../pattern.ts";
import { row } from "../table.ts";

const FORMAT = String.raw`(?<k>emojis?|emoticonos|listas|tablas|títulos|anglicismos|markdown)`;

export const HOW_TO_ANSWER = {
  about: "standing instructions",
  cue: /^(?:no |nunca |responde|respónde|contesta|habla|escribe|da |dame|usa|sé |tut[eé]|trátame|cita|explica|explícame|más |menos |en |(?:prefiero|quiero) resp)/i,
  patterns: {
    language: row(
      /^(?:responde|contesta|respóndeme|contéstame|habla|háblame|escribe) en (?<x>[^\s\d.,;:!?()"]+)$/i,
      "instruction:language",
      "{x}",
      "language",
    ),
    "length, short answers": row(
      /^(?:da|dame|escribe|prefiero|quiero) respuestas (?:más |muy )?(?:cortas|breves|concisas)$/i,
      "instruction:length",
      "short",
    ),
    "length, answer briefly": row(
      /^(?:responde|contesta|respóndeme|contéstame|explica|explícame|escribe)(?:lo)?(?: todo)? (?:más |muy )?(?:brevemente|de forma (?:breve|concisa))$/i,
      "instruction:length",
      "short",
    ),
    "length, in detail": row(
      /^(?:responde|contesta|respóndeme|contéstame|explica|explícame|escribe)(?: todo)? (?<x>con (?:más |todo )?detalles?|en detalle|detalladamente|de forma (?:más )?(?:detallada|extensa)|extensamente)$/i,
      "instruction:length",
      "{x}",
      "as said",
    ),
    "length, counted": row(
      /^(?:responde|contesta|respóndeme|contéstame|explica|explícame|escribe)(?: todo)? (?<x>en (?:una|dos|tres|pocas|\d+)(?: sola| breves)? (?:frases?|oración|oraciones|palabras?|líneas?))$/i,
      "instruction:length",
      "{x}",
      "as said",
      { lasts: "said" },
    ),
    "length, long answers": row(
      /^(?:da|dame|escribe|prefiero|quiero) respuestas (?<x>(?:más |muy )?(?:largas|detalladas|completas|extensas))$/i,
      "instruction:length",
      "{x}",
      "as said",
    ),
    "length, more or less": row(/^(?:dame )?(?<x>(?:más|menos) detalles?)$/i, "instruction:length", "{x}", "as said", {
      lasts: "said",
    }),
    "language, alone": row(/^en (?<x>[^\s\d.,;:!?()"]+)$/i, "instruction:language", "{x}", "language", {
      lasts: "said",
    }),
    tone: row(
      /^sé (?:más |muy )?(?<x>formal|informal|amable|directo|directa|educado|educada|profesional)(?: conmigo)?$/i,
      "instruction:tone",
      "{x}",
      "as said",
      {
        lasts: "alone",
      },
    ),
    "length, be longer": row(
      /^sé (?<x>(?:más |muy )?(?:detallad[oa]|extens[oa]))(?: en tus respuestas)?$/i,
      "instruction:length",
      "{x}",
      "as said",
    ),
    "length, be short": row(
      /^sé (?:más |muy )?(?:breve|conciso|concisa)(?: en tus respuestas)?$/i,
      "instruction:length",
      "short",
    ),
    "format, none": row(
      new RegExp(`^(?:no|nunca) (?:uses|pongas|añadas|utilices) ${FORMAT}$`, "i"),
      "instruction:{k}",
      "no",
      "short",
      {
        k: "format",
      },
    ),
    "format, wanted": row(new RegExp(`^(?:usa|utiliza|pon) ${FORMAT}$`, "i"), "instruction:{k}", "yes", "short", {
      k: "format",
      lasts: "said",
    }),
    informal: row(/^(?:tut[eé]ame|trátame de tú)$/i, "instruction:address", "informal"),
    formal: row(/^trátame de usted$/i, "instruction:address", "formal"),
    units: row(/^usa (?:el sistema métrico|unidades métricas)$/i, "instruction:units", "metric"),
    "never do": row(
      /^nunca (?<k>(?:empieces|uses|digas|escribas|respondas|menciones|recomiendes|termines|des|incluyas) .+)$/i,
      "instruction:{k}",
      "never",
      "short",
      { k: "manner", fallback: true },
    ),
    "always cite": row(/^(?<k>cita (?:tus|las) .+)$/i, "instruction:{k}", "always", "short", {
      k: "manner",
      fallback: true,
    }),
  },
} satisfies Topic;
