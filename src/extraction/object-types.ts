import { alternatives } from "../text/lexicon.ts";
import {
  action,
  allergen,
  condition,
  language,
  manner,
  named,
  noun,
  quantity,
  singular,
  topic,
} from "./common-nouns.ts";
import { count, type Matcher, member, normalise, phrase } from "./phrases.ts";
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
import { DEMONYMS, DIET_NAMES, DIETS, FORMATS } from "./words.ts";

/** Types of objects that a pattern can ask for. */
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
  | "singular"
  | "as said"
  | "action"
  | "liked action"
  | "format"
  | "manner";

const DATE = new RegExp(String.raw`\d|\b(?:${alternatives(({ months }) => months)})\b`);

/** "Höre gerne Jazz" is about Jazz, "koche gerne" about cooking. */
const OF_WHAT = /^(?:höre|lese|schaue|esse|trinke|spiele) (?:sehr )?gerne? /i;

/** Matchers by object type. */
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
  format: (raw) => FORMATS.get(normalise(raw)) ?? normalise(raw),
  "liked action": (raw, context) =>
    taste(raw.replace(OF_WHAT, "").replace(/ (?:ich|(?:sehr )?gerne?)(?= |$)/gi, ""), context),
  language,
  condition,
  nationality: member(DEMONYMS),
  allergen,
  // A peanut allergy is an allergy to peanuts.
  "allergen of": (raw, context) =>
    allergen(raw, context)?.replace(/(?:nut|egg|cat|dog|almond|cashew|mite)$/, "$&s") ?? null,
  age: (raw) => (Number(raw) >= 5 && Number(raw) <= 110 ? String(Number(raw)) : null),
  "as said": (raw) => normalise(raw),
  noun,
  named,
  quantity,
  topic,
  date: (raw) => {
    const plain = normalise(raw).replace(/^(?:on )?(?:the )?/, "");
    return DATE.test(plain) && count(plain) <= 6 ? plain : null;
  },
  singular,
  manner,
  action,
};
