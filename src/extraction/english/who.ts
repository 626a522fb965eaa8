import type { Topic } from "../pattern.ts";
import { row } from "./row.ts";

export const WHO = {
  about: "who the user is",
  cue: /name|call|address me|go by|\d|\bborn\b|birth|\bfrom\b|hail|grew up|raised|^i am/i,
  patterns: {
    "name is": row(
      String.raw`my (?:full |first |real |actual )?name(?:'s| is|s) (?:actually |now )?(?<x>.+)$`,
      "name",
      "{x}",
      {
        x: "name",
      },
    ),
    "call me": row(
      String.raw`(?:just |you can |you may |please |everyone |everybody |people |friends |my friends |they |most people )*(?:call|calls) me (?:just )?(?<x>.+)$`,
      "name",
      "{x}",
      { x: "name" },
    ),
    "changed name": row(
      String.raw`i(?: have)? (?:just |recently |legally )?changed my (?:first )?name to (?<x>.+)$`,
      "name",
      "{x}",
      {
        x: "name",
      },
    ),
    "address me as": row(String.raw`(?:please )?address me as (?<x>.+)$`, "name", "{x}", { x: "name" }),
    "go by": row(String.raw`i go by (?<x>.+)$`, "name", "{x}", { x: "named place" }),
    "am called": row(String.raw`i am (?:called |named )(?<x>.+)$`, "name", "{x}", { x: "name" }),
    "introduces themselves": row(
      String.raw`i am (?<x>[^\s\d.,;:!?()"][^\d.,;:!?()"]{1,30})(?:,.*|\sfrom\s.*)?$`,
      "name",
      "{x}",
      {
        x: "introduced",
      },
    ),
    age: row(
      String.raw`i am (?:turning )?(?<x>\d{1,3})(?: years?(?: |-)old| yo| y\/o)?(?: now| today| this year)?\W*$`,
      "age",
      "{x}",
      { x: "age" },
    ),
    "age, hyphenated": row(
      String.raw`(?:i am (?:an? )?|my age is )(?<x>\d{1,3})(?:(?: |-)years?(?: |-)old| yo\b|\W*$)`,
      "age",
      "{x}",
      {
        x: "age",
      },
    ),
    "turned an age": row(
      String.raw`i (?:just |recently )?turned (?<x>\d{1,3})\b(?! (?:down|off|on|pages|it)| (?:back )?in (?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|fall)\w*))`,
      "age",
      "{x}",
      {
        x: "age",
      },
    ),
    birthday: row(String.raw`my (?:birthday|date of birth|dob)(?:'s| is) (?<x>.+)$`, "birthday", "{x}", { x: "date" }),
    "born on": row(String.raw`i was born (?:on |in )(?<x>.*\d.*|[^\s\d.,;:!?()"]+)$`, "birthday", "{x}", { x: "date" }),
    from: row(String.raw`(?:i am |i (?:originally )?(?:come|hail) )(?:originally )?from (?<x>.+)$`, "origin", "{x}", {
      x: "named place",
    }),
    "grew up in": row(
      String.raw`i (?:was born|grew up|was raised|was born and raised|was born and grew up) (?:and raised )?in (?<x>(?!\d).+)$`,
      "origin",
      "{x}",
      { x: "named place" },
    ),
    nationality: row(String.raw`i am (?<x>[^\d.,;:!?()"]+)$`, "nationality", "{x}", { x: "nationality" }),
  },
} satisfies Topic;
