import type { Pattern, Topic } from "../pattern.ts";
import { LIST, row } from "../table.ts";

const kin = (who: string, named: string): Pattern =>
  row(new RegExp(`^${named} hei(?:ß|ss)t (?<x>.+)$`, "i"), `own:${who}`, "{x}", "name");

const CAT = "(?:katze|kater)";
const DOG = "(?:hund|hündin)";
/** A pet that is named is known by its name. */
const NAMELESS = "(?![a-z]|,? (?:namens|mit namen|die|der|sie|er) )";
const NAMED = String.raw`,? (?:namens|mit (?:dem )?namen|die|der|(?:er|sie) hei(?:ß|ss)t) (?<x>\S+)(?: hei(?:ß|ss)t)?$`;
const COUNT = String.raw`(?<x>einen?|eine|zwei|drei|vier|fünf|sechs|mehrere|\d{1,2})`;

const isCalled = (pet: string, word: string): Pattern =>
  row(new RegExp(`^(?:meine?|unsere?) ${word} hei(?:ß|ss)t (?<x>.+)$`, "i"), `pet:${pet}:name`, "{x}", "name");
const nameIs = (pet: string, word: string): Pattern =>
  row(
    new RegExp(`^der name (?:meine[rs]|unsere[rs]) ${word}e?s? ist (?<x>.+)$`, "i"),
    `pet:${pet}:name`,
    "{x}",
    "name",
  );
const haveNamed = (pet: string, word: string): Pattern =>
  row(new RegExp(`^(?:ich habe|wir haben) eine?n? ${word}${NAMED}`, "i"), `pet:${pet}:name`, "{x}", "name");
const haveAnotherNamed = (pet: string, word: string): Pattern =>
  row(
    new RegExp(
      `^(?:ich habe|wir haben) (?:noch )?eine?n? (?:zweiten?|dritten?|weiteren?|neuen?|anderen?) ${word}${NAMED}`,
      "i",
    ),
    `pet:${pet}:{x}`,
    "yes",
    "name",
  );

