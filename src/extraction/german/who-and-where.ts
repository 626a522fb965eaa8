import type { Topic } from "../pattern.ts";
import { row } from "../table.ts";

export const WHO_AND_WHERE = {
  about: "who and where they are",
  cue: /^(?:ich|wir|mein|unser|nenn|der name)/i,
  patterns: {
    "name is": row(
      /^(?:mein (?:vor)?name ist|ich hei(?:ß|ss)e|ich bin (?:der|die)(?= \S+$)) (?<x>.+)$/i,
      "name",
      "{x}",
      "name",
    ),
    "call me": row(/^nenn(?:e|t)? mich(?: einfach| jetzt| lieber| ab jetzt)* (?<x>.+)$/i, "name", "{x}", "name"),
    "lives elsewhere now": row(
      /^(?:ich|wir) (?:wohnen?|leben?) nicht mehr in .+?,? sondern (?:jetzt )?in (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    "lives there no longer": row(
      /^(?:ich|wir) (?:wohnen?|leben?) nicht mehr in (?<x>.+)$/i,
      "home",
      "not {x}",
      "named place",
    ),
    "lives in": row(
      /^(?:ich|wir) (?:wohnen?|leben?)(?: seit .{1,20})? (?:in|bei|nahe) (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    "moved to": row(
      /^(?:ich bin|wir sind) (?:.{1,30} )?nach (?<x>\S+(?: \S+){0,2}?) (?:um)?gezogen$/i,
      "home",
      "{x}",
      "named place",
    ),
    "comes from": row(/^ich komme aus (?<x>.+)$/i, "origin", "{x}", "named place"),
    "is from": row(/^ich bin aus (?<x>.+)$/i, "origin", "{x}", "named place"),
    "born or raised in": row(/^ich bin in (?<x>.+) (?:geboren|aufgewachsen)$/i, "origin", "{x}", "named place"),
    age: row(/^ich bin (?<x>\d{1,3})(?: jahre? alt| jahre)?$/i, "age", "{x}", "age"),
    married: row(
      /^ich bin (?:\d{1,3} jahre alt und )?(?:glücklich |frisch )?verheiratet$/i,
      "marital status",
      "married",
    ),
    "not married": row(/^ich bin (?:nicht mehr|nicht) (?<x>verheiratet|verlobt)$/i, "marital status", "not married"),
    divorced: row(/^ich bin (?:\d{1,3} jahre alt und )?(?:wieder )?geschieden$/i, "marital status", "divorced"),
    single: row(/^ich bin (?:\d{1,3} jahre alt und )?(?:wieder )?(?:single|ledig)$/i, "marital status", "single"),
    "age, and more": row(/^ich bin (?<x>\d{1,3}) jahre alt und .+$/i, "age", "{x}", "age"),
    birthday: row(/^mein geburtstag ist(?: am)? (?<x>.+)$/i, "birthday", "{x}", "date"),
    "born on": row(/^ich bin am (?<x>\d.+) geboren$/i, "birthday", "{x}", "date"),
  },
} satisfies Topic;
