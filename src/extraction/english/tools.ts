import type { Topic } from "../pattern.ts";
import { NOT, row } from "./row.ts";

const NO_MORE = String.raw`(?:any ?more|any longer|now)`;

const PLAYED =
  "piano|guitar|violin|cello|drums|flute|bass|saxophone|trumpet|clarinet|ukulele|harp|football|soccer|tennis|basketball|volleyball|golf|chess|badminton|rugby|hockey|cricket";
const CAR =
  "(?:volkswagen|vw|golf|polo|passat|audi|bmw|mercedes|porsche|opel|ford|tesla|toyota|corolla|prius|honda|civic|hyundai|kia|mazda|nissan|renault|clio|peugeot|citro[eë]n|fiat|seat|[sš]koda|volvo|saab|dacia|jeep|subaru|lexus|chevrolet|chevy)";
const PHONE = "(?:iphone|pixel|galaxy|fairphone|oneplus|xperia)";

export const TONGUES_AND_TOOLS = {
  about: "languages, instruments and tools",
  cue: /speak|fluent|native|mother tongue|first language|understand|learning|play|\bus(?:e|ing)\b|switched|moved|gave up|ditched|\bcode|program|write|work|develop|build|drive|\bride\b|bought|leased|sold|\bgot\b|\bcar\b|iphone|pixel|galaxy|fairphone|oneplus|xperia|stopped|quit/i,
  patterns: {
    speaks: row(
      String.raw`(?:(?:i|we) (?:can )?speak|i am fluent in|i am a native speaker of|my (?:native language|mother tongue|first language) is) (?<x>.+)$`,
      "speaks:{x}",
      "yes",
      { x: "language", list: true },
    ),
    "native speaker": row(String.raw`i am a native (?<x>[^\s\d.,;:!?()"]+) speaker.*$`, "speaks:{x}", "yes", {
      x: "language",
    }),
    "does not speak": row(
      String.raw`i (?:${NOT}|can'?t |cannot |no longer )(?:speak|understand) (?:any )?(?<x>.+)$`,
      "speaks:{x}",
      "no",
      {
        x: "language",
        list: true,
      },
    ),
    learning: row(
      String.raw`(?:i am |i have been |i have been |i (?:just |recently )?started )learning (?:(?:how )?to (?:play (?:the )?|speak )?)?(?!(?:an? lot|lots|so much|more|about|from|new|stuff|things|how)\b)(?<x>.+?)(?: (?:with|on|at|in|via|using) .+)?$`,
      "learning:{x}",
      "yes",
      { x: "taste" },
    ),
    plays: row(String.raw`i play (?:the )?(?<x>${PLAYED})\b.*$`, "plays:{x}", "yes", { x: "as said" }),
    "no longer plays": row(
      String.raw`i (?:no longer play|${NOT}play|(?:have )?(?:stopped|quit|gave up|given up) playing) (?:the )?(?<x>${PLAYED})(?: any ?more| any longer)?$`,
      "plays:{x}",
      "no",
      { x: "as said" },
    ),
    uses: row(
      String.raw`(?:(?:i|we) use|i am using|i have been using|i have switched to|i (?:just |recently )?switched (?:from .+ )?to|i code in|i program in|(?:i|we) write (?:mostly|mainly) in|we are (?:now |currently |all )?using) (?<x>.+)$`,
      "uses:{x}",
      "yes",
      { x: "tool", list: true },
    ),
    "works with": row(
      String.raw`(?:i|we) (?:work|develop|build|code) (?:mostly |mainly )?(?:with|in|on) (?<x>.+)$`,
      "uses:{x}",
      "yes",
      {
        x: "known tool",
        list: true,
      },
    ),
    "no longer uses": row(
      String.raw`(?:i|we) (?:stopped using|no longer use|${NOT}use|(?:just |recently )?switched from|(?:have |recently )?moved away from|gave up on|ditched) (?<x>.+?)(?: to .+| ${NO_MORE})?$`,
      "uses:{x}",
      "no",
      { x: "tool", list: true },
    ),
    drives: row(
      String.raw`(?:i|we) (?:drive|ride) (?:an? |my )(?:new |used |old )?(?<x>(?!.*\b(?:to|ticket|book|gift)\b).+)$`,
      "own:car",
      "{x}",
      { x: "named place" },
    ),
    "bought a car": row(
      String.raw`(?:i|we)(?: have)? (?:just |recently )?(?:bought|leased|got) (?:an? |my )(?:new |used |old )?(?<x>${CAR}\b[^,]*)$`,
      "own:car",
      "{x}",
      { x: "short" },
    ),
    "sold that car": row(
      String.raw`(?:i|we)(?: have)? (?:just |recently )?sold (?:my|our) (?:old )?(?<x>${CAR}\b[^,]*)$`,
      "own:car",
      "not {x}",
      {
        x: "short",
      },
    ),
    "sold the car": row(
      String.raw`(?:i|we)(?: have)? (?:(?:just |recently )?sold (?:my|our) (?:old )?car|(?:don't|do not|no longer) (?:have|own|drive) (?:a|my|our|the) car(?: any ?more)?)$`,
      "own:car",
      "no",
    ),
    phone: row(
      String.raw`i (?:have|have got|(?:have )?(?:just |recently )?(?:bought|got)|use) (?:an? |my )(?:new |used |old )?(?<x>${PHONE}\b(?!.*\b(?:app|case|question|problem|issue|charger|cable)\b)[^,]*)$`,
      "own:phone",
      "{x}",
      { x: "short" },
    ),
  },
} satisfies Topic;
