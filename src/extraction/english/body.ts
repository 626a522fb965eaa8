import type { Topic } from "../pattern.ts";
import { NOT, row } from "./row.ts";

const NO_MORE = String.raw`(?:any ?more|any longer|now)`;

export const BODY = {
  about: "diet, allergies and health",
  cue: /^(?:i|we) (?:am|are|have|became|become|turned|went|gone|been|follow|eat|keep|don't|do not|dont|never|can|no longer|won't|stopped|quit|gave|started|resumed|smoke|drink|outgrew|suffer|live with|was|got)\b|^my .* (?:allergy|intolerance)/i,
  patterns: {
    diet: row(
      String.raw`(?:i am |we are (?:both |all )?|i(?: have)? (?:recently |just )?(?:became|become|turned|went|gone|been) )(?:strictly |mostly |fully |a strict |a lifelong )?(?<x>.+?)(?: (?:since|for|now|in|last|this|two|three|a|about|years|when)\b.*)?$`,
      "diet",
      "{x}",
      { x: "diet" },
    ),
    "follows a diet": row(
      String.raw`i (?:follow|am on|eat|keep|have)(?: an?)? (?:strict |strictly )?(?<x>.+?)(?: diet)?$`,
      "diet",
      "{x}",
      {
        x: "diet",
      },
    ),
    "diet ended": row(
      String.raw`(?:i am (?:not|no longer)|i stopped being) (?:really )?(?:an? )?(?<x>[^\s\d.,;:!?()"]+)(?: ${NO_MORE})?\W*$`,
      "diet",
      "not {x}",
      { x: "diet" },
    ),
    "does not eat": row(
      String.raw`i (?:${NOT}|never |can'?t |cannot |no longer |won't )(?:eat|drink) (?<x>.+)$`,
      "eats:{x}",
      "no",
      {
        x: "food",
        list: true,
      },
    ),
    "eats again": row(
      String.raw`i (?:(?:have )?(?:started|resumed) (?:eating|drinking)|eat|drink|can eat|can drink) (?<x>[^,]+?) (?:again|now)$`,
      "eats:{x}",
      "yes",
      { x: "food", list: true },
    ),
    "omnivore again": row(
      String.raw`i (?:(?:have )?(?:started|resumed) eating|eat) (?:meat|everything) (?:again|now)$`,
      "diet",
      "omnivore",
    ),
    smokes: row(
      String.raw`i (?:(?:have )?(?:started|resumed) smoking(?: again)?|smoke(?: again)?)$`,
      "habit:smoking",
      "yes",
    ),
    "stopped smoking": row(
      String.raw`i (?:have )?(?:stopped|quit|gave up|given up) smoking\b.*$`,
      "habit:smoking",
      "no",
    ),
    "stopped eating": row(String.raw`i (?:stopped|quit|gave up) (?:eating|drinking) (?<x>.+)$`, "eats:{x}", "no", {
      x: "food",
      list: true,
    }),
    "allergic to": row(
      String.raw`(?:i am (?:(?:very|severely|deathly|highly|slightly|mildly|a bit|extremely|terribly) )?allergic|i have an? (?:severe |serious |mild |bad )?(?:allergy|intolerance)) to (?<x>.+)$`,
      "allergy:{x}",
      "yes",
      { x: "allergen", list: true },
    ),
    "has an allergy": row(
      String.raw`i have an? (?:severe |serious |mild |bad )?(?<x>[^\d.,;:!?()"]{3,20}?) (?:allergy|intolerance)\b.*$`,
      "allergy:{x}",
      "yes",
      { x: "allergen of" },
    ),
    intolerant: row(
      String.raw`i am (?<x>lactose|gluten|fructose|histamine)(?: |-)intolerant\b.*$`,
      "allergy:{x}",
      "yes",
      {
        x: "allergen",
      },
    ),
    "allergy outgrown": row(
      String.raw`(?:i (?:don't have|do not have|no longer have|outgrew|have outgrown) (?:an? |my )(?<x>[^\d.,;:!?()"]{3,20}?) (?:allergy|intolerance)(?: any ?more)?)$`,
      "allergy:{x}",
      "no",
      { x: "allergen of" },
    ),
    "allergy gone": row(
      String.raw`my (?<x>[^\d.,;:!?()"]{3,20}?) (?:allergy|intolerance) (?:is|has) (?:gone|cured|disappeared|over|gone away)(?: now)?$`,
      "allergy:{x}",
      "no",
      { x: "allergen of" },
    ),
    "health ended": row(
      String.raw`i am no longer (?:an? )?(?<x>diabetic|asthmatic|epileptic|pregnant|anemic|anaemic)$`,
      "health:{x}",
      "no",
      { x: "as said" },
    ),
    "not allergic to": row(String.raw`i am (?:not|no longer) allergic to (?<x>.+)$`, "allergy:{x}", "no", {
      x: "allergen",
      list: true,
    }),
    "has a condition": row(
      String.raw`(?:(?:i|we) (?:have|suffer from|live with)|i have got|i (?:was|got|have been)(?: just| recently)? diagnosed with|i have (?:just |recently )?been diagnosed with) (?<x>.+)$`,
      "health:{x}",
      "yes",
      { x: "condition", list: true },
    ),
    "is in a condition": row(
      String.raw`i am (?:an? )?(?<x>diabetic|asthmatic|epileptic|dyslexic|autistic|pregnant|colou?r-?blind|deaf|blind|anemic|anaemic|hemophiliac|left-handed|right-handed)(?: |$|\W)(?!to\b|by\b|with (?:rage|envy)).*$`,
      "health:{x}",
      "yes",
      { x: "as said" },
    ),
  },
} satisfies Topic;
