import { alternatives } from "../text/lexicon.ts";
import {
  ASIDE,
  capital,
  count,
  DETERMINER,
  EMPTY,
  type Matcher,
  member,
  normalise,
  phrase,
  PUNCTUATION,
  VAGUE,
} from "./phrases.ts";
import {
  introduced,
  job,
  knownTool,
  name,
  namedPlace,
  organisation,
  place,
  properPlace,
  tool,
} from "./proper-nouns.ts";
import { food, preference, taste } from "./tastes.ts";
import { CONDITIONS, DEMONYMS, DIET_NAMES, DIETS, FIGURES, LANGUAGE_NAMES, LANGUAGES } from "./words.ts";

export type ObjectType =
  | "phrase"
  | "short"
  | "name"
  | "introduced"
  | "place"
  | "named place"
  | "proper place"
  | "organisation"
  | "job"
  | "diet"
  | "taste"
  | "preference"
  | "tool"
  | "known tool"
  | "language"
  | "condition"
  | "nationality"
  | "allergen"
  | "allergen of"
  | "age"
  | "noun"
  | "named"
  | "quantity"
  | "food"
  | "topic"
  | "date"
  | "pets"
  | "number"
  | "deed"
  | "liked deed"
  | "figure"
  | "manner";

const STATE =
  /^(?:not|too|very|so|really|quite|pretty|a bit|still|also|now|always|never|only|just|already|about|like|as|on|in|at|out|up|down|off|over|under|with|for|from|to be (?:honest|fair)|going|being|getting|broken|dead|slow|fast|great|good|bad|fine|okay|ok|nice|old|new|amazing|awesome|terrible|horrible|awful|small|big|large|huge|late|ready|done|here|there|gone|lost|missing|full|empty|tight|unclear|clear|unknown|flexible|limited|low|high|close|soon|important|different|similar|the (?:same|best|worst|only|most|first|one)|\S+ing|\S+ed|what|how|when|where|why|that|this|it|me|you|mine|yours|i|we|because|a (?:mess|problem|bit|nightmare|joke|great|good|bad|nice|little|lot|disaster|pain|big|huge|real|very|must))\b/i;

const DATE = new RegExp(String.raw`\d|\b(?:${alternatives(({ months }) => months)})\b`);

/** "Höre gerne Jazz" is about Jazz, "koche gerne" about cooking. */
const OF_WHAT = /^(?:höre|lese|schaue|esse|trinke|spiele) (?:sehr )?gerne? /i;

const allergen: Matcher = (raw) => {
  const plain = normalise(raw.replace(ASIDE, "")).replace(/^(?:all|any|most) (?:kinds of )?/, "");
  return plain === "" ||
    count(plain) > 3 ||
    EMPTY.test(plain) ||
    VAGUE.test(raw) ||
    /^(?:work|working|mondays|bullshit|people|exercise|effort|fun)\b/.test(plain)
    ? null
    : plain.replace(DETERMINER, "");
};

export const OBJECT_TYPES: Readonly<Record<ObjectType, Matcher>> = {
  phrase: phrase(14),
  short: phrase(6),
  taste,
  preference,
  food,
  name,
  introduced,
  place,
  "named place": namedPlace,
  "proper place": properPlace,
  organisation,
  job,
  tool,
  "known tool": knownTool,
  diet: (raw, context) => DIET_NAMES.get(normalise(raw)) ?? member(DIETS)(raw, context),
  figure: (raw) => FIGURES.get(normalise(raw)) ?? normalise(raw),
  "liked deed": (raw, context) =>
    taste(raw.replace(OF_WHAT, "").replace(/ (?:ich|(?:sehr )?gerne?)(?= |$)/gi, ""), context),
  language: (raw) => {
    const plain = normalise(raw)
      .replace(/^(?:fluent|some|a (?:little|bit of)|basic|good|native|both) /, "")
      .replace(/ (?:fluently|well|natively|at home|only|please|a bit|a little)$/, "");
    return LANGUAGE_NAMES.get(plain) ?? (LANGUAGES.has(plain) ? plain : null);
  },
  condition: (raw) => {
    const plain = normalise(
      raw
        .replace(ASIDE, "")
        .replace(/\s(?:and|for|in|last|since|(?:a|two|three|four|five|six|\d+|several|some)\s\S+\sago)(?:\s.*)?$/i, ""),
    ).replace(/^(?:mild|severe|chronic|bad) /, "");
    return CONDITIONS.has(plain) ? plain : null;
  },
  nationality: member(DEMONYMS),
  allergen,
  // A peanut allergy is an allergy to peanuts.
  "allergen of": (raw, context) =>
    allergen(raw, context)?.replace(/(?:nut|egg|cat|dog|almond|cashew|mite)$/, "$&s") ?? null,
  age: (raw) => (Number(raw) >= 5 && Number(raw) <= 110 ? String(Number(raw)) : null),
  number: (raw) => normalise(raw),
  noun: (raw) =>
    normalise(raw)
      .replace(/\bfav(?:ou?rite)?\b/, "favourite")
      .replace(/\bcolor\b/, "colour")
      .replace(/\btime zone\b/, "timezone"),
  named: (raw, context) => {
    const bare = raw.replace(ASIDE, "").replace(PUNCTUATION, "");
    const plain = normalise(bare);
    if (plain === "" || count(plain) > 7 || VAGUE.test(bare) || STATE.test(plain)) return null;
    return capital(bare) || /^(?:an?|eine?n?|une?|una) /.test(plain) || context.lowercase
      ? plain.replace(DETERMINER, "")
      : null;
  },
  quantity: (raw) => {
    const single = raw.replace(ASIDE, "").replace(/\sand (?:\S+ ){1,2}(?:is|are)\s.*$/i, "");
    const plain = normalise(single).replace(
      /^(?:on|in|at|by) (?=.*(?:\d|day\b|month|week|morning|noon|evening|night))/,
      "",
    );
    return plain === "" || count(plain) > 12 || STATE.test(plain.replace(/^to /, "")) || VAGUE.test(raw)
      ? null
      : plain.replace(DETERMINER, "");
  },
  topic: (raw) => {
    const plain = normalise(raw);
    return plain === "" || count(plain) > 5 || VAGUE.test(raw)
      ? null
      : plain.replace(DETERMINER, "").replace(/\bcolor\b/, "colour");
  },
  date: (raw) => {
    const plain = normalise(raw).replace(/^(?:on )?(?:the )?/, "");
    return DATE.test(plain) && count(plain) <= 6 ? plain : null;
  },
  pets: (raw) =>
    normalise(raw)
      .replace(/^pupp(?:y|ies)$/, "dog")
      .replace(/^kittens?$/, "cat")
      .replace(/^(bunny|bunnies)$/, "rabbit")
      .replace(/^fishes$/, "fish")
      .replace(/ies$/, "y")
      .replace(/(?<!fis)s$/, ""),
  manner: (raw) => {
    const plain = normalise(raw).replace(/^(?:using|adding|including)\b/, "use");
    return plain === "" ||
      count(plain) > 20 ||
      /^(?:give up|be (?:the|my|a)|look|ask for|mention it|show up|end up|start|be late|be able)\b/.test(plain)
      ? null
      : plain;
  },
  deed: (raw) => {
    const plain = normalise(raw.replace(ASIDE, ""));
    return plain === "" ||
      count(plain) > 14 ||
      VAGUE.test(raw) ||
      /^(?:ask|try|see|check|do so|be|give|let|go ahead|come|have a look|write|talk|reach|contact|message)\b/.test(
        plain,
      )
      ? null
      : plain;
  },
};
