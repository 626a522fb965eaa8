import type { Topic } from "../pattern.ts";
import { LIST, row } from "../table.ts";

const NOT_ME = String.raw`(?!(?:que|tu|tus|su|sus|eso|esto|est[ea]|más|como|cómo|hacer cola)(?![\w\u00c0-\u024f]))`;

export const TASTES_AND_PLANS = {
  about: "tastes, languages, tools, plans and decisions",
  cue: /./,
  patterns: {
    favourite: row(/^mi (?<k>[^\s\d.,;:!?()"]+) (?:favorit[oa]|preferid[oa]) es (?<x>.+)$/i, "favourite:{k}", "{x}"),
    likes: row(
      new RegExp(`^(?:me (?:gustan?|encantan?)(?: mucho)?|adoro|amo) ${NOT_ME}(?<x>.+)$`, "i"),
      "taste:{x}",
      "likes",
      "taste",
      LIST,
    ),
    dislikes: row(
      new RegExp(`^(?:(?:ya )?no me gustan?(?: nada)?|odio|detesto|no soporto) ${NOT_ME}(?<x>.+)$`, "i"),
      "taste:{x}",
      "dislikes",
      "taste",
      LIST,
    ),
    prefers: row(/^prefiero (?<x>.+?)(?: (?:al?|antes) .+)?$/i, "taste:{x}", "likes", "taste"),
    "is a fan of": row(/^soy (?:muy )?(?:fan|aficionad[oa]) (?:de|al?) (?<x>.+)$/i, "taste:{x}", "likes", "taste"),
    passion: row(/^lo mío es (?<x>.+)$/i, "taste:{x}", "likes", "taste"),
    speaks: row(/^hablo (?<x>.+)$/i, "speaks:{x}", "yes", "language", LIST),
    "native language": row(/^mi lengua materna es (?:el )?(?<x>.+)$/i, "speaks:{x}", "yes", "language"),
    "does not speak": row(/^no hablo (?<x>.+)$/i, "speaks:{x}", "no", "language"),
    learning: row(/^estoy aprendiendo (?:a tocar (?:el |la )?)?(?<x>\S+)$/i, "learning:{x}", "yes", "short"),
    uses: row(/^(?:uso|utilizo|trabajo con) (?<x>.+)$/i, "uses:{x}", "yes", "tool", LIST),
    "no longer uses": row(/^ya no (?:uso|utilizo) (?<x>.+)$/i, "uses:{x}", "no", "tool"),
    plays: row(
      /^(?:toco|juego) (?:el |la |al )?(?<x>piano|violín|guitarra|violonchelo|batería|flauta|fútbol|tenis|ajedrez|baloncesto)(?![\w\u00c0-\u024f]).*$/i,
      "plays:{x}",
      "yes",
      "as said",
    ),
    "travelling to": row(
      /^(?:me voy|nos vamos|viajo|viajamos|me mudo|voy) a (?<x>.+)$/i,
      "plan:{x}",
      "yes",
      "proper place",
    ),
    "decided on, for": row(
      /^(?:elegimos|elegí|hemos elegido|he elegido) (?<x>.+?) para (?:el |la |los |las |nuestr[oa] |mi )?(?<k>.+)$/i,
      "decision:{k}",
      "{x}",
      "named",
    ),
    "decided against": row(/^(?:he decidido|decidí|hemos decidido) no (?<x>.+)$/i, "decision:{x}", "no", "action"),
    "decided to": row(/^(?:he decidido|decidí|hemos decidido) (?!no )(?<x>.+)$/i, "decision:{x}", "yes", "action"),
  },
} satisfies Topic;
