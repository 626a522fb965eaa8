import type { Topic } from "../pattern.ts";
import { row } from "../table.ts";

const SHORT = String.raw`(?:möglichst |sehr |immer |nur |wieder )*(?:kurz|knapp|kürzer|prägnant)(?: und (?:knapp|bündig|prägnant))?`;
const LONG = String.raw`(?:möglichst |sehr |etwas |wieder )*(?:ausführlich(?:er)?|detailliert(?:er)?|länger|im detail|in aller ausführlichkeit)`;
const COUNTED = String.raw`(?:in|mit) (?:nur |höchstens |maximal )?(?:einem|zwei|drei|vier|fünf|wenigen|\d+)(?: kurzen| einzigen| ganzen)? (?:satz|sätzen|worten?|wörtern|zeilen?|absätzen|absatz)`;
const FORMAT = String.raw`(?<k>emojis?|smileys?|aufzählungen|tabellen|überschriften|floskeln|anglizismen|markdown)`;

export const HOW_TO_ANSWER = {
  about: "standing instructions",
  cue: /^(?:immer|nie|niemals|antworte|schreib|sprich|benutze?|verwende?|nutze|halte?|duze?|sieze?|du darfst|keine|ich möchte|fass|erklär|rede|sei |gib|mehr |weniger |ausführlich|kürzer|kurz|knapp|detailliert|auf )/i,
  patterns: {
    language: row(
      /^(?:immer )?(?:antworte|schreib|sprich|rede)(?:e|n sie)?(?: immer| nur| noch| stets)* (?:auf|in) (?<x>[^\s\d.,;:!?()"]+)$/i,
      "instruction:language",
      "{x}",
      "language",
    ),
    "length, short": row(
      new RegExp(`^(?:immer )?(?:antworte|schreib|fasse dich|halte? (?:deine antworten|dich))e? ${SHORT}$`, "i"),
      "instruction:length",
      "short",
    ),
    "length, long": row(
      new RegExp(
        `^(?:immer )?(?:antworte|schreibe?|erkläre?|gib antworten|sei)(?: immer| nur| alles)* (?:bitte )?(?<x>${LONG})$`,
        "i",
      ),
      "instruction:length",
      "{x}",
      "as said",
    ),
    "length, counted": row(
      new RegExp(`^(?:immer )?(?:antworte|schreibe?|erkläre?)(?: immer| nur| alles)*(?: noch)? (?<x>${COUNTED})$`, "i"),
      "instruction:length",
      "{x}",
      "as said",
      { lasts: "said" },
    ),
    "length, in a word": row(
      /^(?:immer )?(?<x>kurz|kürzer|knapp|ausführlich|ausführlicher|detaillierter) antworten$/i,
      "instruction:length",
      "{x}",
      "as said",
      {
        lasts: "alone",
      },
    ),
    "length, be short": row(/^sei(?: immer)? (?:kurz|knapp|kürzer|bündig)$/i, "instruction:length", "short", "short", {
      lasts: "alone",
    }),
    "length, more or less": row(
      /^(?:gib )?(?<x>(?:mehr|weniger) (?:details|einzelheiten|text)|ausführlicher|kürzer|ausführliche antworten)$/i,
      "instruction:length",
      "{x}",
      "as said",
      { lasts: "said" },
    ),
    "length, wanted": row(
      /^ich möchte (?:immer |lieber )*(?<x>(?:kurze|knappe|lange|ausführliche|detaillierte|längere|kürzere|ausführlichere) antworten)$/i,
      "instruction:length",
      "{x}",
      "as said",
    ),
    "language, alone": row(
      /^(?:immer )?(?:auf|in) (?<x>[^\s\d.,;:!?()"]+)(?: antworten)?$/i,
      "instruction:language",
      "{x}",
      "language",
      {
        lasts: "said",
      },
    ),
    tone: row(
      /^(?:sei|schreib|antworte)(?: immer| etwas)? (?<x>(?:weniger |nicht so )?(?:förmlich|formell|locker|freundlich|höflich|sachlich|direkt|informell))(?:er)?$/i,
      "instruction:tone",
      "{x}",
      "as said",
      {
        lasts: "alone",
      },
    ),
    "format, none": row(
      new RegExp(`^(?:benutze?|verwende?|nutze|schreibe?)?(?: nie| niemals)? ?(?:keine|nie) ${FORMAT}(?: mehr)?$`, "i"),
      "instruction:{k}",
      "no",
      "short",
      { k: "format" },
    ),
    "format, again": row(
      new RegExp(
        `^(?:(?:benutze?|verwende?|nutze)(?: immer)?|du darfst(?: jetzt)?(?: wieder)?) ${FORMAT}(?: (?:be|ver)?nutzen| verwenden)?$`,
        "i",
      ),
      "instruction:{k}",
      "yes",
      "short",
      { k: "format" },
    ),
    informal: row(/^(?:duze? mich|sag du zu mir)$/i, "instruction:address", "informal"),
    formal: row(/^(?:sieze? mich|sag sie zu mir)$/i, "instruction:address", "formal"),
    units: row(
      /^(?:benutze?|verwende?|nutze)(?: immer| nur)? (?:das )?(?:metrische[ns]?) (?:einheiten|system|maße)$/i,
      "instruction:units",
      "metric",
    ),
    "always do": row(/^(?<k>immer .+ (?:antworten|schreiben|angeben|nennen))$/i, "instruction:{k}", "always", "short", {
      k: "manner",
    }),
    "always or never do": row(
      /^(?<k>(?:schreibe?|antworte|verwende|nenne|gib|erkläre|zitiere|benutze) (?:immer|stets|nie|niemals|keine?n?) .+)$/i,
      "instruction:{k}",
      "always",
      "short",
      { k: "manner", fallback: true },
    ),
  },
} satisfies Topic;
