import type { Topic } from "../rule.ts";
import { LIST, row } from "../table.ts";

const FAMILY: readonly (readonly [RegExp, string])[] = [
  [/^meine (?:ehe)?frau (?:heißt|heisst) (?<x>.+)$/i, "wife"],
  [/^mein (?:ehe)?mann (?:heißt|heisst) (?<x>.+)$/i, "husband"],
  [/^meine? partner(?:in)? (?:heißt|heisst) (?<x>.+)$/i, "partner"],
  [/^meine tochter (?:heißt|heisst) (?<x>.+)$/i, "daughter"],
  [/^mein sohn (?:heißt|heisst) (?<x>.+)$/i, "son"],
  [/^meine schwester (?:heißt|heisst) (?<x>.+)$/i, "sister"],
  [/^mein bruder (?:heißt|heisst) (?<x>.+)$/i, "brother"],
  [/^meine mutter (?:heißt|heisst) (?<x>.+)$/i, "mother"],
  [/^mein vater (?:heißt|heisst) (?<x>.+)$/i, "father"],
  [/^meine? chef(?:in)? (?:heißt|heisst|ist) (?<x>.+)$/i, "boss"],
];
const PETS = [
  ["cat", "(?:katze|kater)"],
  ["dog", "(?:hund|hündin)"],
] as const;
/** Said with its name, it is known by it. */
const NAMELESS = "(?![a-z]|,? (?:namens|mit namen|die|der|sie|er) )";
const NAMED = String.raw`,? (?:namens|mit (?:dem )?namen|die|der|(?:er|sie) hei(?:ß|ss)t) (?<x>\S+)(?: hei(?:ß|ss)t)?$`;
const COUNT = String.raw`(?<x>einen?|eine|zwei|drei|vier|fünf|sechs|mehrere|\d{1,2})`;

