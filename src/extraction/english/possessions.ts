import type { Topic } from "../pattern.ts";
import { row } from "./row.ts";

const THING = String.raw`(?:car|phone|laptop|computer|pc|bike|bicycle|motorbike|motorcycle|boat|camera|editor|ide|team|project|startup|company|employer|doctor|gp|dentist|therapist|boss|manager|landlord|coach|school|university|college|gym|bank|airline|username|handle|nickname|surname|last name|middle name|hometown|home town|major|degree|thesis|dissertation|religion|star sign|zodiac sign|instrument|website|blog|city|country|department|supervisor|advisor|operating system|os|stack|tech stack|timezone|time zone|hotel|neighbou?rhood|publisher|lawyer|accountant|cofounder|co-founder|product|app)`;

const QUANTITY = String.raw`(?:deadline|budget|goal|main goal|long-term goal|dream|e-?mail|email address|address|phone number|wedding|wedding date|anniversary|height|weight|shoe size|size|blood type|salary|exam|interview|flight|appointment|due date|hobby|hobbies|passion|dream job|target|commute|pronouns|start date|postcode|zip code|job title|role|title|position|nationality|eye colou?r|hair colou?r|bedtime|work hours|working hours|priority|top priority|new year's resolution)`;

export const POSSESSIONS = {
  about: "what is theirs",
  cue: /^(?:my|our) .* (?:is|are) /i,
  patterns: {
    "thing of theirs": row(
      String.raw`(?:my|our) (?:current |new |main )?(?<k>${THING})(?:'s name)? (?:is|are) (?:now |currently |actually |called |named )*(?<x>.+)$`,
      "own:{k}",
      "{x}",
      { x: "named", k: "noun" },
    ),
    "quantity of theirs": row(
      String.raw`(?:my|our) (?:current |new |total |maximum |overall )?(?<k>${QUANTITY}(?: for (?:the |my |our )?[^\s\d.,;:!?()"]+)?) (?:is|are) (?:now |currently |actually |around |about |roughly |approximately |set |scheduled |only |still )*(?:at |for )?(?<x>(?:on |in |at )?.+)$`,
      "own:{k}",
      "{x}",
      { x: "quantity", k: "noun" },
    ),
  },
} satisfies Topic;
