import type { Topic } from "../pattern.ts";
import { NOT, row } from "./row.ts";

/** "We moved to Kenya and came back": they live there no longer. */
const CAME_BACK = String.raw`(?:and|but|then|before) (?:\w+ ){0,4}(?:(?:came|coming|moved|moving|went|going) (?:back|home)|return(?:ed|ing))\b`;

export const WHERE = {
  about: "where they live",
  cue: /\bliv|resid|based|\bmov|relocat|located|\bleft\b|^my (?:home|house|flat|apartment|place)\b/i,
  patterns: {
    "lives in": row(
      String.raw`(?:(?:i|we) (?:live|reside)|i am (?:living|based|residing|located)|we're (?:living|based)|we are (?:living|based)|i have (?:lived|been living|been based)|i have (?:lived|been living)) (?:(?:full.time|permanently|alone|together|right|up|out|down|over|here) )?(?:in|near|outside|just outside|on the outskirts of|close to) (?<x>.+)$`,
      "home",
      "{x}",
      { x: "place" },
    ),
    "moved to": row(
      String.raw`(?:i|we)(?: have)? (?:just |recently )?(?:moved|relocated) (?:back |over |out |down |up |here )?(?:from .+? )?to (?!.* ${CAME_BACK})(?<x>.+)$`,
      "home",
      "{x}",
      { x: "named place" },
    ),
    "moved from": row(String.raw`(?:i|we)(?: have)? (?:moved|relocated) (?:here )?from (?<x>.+)$`, "home", "not {x}", {
      x: "named place",
    }),
    "home is in": row(
      String.raw`my (?:home|house|flat|apartment|place) is (?:located )?(?:in|near) (?<x>.+)$`,
      "home",
      "{x}",
      {
        x: "named place",
      },
    ),
    "lives elsewhere now": row(
      String.raw`(?:i|we) (?:no longer |${NOT})live in .+?,? but (?:now )?in (?<x>.+)$`,
      "home",
      "{x}",
      {
        x: "named place",
      },
    ),
    "lives there no longer": row(String.raw`(?:i|we) no longer live in (?<x>.+)$`, "home", "not {x}", { x: "place" }),
    "does not live in": row(String.raw`(?:i|we) ${NOT}live in (?<x>.+)$`, "home", "not {x}", { x: "place" }),
    "moved away from": row(
      String.raw`(?:i|we)(?: have)? (?:just |recently )?(?:moved away from|moved out of) (?<x>.+)$`,
      "home",
      "not {x}",
      { x: "named place" },
    ),
    household: row(
      String.raw`i live (?<x>alone|by myself|on my own|with (?:my|two|three|four|a|some) .+?)(?: now| again)?$`,
      "household",
      "{x}",
      {
        x: "short",
      },
    ),
  },
} satisfies Topic;