export const ABOUT_ME: Topic = {
  about: "who and where they are, work, family, body",
  cue: /^(?:ich|wir|mein|unser|nenn|der name)/i,
  rules: [
    row(/^(?:mein (?:vor)?name ist|ich hei(?:ß|ss)e|ich bin (?:der|die)(?= \S+$)) (?<x>.+)$/i, "name", "{x}", "name"),
    row(/^nenn(?:e|t)? mich(?: einfach| jetzt| lieber| ab jetzt)* (?<x>.+)$/i, "name", "{x}", "name"),
    row(
      /^(?:ich|wir) (?:wohnen?|leben?) nicht mehr in .+?,? sondern (?:jetzt )?in (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    row(/^(?:ich|wir) (?:wohnen?|leben?) nicht mehr in (?<x>.+)$/i, "home", "not {x}", "named place"),
    row(/^(?:ich|wir) (?:wohnen?|leben?)(?: seit .{1,20})? (?:in|bei|nahe) (?<x>.+)$/i, "home", "{x}", "named place"),
    row(
      /^(?:ich bin|wir sind) (?:.{1,30} )?nach (?<x>\S+(?: \S+){0,2}?) (?:um)?gezogen$/i,
      "home",
      "{x}",
      "named place",
    ),
    row(/^ich komme aus (?<x>.+)$/i, "origin", "{x}", "named place"),
    row(/^ich bin aus (?<x>.+)$/i, "origin", "{x}", "named place"),
    row(/^ich bin in (?<x>.+) (?:geboren|aufgewachsen)$/i, "origin", "{x}", "named place"),
    row(/^ich habe (?:meinen job |meine stelle )?gekündigt$/i, "employer", "none"),
    row(/^ich arbeite nicht mehr (?:bei|für) (?:der |dem )?(?<x>.+)$/i, "employer", "not {x}", "named place"),
    row(/^ich arbeite (?:bei|für) (?:der |dem |den )?(?<x>.+)$/i, "employer", "{x}", "named place"),
    row(/^(?:ich arbeite als|ich bin(?: von beruf)?(?: eine?)?|mein beruf ist) (?<x>.+)$/i, "job", "{x}", "job"),
    row(/^ich bin keine? (?<x>\S+) mehr$/i, "diet", "not {x}", "diet"),
    row(/^ich bin nicht mehr (?<x>\S+)$/i, "diet", "not {x}", "diet"),
    row(/^ich studiere (?<x>.+?)(?: (?:an|in) .+)?$/i, "studies", "{x}", "phrase"),
    row(/^ich bin (?<x>\d{1,3})(?: jahre? alt| jahre)?$/i, "age", "{x}", "age"),
    row(/^ich bin (?:\d{1,3} jahre alt und )?(?:glücklich |frisch )?verheiratet$/i, "marital status", "married"),
    row(/^ich bin (?:nicht mehr|nicht) (?<x>verheiratet|verlobt)$/i, "marital status", "not married"),
    row(/^ich bin (?:in rente|im ruhestand|arbeitslos|in pension|pensioniert)(?: gegangen)?$/i, "employer", "none"),
    row(
      /^ich bin (?:in rente|im ruhestand|arbeitslos|in pension|pensioniert)(?: gegangen)?$/i,
      "job",
      "self-employed or not employed",
    ),
    row(
      /^ich habe (?:meinen job |meine stelle )?bei (?:der |dem )?(?<x>.+?) gekündigt$/i,
      "employer",
      "not {x}",
      "named place",
    ),
    row(
      /^ich bin (?:nicht|nicht mehr|nicht länger) allergisch (?:gegen|auf) (?<x>.+)$/i,
      "allergy:{x}",
      "no",
      "allergen",
      LIST,
    ),
    row(/^ich (?:esse|trinke) (?:wieder|jetzt wieder) (?<x>.+)$/i, "eats:{x}", "yes", "food", LIST),
    row(/^ich (?:esse) (?:wieder|jetzt wieder) (?:fleisch|alles)$/i, "diet", "omnivore"),
    row(/^ich bin (?:\d{1,3} jahre alt und )?(?:wieder )?geschieden$/i, "marital status", "divorced"),
    row(/^ich bin (?:\d{1,3} jahre alt und )?(?:wieder )?(?:single|ledig)$/i, "marital status", "single"),
    row(/^ich bin (?<x>\d{1,3}) jahre alt und .+$/i, "age", "{x}", "age"),
    row(/^mein geburtstag ist(?: am)? (?<x>.+)$/i, "birthday", "{x}", "date"),
    row(/^ich bin am (?<x>\d.+) geboren$/i, "birthday", "{x}", "date"),
    ...FAMILY.map(([when, kin]) => row(when, `own:${kin}`, "{x}", "name")),
    row(new RegExp(`^(?:ich habe|wir haben) ${COUNT} kind(?:er)?\\b`, "i"), "own:children", "{x}", "number"),
    row(new RegExp(`^(?:ich habe|wir haben) ${COUNT} söhne?\\b`, "i"), "own:sons", "{x}", "number"),
    row(new RegExp(`^(?:ich habe|wir haben) ${COUNT} (?:tochter|töchter)\\b`, "i"), "own:daughters", "{x}", "number"),
    row(
      new RegExp(`^(?:ich habe|wir haben) (?:.{1,30} und )?${COUNT} hunde?\\b${NAMELESS}(?! \\S+ )`, "i"),
      "pet:dog",
      "{x}",
      "number",
    ),
    row(
      new RegExp(`^(?:ich habe|wir haben) (?:.{1,30} und )?${COUNT} katzen?\\b${NAMELESS}(?! \\S+ )`, "i"),
      "pet:cat",
      "{x}",
      "number",
    ),
    ...PETS.flatMap(([pet, word]) => [
      row(new RegExp(`^(?:meine?|unsere?) ${word} hei(?:ß|ss)t (?<x>.+)$`, "i"), `pet:${pet}:name`, "{x}", "name"),
      row(
        new RegExp(`^der name (?:meine[rs]|unsere[rs]) ${word}e?s? ist (?<x>.+)$`, "i"),
        `pet:${pet}:name`,
        "{x}",
        "name",
      ),
      row(new RegExp(`^(?:ich habe|wir haben) eine?n? ${word}${NAMED}`, "i"), `pet:${pet}:name`, "{x}", "name"),
      row(
        new RegExp(
          `^(?:ich habe|wir haben) (?:noch )?eine?n? (?:zweiten?|dritten?|weiteren?|neuen?|anderen?) ${word}${NAMED}`,
          "i",
        ),
        `pet:${pet}:{x}`,
        "yes",
        "name",
      ),
    ]),
    row(/^(?:ich habe|wir haben) (?:mein|unser) auto verkauft$/i, "own:car", "no"),
    row(/^(?:mein|unser) auto ist (?<x>.+)$/i, "own:car", "{x}", "named"),
    row(/^(?:mein|unser) budget (?:ist|liegt bei|beträgt) (?<x>.+)$/i, "own:budget", "{x}", "quantity"),
    row(/^mein(?:e)? (?<k>arzt|ärztin|zahnarzt|hausarzt) (?:ist|heißt) (?<x>.+)$/i, "own:doctor", "{x}", "named"),
    row(
      /^ich bin (?<x>vegetarier(?:in)?|vegan|veganer(?:in)?|vegetarisch|pescetarier(?:in)?)$/i,
      "diet",
      "{x}",
      "diet",
    ),
    row(/^ich (?:esse|lebe|ernähre mich) (?<x>vegan|vegetarisch)$/i, "diet", "{x}", "diet"),
    row(
      /^ich bin (?!nicht )(?:[^\s\d.,;:!?()"]+ )?allergisch (?:gegen|auf) (?<x>.+)$/i,
      "allergy:{x}",
      "yes",
      "allergen",
      LIST,
    ),
    row(
      /^ich habe eine (?:schwere |starke )?(?<x>\S+?)(?:-?intoleranz|-?unverträglichkeit|-?allergie)$/i,
      "allergy:{x}",
      "yes",
      "allergen",
    ),
    row(/^ich bin (?<x>laktose|gluten|fruktose)-?intolerant$/i, "allergy:{x}", "yes", "allergen"),
    row(/^(?:ich habe|ich leide (?:an|unter)) (?<x>.+)$/i, "health:{x}", "yes", "condition"),
    row(/^ich (?:esse|trinke) (?:keine?n?|nie) (?<x>.+)$/i, "eats:{x}", "no", "food", LIST),
    row(/^ich (?:esse|trinke) (?:keine?n?) (?<x>.+) mehr$/i, "eats:{x}", "no", "food", LIST),
  ],
};
