import type { Topic } from "../pattern.ts";
import { LIST, row } from "../table.ts";

const NOT_ME = String.raw`(?!(?:es|das|dich|sie|ihn|deine?n?|diese\w*|wie|wenn|keine?n?|nicht)(?![\w\u00c0-\u024f]))`;

export const TASTES_AND_PLANS = {
  about: "tastes, languages, tools, plans and decisions",
  cue: /^(?:ich|wir|mein|am liebsten)/i,
  patterns: {
    favourite: row(/^meine? lieblings(?<k>[^\s\d.,;:!?()"]+) (?:ist|sind|heißt) (?<x>.+)$/i, "favourite:{k}", "{x}"),
    "likes not": row(new RegExp(`^ich mag ${NOT_ME}(?<x>.+?) nicht(?: mehr)?$`, "i"), "taste:{x}", "dislikes", "taste"),
    likes: row(
      new RegExp(`^ich (?:mag|liebe) ${NOT_ME}(?!.*\\snicht(?: mehr)?$)(?<x>.+)$`, "i"),
      "taste:{x}",
      "likes",
      "taste",
      LIST,
    ),
    dislikes: row(
      new RegExp(`^ich (?:mag (?:keinen?|kein)|hasse|verabscheue) ${NOT_ME}(?<x>.+)$`, "i"),
      "taste:{x}",
      "dislikes",
      "taste",
      LIST,
    ),
    "likes doing": row(
      /^ich (?<x>(?:höre|koche|lese|schaue|esse|trinke|spiele|fahre|gehe|backe|reise) (?:sehr )?gerne? .+|(?:koche|lese|reise|wandere|schwimme|backe|tanze) (?:sehr )?gerne?)$/i,
      "taste:{x}",
      "likes",
      "liked action",
    ),
    "likes doing best": row(/^am liebsten (?<x>\S+ ich .+)$/i, "taste:{x}", "likes", "liked action"),
    prefers: row(/^ich bevorzuge (?<x>.+)$/i, "taste:{x}", "likes", "taste"),
    "is a fan of": row(/^ich bin (?:ein )?(?:großer |riesiger )?fan von (?<x>.+)$/i, "taste:{x}", "likes", "taste"),
    speaks: row(/^ich spreche (?:fließend )?(?<x>.+)$/i, "speaks:{x}", "yes", "language", LIST),
    "native language": row(/^meine muttersprache ist (?<x>.+)$/i, "speaks:{x}", "yes", "language"),
    "does not speak": row(/^ich spreche kein (?<x>.+)$/i, "speaks:{x}", "no", "language"),
    learning: row(/^ich lerne (?!.*\b(?:dass|wie|viel)\b)(?<x>\S+)$/i, "learning:{x}", "yes", "named"),
    uses: row(/^ich (?:benutze|nutze|verwende|arbeite mit) (?<x>.+)$/i, "uses:{x}", "yes", "tool", LIST),
    "no longer uses": row(/^ich (?:benutze|nutze|verwende) kein (?<x>.+?)(?: mehr)?$/i, "uses:{x}", "no", "tool"),
    plays: row(
      /^ich spiele (?<x>klavier|geige|gitarre|cello|schlagzeug|flöte|fußball|tennis|schach|handball|basketball)\b.*$/i,
      "plays:{x}",
      "yes",
      "as said",
    ),
    "travelling to": row(
      /^(?:ich|wir) (?:fliegen?|reisen?|fahren?|ziehen?) (?:.{1,30} )?nach (?<x>\S+)(?: um)?$/i,
      "plan:{x}",
      "yes",
      "proper place",
    ),
    "decided on": row(
      /^(?:ich habe mich|wir haben uns) (?:für|auf) (?:den |das |die |eine?n? )?(?<x>.+) (?:entschieden|geeinigt)$/i,
      "decision:{x}",
      "yes",
      "phrase",
    ),
    "decided against": row(
      /^(?:ich habe mich|wir haben uns) gegen (?:den |das |die |eine?n? )?(?<x>.+) entschieden$/i,
      "decision:{x}",
      "no",
      "phrase",
    ),
    "decided to": row(
      /^(?:ich habe|wir haben) (?:beschlossen|entschieden),? (?:den |das |die )?(?<x>.+ zu \S+|\S+zu\S+)$/i,
      "decision:{x}",
      "yes",
      "action",
    ),
  },
} satisfies Topic;
