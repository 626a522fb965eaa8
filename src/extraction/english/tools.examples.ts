import type { Examples } from "../examples.ts";
import type { TONGUES_AND_TOOLS } from "./tools.ts";

export const TONGUES_AND_TOOLS_EXAMPLES: Examples<typeof TONGUES_AND_TOOLS> = {
  speaks: { yes: { "I speak Tagalog.": "speaks:tagalog=yes" }, no: ["I speak quickly."] },
  "native speaker": { yes: { "I'm a native Welsh speaker.": "speaks:welsh=yes" }, no: ["I'm a native plant lover."] },
  "does not speak": { yes: { "I don't speak French.": "speaks:french=no" }, no: ["I don't speak much."] },
  learning: { yes: { "I'm learning Welsh.": "learning:welsh=yes" }, no: ["I'm learning a lot."] },
  plays: { yes: { "I play the cello.": "plays:cello=yes" }, no: ["I play it safe."] },
  "no longer plays": { yes: { "I no longer play the piano.": "plays:piano=no" }, no: ["I no longer play along."] },
  uses: { yes: { "I use Linux.": "uses:linux=yes" }, no: ["I use it daily."] },
  "works with": { yes: { "I work mostly with Python.": "uses:python=yes" }, no: ["I work with people."] },
  "no longer uses": { yes: { "I stopped using Slack.": "uses:slack=no" }, no: ["I stopped using it."] },
  drives: { yes: { "I drive a Volvo.": "own:car=volvo" }, no: ["I drive a bargain."] },
  "bought a car": { yes: { "I bought a Tesla.": "own:car=tesla" }, no: ["I bought a car seat."] },
  "sold that car": { yes: { "I sold my Golf.": "own:car=not golf" }, no: ["I sold my bike."] },
  "sold the car": { yes: { "I sold my car.": "own:car=no" }, no: ["I sold my car seat."] },
  phone: { yes: { "I have an iPhone 12.": "own:phone=iphone 12" }, no: ["I have an iPhone problem."] },
};
