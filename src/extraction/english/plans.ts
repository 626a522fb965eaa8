import type { Topic } from "../pattern.ts";
import { row } from "./row.ts";

const LATER = String.raw`(?: (?:in|on|next|this|for|from|tomorrow|at|with|over|later|again|soon|and|until|before|after|by|to)\b.*)?`;

export const PLANS_AND_DECISIONS = {
  about: "plans and decisions",
  cue: /chose|picked|selected|settled|opted|\bwent|\bgone\b|decided|agreed|going|travel|fly|driv|heading|\bmov|\boff to|relocat|visiting|planning|getting|training|preparing|saving|expecting|interview|exam|flight|appointment|deadline|wedding|surgery|presentation|marathon/i,
  patterns: {
    "decided on, for": row(
      String.raw`(?:i|we)(?: have)? (?:chose|chosen|picked|selected|settled on|opted for|went with|gone with|decided on|decided to (?:use|go with)|agreed on) (?<x>.+?) (?:for|as) (?<k>.+)$`,
      "decision:{k}",
      "{x}",
      { x: "named", k: "topic" },
    ),
    "decided on": row(
      String.raw`(?:i|we)(?: have)? (?:chose|chosen|picked|settled on|opted for|went with|decided on|decided to go with) (?<x>[^ ]+(?: [^ ]+){0,2})$`,
      "decision:{x}",
      "yes",
      { x: "tool", fallback: true },
    ),
    "decided to": row(
      String.raw`(?:i|we)(?: have)? decided (?:to |that i will |that we will |i will )(?<x>.+)$`,
      "decision:{x}",
      "yes",
      { x: "action", fallback: true },
    ),
    "decided against": row(String.raw`(?:i|we)(?: have)? decided (?:not to|against) (?<x>.+)$`, "decision:{x}", "no", {
      x: "action",
    }),
    "going to": row(
      String.raw`(?:i am|we are) (?:also |actually )?(?:going|off|planning to go) to (?<x>.+?)${LATER}$`,
      "plan:{x}",
      "yes",
      { x: "proper place" },
    ),
    "moving to": row(
      String.raw`(?:i am|we are) (?:also |actually |planning on |planning to )?(?:travel(?:l?ing)?|fly(?:ing)?|driv(?:e|ing)|heading|mov(?:e|ing)|relocat(?:e|ing)) (?:from .{2,40}? )?to (?<x>.+?)${LATER}$`,
      "plan:{x}",
      "yes",
      { x: "named place" },
    ),
    visiting: row(
      String.raw`(?:i am|we are) (?:visiting|planning (?:a|our|my) (?:[^\s\d.,;:!?()"]+ )?(?:trip|holiday|vacation|move|honeymoon) to) (?<x>.+?)${LATER}$`,
      "plan:{x}",
      "yes",
      { x: "named place" },
    ),
    "getting married": row(
      String.raw`(?:i am|we are) getting (?<k>married|divorced) (?<x>in .+|on .+|next .+|this .+)$`,
      "plan:{k}",
      "{x}",
      { x: "short", k: "noun" },
    ),
    "preparing for": row(
      String.raw`(?:i am|we are) (?:training for|preparing for|saving (?:up )?for|expecting) (?<x>(?:an? |my |our |the ).+)$`,
      "plan:{x}",
      "yes",
      { x: "action" },
    ),
    appointment: row(
      String.raw`(?:i|we) have(?: got)? an? (?:[^\s\d.,;:!?()"]+ )?(?<k>interview|exam|flight|appointment|deadline|wedding|surgery|presentation|marathon) (?:at .+ )?(?<x>(?:on|in|next|this|tomorrow)\b.*)$`,
      "plan:{k}",
      "{x}",
      { x: "short", k: "noun" },
    ),
  },
} satisfies Topic;
