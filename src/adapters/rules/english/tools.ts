import type { Topic } from "../rule.ts";
import { NOT, row } from "./row.ts";

const NO_MORE = String.raw`(?:any ?more|any longer|now)`;

export const TONGUES_AND_TOOLS: Topic = {
  about: "languages, instruments and tools",
  cue: /speak|fluent|native|mother tongue|first language|understand|learning|play|\bus(?:e|ing)\b|switched|moved|gave up|ditched|\bcode|program|write|work|develop|build|drive|\bride\b|bought|leased/i,
  rules: [
    row(
      String.raw`(?:(?:i|we) (?:can )?speak|i am fluent in|i am a native speaker of|my (?:native language|mother tongue|first language) is) (?<x>.+)$`,
      "speaks:{x}",
      "yes",
      { x: "language", list: true },
    ),
    row(String.raw`i am a native (?<x>[^\s\d.,;:!?()"]+) speaker.*$`, "speaks:{x}", "yes", { x: "language" }),
    row(String.raw`i (?:${NOT}|can'?t |cannot )(?:speak|understand) (?:any )?(?<x>.+)$`, "speaks:{x}", "no", {
      x: "language",
      list: true,
    }),
    row(
      String.raw`(?:i am |i have been |i have been |i (?:just |recently )?started )learning (?:(?:how )?to (?:play (?:the )?|speak )?)?(?!(?:an? lot|lots|so much|more|about|from|new|stuff|things|how)\b)(?<x>.+?)(?: (?:with|on|at|in|via|using) .+)?$`,
      "learning:{x}",
      "yes",
      { x: "taste" },
    ),
    row(
      String.raw`i play (?:the )?(?<x>piano|guitar|violin|cello|drums|flute|bass|saxophone|trumpet|clarinet|ukulele|harp|football|soccer|tennis|basketball|volleyball|golf|chess|badminton|rugby|hockey|cricket)\b.*$`,
      "plays:{x}",
      "yes",
      { x: "number" },
    ),
    row(
      String.raw`(?:(?:i|we) use|i am using|i have been using|i have switched to|i (?:just |recently )?switched (?:from .+ )?to|i code in|i program in|(?:i|we) write (?:mostly|mainly) in|we are (?:now |currently |all )?using) (?<x>.+)$`,
      "uses:{x}",
      "yes",
      { x: "tool", list: true },
    ),
    row(
      String.raw`(?:i|we) (?:work|develop|build|code) (?:mostly |mainly )?(?:with|in|on) (?<x>.+)$`,
      "uses:{x}",
      "yes",
      {
        x: "known tool",
        list: true,
      },
    ),
    row(
      String.raw`(?:i|we) (?:stopped using|no longer use|${NOT}use|(?:just |recently )?switched from|(?:have |recently )?moved away from|gave up on|ditched) (?<x>.+?)(?: to .+| ${NO_MORE})?$`,
      "uses:{x}",
      "no",
      { x: "tool", list: true },
    ),
    row(
      String.raw`(?:(?:i|we) (?:drive|ride)|i have (?:bought|leased)) (?:an? |my )(?<x>(?!.*\b(?:to|ticket|book|gift)\b).+)$`,
      "own:car",
      "{x}",
      { x: "named place" },
    ),
  ],
};