export const ABOUT_ME = {
  about: "who and where they are, work, family, body",
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
    "employer none, resigned": row(/^ich habe (?:meinen job |meine stelle )?gekündigt$/i, "employer", "none"),
    "no longer works at": row(
      /^ich arbeite nicht mehr (?:bei|für) (?:der |dem )?(?<x>.+)$/i,
      "employer",
      "not {x}",
      "named place",
    ),
    "works at": row(/^ich arbeite (?:bei|für) (?:der |dem |den )?(?<x>.+)$/i, "employer", "{x}", "named place"),
    job: row(/^(?:ich arbeite als|ich bin(?: von beruf)?(?: eine?)?|mein beruf ist) (?<x>.+)$/i, "job", "{x}", "job"),
    "is no longer a, diet": row(/^ich bin keine? (?<x>\S+) mehr$/i, "diet", "not {x}", "diet"),
    "diet ended": row(/^ich bin nicht mehr (?<x>\S+)$/i, "diet", "not {x}", "diet"),
    studies: row(/^ich studiere (?<x>.+?)(?: (?:an|in) .+)?$/i, "studies", "{x}", "phrase"),
    age: row(/^ich bin (?<x>\d{1,3})(?: jahre? alt| jahre)?$/i, "age", "{x}", "age"),
    married: row(
      /^ich bin (?:\d{1,3} jahre alt und )?(?:glücklich |frisch )?verheiratet$/i,
      "marital status",
      "married",
    ),
    "not married": row(/^ich bin (?:nicht mehr|nicht) (?<x>verheiratet|verlobt)$/i, "marital status", "not married"),
    "employer none, retired": row(
      /^ich bin (?:in rente|im ruhestand|arbeitslos|in pension|pensioniert)(?: gegangen)?$/i,
      "employer",
      "none",
    ),
    "job none, retired": row(
      /^ich bin (?:in rente|im ruhestand|arbeitslos|in pension|pensioniert)(?: gegangen)?$/i,
      "job",
      "self-employed or not employed",
    ),
    "resigned from": row(
      /^ich habe (?:meinen job |meine stelle )?bei (?:der |dem )?(?<x>.+?) gekündigt$/i,
      "employer",
      "not {x}",
      "named place",
    ),
    "not allergic to": row(
      /^ich bin (?:nicht|nicht mehr|nicht länger) allergisch (?:gegen|auf) (?<x>.+)$/i,
      "allergy:{x}",
      "no",
      "allergen",
      LIST,
    ),
    "eats again": row(/^ich (?:esse|trinke) (?:wieder|jetzt wieder) (?<x>.+)$/i, "eats:{x}", "yes", "food", LIST),
    "omnivore again": row(/^ich (?:esse) (?:wieder|jetzt wieder) (?:fleisch|alles)$/i, "diet", "omnivore"),
    divorced: row(/^ich bin (?:\d{1,3} jahre alt und )?(?:wieder )?geschieden$/i, "marital status", "divorced"),
    single: row(/^ich bin (?:\d{1,3} jahre alt und )?(?:wieder )?(?:single|ledig)$/i, "marital status", "single"),
    "age, and more": row(/^ich bin (?<x>\d{1,3}) jahre alt und .+$/i, "age", "{x}", "age"),
    birthday: row(/^mein geburtstag ist(?: am)? (?<x>.+)$/i, "birthday", "{x}", "date"),
    "born on": row(/^ich bin am (?<x>\d.+) geboren$/i, "birthday", "{x}", "date"),
    "wife is called": kin("wife", "meine (?:ehe)?frau"),
    "husband is called": kin("husband", "mein (?:ehe)?mann"),
    "partner is called": kin("partner", "meine? partner(?:in)?"),
    "daughter is called": kin("daughter", "meine tochter"),
    "son is called": kin("son", "mein sohn"),
    "sister is called": kin("sister", "meine schwester"),
    "brother is called": kin("brother", "mein bruder"),
    "mother is called": kin("mother", "meine mutter"),
    "father is called": kin("father", "mein vater"),
    "boss is called": row(/^meine? chef(?:in)? (?:hei(?:ß|ss)t|ist) (?<x>.+)$/i, "own:boss", "{x}", "name"),
    "number of children": row(
      new RegExp(`^(?:ich habe|wir haben) ${COUNT} kind(?:er)?\\b`, "i"),
      "own:children",
      "{x}",
      "number",
    ),
    "number of sons": row(new RegExp(`^(?:ich habe|wir haben) ${COUNT} söhne?\\b`, "i"), "own:sons", "{x}", "number"),
    "number of daughters": row(
      new RegExp(`^(?:ich habe|wir haben) ${COUNT} (?:tochter|töchter)\\b`, "i"),
      "own:daughters",
      "{x}",
      "number",
    ),
    "number of dogs": row(
      new RegExp(`^(?:ich habe|wir haben) (?:.{1,30} und )?${COUNT} hunde?\\b${NAMELESS}(?! \\S+ )`, "i"),
      "pet:dog",
      "{x}",
      "number",
    ),
    "number of cats": row(
      new RegExp(`^(?:ich habe|wir haben) (?:.{1,30} und )?${COUNT} katzen?\\b${NAMELESS}(?! \\S+ )`, "i"),
      "pet:cat",
      "{x}",
      "number",
    ),
    "cat is called": isCalled("cat", CAT),
    "cat's name is": nameIs("cat", CAT),
    "has a cat named": haveNamed("cat", CAT),
    "has another cat named": haveAnotherNamed("cat", CAT),
    "dog is called": isCalled("dog", DOG),
    "dog's name is": nameIs("dog", DOG),
    "has a dog named": haveNamed("dog", DOG),
    "has another dog named": haveAnotherNamed("dog", DOG),
    "sold the car": row(/^(?:ich habe|wir haben) (?:mein|unser) auto verkauft$/i, "own:car", "no"),
    "car is": row(/^(?:mein|unser) auto ist (?<x>.+)$/i, "own:car", "{x}", "named"),
    "budget is": row(/^(?:mein|unser) budget (?:ist|liegt bei|beträgt) (?<x>.+)$/i, "own:budget", "{x}", "quantity"),
    "doctor is": row(
      /^mein(?:e)? (?<k>arzt|ärztin|zahnarzt|hausarzt) (?:ist|heißt) (?<x>.+)$/i,
      "own:doctor",
      "{x}",
      "named",
    ),
    diet: row(
      /^ich bin (?<x>vegetarier(?:in)?|vegan|veganer(?:in)?|vegetarisch|pescetarier(?:in)?)$/i,
      "diet",
      "{x}",
      "diet",
    ),
    "eats or lives by a diet": row(/^ich (?:esse|lebe|ernähre mich) (?<x>vegan|vegetarisch)$/i, "diet", "{x}", "diet"),
    "allergic to": row(
      /^ich bin (?!nicht )(?:[^\s\d.,;:!?()"]+ )?allergisch (?:gegen|auf) (?<x>.+)$/i,
      "allergy:{x}",
      "yes",
      "allergen",
      LIST,
    ),
    "has an allergy": row(
      /^ich habe eine (?:schwere |starke )?(?<x>\S+?)(?:-?intoleranz|-?unverträglichkeit|-?allergie)$/i,
      "allergy:{x}",
      "yes",
      "allergen",
    ),
    intolerant: row(/^ich bin (?<x>laktose|gluten|fruktose)-?intolerant$/i, "allergy:{x}", "yes", "allergen"),
    "has a condition": row(/^(?:ich habe|ich leide (?:an|unter)) (?<x>.+)$/i, "health:{x}", "yes", "condition"),
    "does not eat": row(/^ich (?:esse|trinke) (?:keine?n?|nie) (?<x>.+)$/i, "eats:{x}", "no", "food", LIST),
  },
} satisfies Topic;
