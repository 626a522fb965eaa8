import type { Topic } from "../pattern.ts";
import { LIST, row } from "../table.ts";

const NOT_ME = String.raw`(?!(?:pas|ça|ce|cet|cette|ta|ton|tes|votre|vos|que|quand|bien(?=,|$)|beaucoup(?=,|$)|mieux|faire la queue)(?![\w\u00c0-\u024f]))`;

export const TASTES_AND_PLANS = {
  about: "tastes, languages, tools, plans and decisions",
  cue: /^(?:j|mon|ma|mes|nous|le |la |les |l')/i,
  patterns: {
    favourite: row(
      /^(?:mon|ma|mes) (?<k>[^\s\d.,;:!?()"]+) (?:préférée?s?|favorite?s?),? (?:est|sont|c'est) (?<x>.+)$/i,
      "favourite:{k}",
      "{x}",
    ),
    likes: row(
      new RegExp(`^j'(?:aime|adore)(?: beaucoup| bien)? ${NOT_ME}(?<x>.+)$`, "i"),
      "taste:{x}",
      "likes",
      "taste",
      LIST,
    ),
    dislikes: row(
      new RegExp(
        `^(?:je n'aime (?:pas|plus)|je déteste|je ne supporte pas)(?: du tout| trop)? ${NOT_ME}(?<x>.+)$`,
        "i",
      ),
      "taste:{x}",
      "dislikes",
      "taste",
      LIST,
    ),
    prefers: row(/^je préfère (?<x>.+?)(?: (?:à|au|aux|plutôt)(?: |').+)?$/i, "taste:{x}", "likes", "taste"),
    "is a fan of": row(/^je suis (?:fan|passionnée?) (?:de |d'|du )(?<x>.+)$/i, "taste:{x}", "likes", "taste"),
    passion: row(/^(?<x>.{3,40}?),? c'est ma passion$/i, "taste:{x}", "likes", "taste"),
    speaks: row(/^je parle (?:couramment )?(?:le |l')?(?<x>.+)$/i, "speaks:{x}", "yes", "language", LIST),
    "native language": row(/^ma langue maternelle est (?:le |l')?(?<x>.+)$/i, "speaks:{x}", "yes", "language"),
    "does not speak": row(/^je ne parle pas (?<x>.+)$/i, "speaks:{x}", "no", "language"),
    learning: row(/^j'apprends (?:le |la |l'|à jouer du )(?<x>\S+)$/i, "learning:{x}", "yes", "short"),
    uses: row(/^(?:j'utilise|je travaille (?:avec|sous)) (?<x>.+)$/i, "uses:{x}", "yes", "tool", LIST),
    "no longer uses": row(/^je n'utilise plus (?<x>.+)$/i, "uses:{x}", "no", "tool"),
    plays: row(
      /^je joue (?:du |de la |de l'|au |aux )(?<x>piano|violon|guitare|violoncelle|batterie|flûte|foot|football|tennis|échecs|basket)(?![\w\u00c0-\u024f]).*$/i,
      "plays:{x}",
      "yes",
      "as said",
    ),
    "travelling to": row(
      /^(?:je pars|nous partons|je vais|nous allons|je déménage|nous déménageons|je voyage) (?:à|en|au|aux) (?<x>.+)$/i,
      "plan:{x}",
      "yes",
      "proper place",
    ),
    "decided on, for": row(
      /^(?:j'ai|nous avons|on a) choisi (?<x>.+?) pour (?:le |la |l'|les |notre |mon |ma )?(?<k>.+)$/i,
      "decision:{k}",
      "{x}",
      "named",
    ),
    "decided against": row(/^(?:j'ai|nous avons) décidé de ne pas (?<x>.+)$/i, "decision:{x}", "no", "action"),
    "decided to": row(/^(?:j'ai|nous avons) décidé (?:de |d')(?!ne pas)(?<x>.+)$/i, "decision:{x}", "yes", "action"),
  },
} satisfies Topic;
