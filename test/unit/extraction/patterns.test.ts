import { describe, expect, test } from "vitest";
import { WHO_EXAMPLES } from "../../../src/extraction/english/who.examples.ts";
import { WHO } from "../../../src/extraction/english/who.ts";
import { WHERE_EXAMPLES } from "../../../src/extraction/english/where.examples.ts";
import { WHERE } from "../../../src/extraction/english/where.ts";
import { WORK_EXAMPLES } from "../../../src/extraction/english/work.examples.ts";
import { WORK } from "../../../src/extraction/english/work.ts";
import { FAMILY_AND_PETS_EXAMPLES } from "../../../src/extraction/english/family.examples.ts";
import { FAMILY_AND_PETS } from "../../../src/extraction/english/family.ts";
import { TASTES_EXAMPLES } from "../../../src/extraction/english/tastes.examples.ts";
import { TASTES } from "../../../src/extraction/english/tastes.ts";
import { BODY_EXAMPLES } from "../../../src/extraction/english/body.examples.ts";
import { BODY } from "../../../src/extraction/english/body.ts";
import { TONGUES_AND_TOOLS_EXAMPLES } from "../../../src/extraction/english/tools.examples.ts";
import { TONGUES_AND_TOOLS } from "../../../src/extraction/english/tools.ts";
import { POSSESSIONS_EXAMPLES } from "../../../src/extraction/english/possessions.examples.ts";
import { POSSESSIONS } from "../../../src/extraction/english/possessions.ts";
import { PLANS_AND_DECISIONS_EXAMPLES } from "../../../src/extraction/english/plans.examples.ts";
import { PLANS_AND_DECISIONS } from "../../../src/extraction/english/plans.ts";
import { LANGUAGE_AND_LENGTH_EXAMPLES } from "../../../src/extraction/english/answer-language-and-length.examples.ts";
import { LANGUAGE_AND_LENGTH } from "../../../src/extraction/english/answer-language-and-length.ts";
import { MANNER_EXAMPLES } from "../../../src/extraction/english/answer-manner.examples.ts";
import { MANNER } from "../../../src/extraction/english/answer-manner.ts";
import { WHO_AND_WHERE_EXAMPLES as GERMAN_WHO_AND_WHERE_EXAMPLES } from "../../../src/extraction/german/who-and-where.examples.ts";
import { WORK_EXAMPLES as GERMAN_WORK_EXAMPLES } from "../../../src/extraction/german/work.examples.ts";
import { FAMILY_AND_PETS_EXAMPLES as GERMAN_FAMILY_AND_PETS_EXAMPLES } from "../../../src/extraction/german/family.examples.ts";
import { POSSESSIONS_EXAMPLES as GERMAN_POSSESSIONS_EXAMPLES } from "../../../src/extraction/german/possessions.examples.ts";
import { BODY_EXAMPLES as GERMAN_BODY_EXAMPLES } from "../../../src/extraction/german/body.examples.ts";
import { WHO_AND_WHERE as GERMAN_WHO_AND_WHERE } from "../../../src/extraction/german/who-and-where.ts";
import { WORK as GERMAN_WORK } from "../../../src/extraction/german/work.ts";
import { FAMILY_AND_PETS as GERMAN_FAMILY_AND_PETS } from "../../../src/extraction/german/family.ts";
import { POSSESSIONS as GERMAN_POSSESSIONS } from "../../../src/extraction/german/possessions.ts";
import { BODY as GERMAN_BODY } from "../../../src/extraction/german/body.ts";
import { HOW_TO_ANSWER_EXAMPLES as GERMAN_HOW_TO_ANSWER_EXAMPLES } from "../../../src/extraction/german/how-to-answer.examples.ts";
import { HOW_TO_ANSWER as GERMAN_HOW_TO_ANSWER } from "../../../src/extraction/german/how-to-answer.ts";
import { TASTES_AND_PLANS_EXAMPLES as GERMAN_TASTES_AND_PLANS_EXAMPLES } from "../../../src/extraction/german/tastes-and-plans.examples.ts";
import { TASTES_AND_PLANS as GERMAN_TASTES_AND_PLANS } from "../../../src/extraction/german/tastes-and-plans.ts";
import { WHO_AND_WHERE_EXAMPLES as FRENCH_WHO_AND_WHERE_EXAMPLES } from "../../../src/extraction/french/who-and-where.examples.ts";
import { WORK_EXAMPLES as FRENCH_WORK_EXAMPLES } from "../../../src/extraction/french/work.examples.ts";
import { FAMILY_AND_PETS_EXAMPLES as FRENCH_FAMILY_AND_PETS_EXAMPLES } from "../../../src/extraction/french/family.examples.ts";
import { POSSESSIONS_EXAMPLES as FRENCH_POSSESSIONS_EXAMPLES } from "../../../src/extraction/french/possessions.examples.ts";
import { BODY_EXAMPLES as FRENCH_BODY_EXAMPLES } from "../../../src/extraction/french/body.examples.ts";
import { WHO_AND_WHERE as FRENCH_WHO_AND_WHERE } from "../../../src/extraction/french/who-and-where.ts";
import { WORK as FRENCH_WORK } from "../../../src/extraction/french/work.ts";
import { FAMILY_AND_PETS as FRENCH_FAMILY_AND_PETS } from "../../../src/extraction/french/family.ts";
import { POSSESSIONS as FRENCH_POSSESSIONS } from "../../../src/extraction/french/possessions.ts";
import { BODY as FRENCH_BODY } from "../../../src/extraction/french/body.ts";
import { HOW_TO_ANSWER_EXAMPLES as FRENCH_HOW_TO_ANSWER_EXAMPLES } from "../../../src/extraction/french/how-to-answer.examples.ts";
import { HOW_TO_ANSWER as FRENCH_HOW_TO_ANSWER } from "../../../src/extraction/french/how-to-answer.ts";
import { TASTES_AND_PLANS_EXAMPLES as FRENCH_TASTES_AND_PLANS_EXAMPLES } from "../../../src/extraction/french/tastes-and-plans.examples.ts";
import { TASTES_AND_PLANS as FRENCH_TASTES_AND_PLANS } from "../../../src/extraction/french/tastes-and-plans.ts";
import { WHO_AND_WHERE_EXAMPLES as SPANISH_WHO_AND_WHERE_EXAMPLES } from "../../../src/extraction/spanish/who-and-where.examples.ts";
import { WORK_EXAMPLES as SPANISH_WORK_EXAMPLES } from "../../../src/extraction/spanish/work.examples.ts";
import { FAMILY_AND_PETS_EXAMPLES as SPANISH_FAMILY_AND_PETS_EXAMPLES } from "../../../src/extraction/spanish/family.examples.ts";
import { POSSESSIONS_EXAMPLES as SPANISH_POSSESSIONS_EXAMPLES } from "../../../src/extraction/spanish/possessions.examples.ts";
import { BODY_EXAMPLES as SPANISH_BODY_EXAMPLES } from "../../../src/extraction/spanish/body.examples.ts";
import { WHO_AND_WHERE as SPANISH_WHO_AND_WHERE } from "../../../src/extraction/spanish/who-and-where.ts";
import { WORK as SPANISH_WORK } from "../../../src/extraction/spanish/work.ts";
import { FAMILY_AND_PETS as SPANISH_FAMILY_AND_PETS } from "../../../src/extraction/spanish/family.ts";
import { POSSESSIONS as SPANISH_POSSESSIONS } from "../../../src/extraction/spanish/possessions.ts";
import { BODY as SPANISH_BODY } from "../../../src/extraction/spanish/body.ts";
import { HOW_TO_ANSWER_EXAMPLES as SPANISH_HOW_TO_ANSWER_EXAMPLES } from "../../../src/extraction/spanish/how-to-answer.examples.ts";
import { HOW_TO_ANSWER as SPANISH_HOW_TO_ANSWER } from "../../../src/extraction/spanish/how-to-answer.ts";
import { TASTES_AND_PLANS_EXAMPLES as SPANISH_TASTES_AND_PLANS_EXAMPLES } from "../../../src/extraction/spanish/tastes-and-plans.examples.ts";
import { TASTES_AND_PLANS as SPANISH_TASTES_AND_PLANS } from "../../../src/extraction/spanish/tastes-and-plans.ts";
import { ENGLISH_REWRITINGS } from "../../../src/extraction/english.examples.ts";
import { ENGLISH } from "../../../src/extraction/english.ts";
import { FRENCH_REWRITINGS } from "../../../src/extraction/french.examples.ts";
import { FRENCH } from "../../../src/extraction/french.ts";
import { GERMAN_REWRITINGS } from "../../../src/extraction/german.examples.ts";
import { GERMAN } from "../../../src/extraction/german.ts";
import { SPANISH_REWRITINGS } from "../../../src/extraction/spanish.examples.ts";
import { SPANISH } from "../../../src/extraction/spanish.ts";
import type { Example } from "../../../src/extraction/examples.ts";
import { inKnownSlots } from "../../support/known-slots.ts";
import { LANGUAGES } from "../../../src/extraction/languages.ts";
import type { Language, Topic } from "../../../src/extraction/pattern.ts";

/* Every pattern is held to the examples beside its table, by the extractor as it runs. */

const TABLES: readonly (readonly [table: string, topic: Topic, examples: Readonly<Record<string, Example>>])[] = [
  ["english/who", WHO, WHO_EXAMPLES],
  ["english/where", WHERE, WHERE_EXAMPLES],
  ["english/work", WORK, WORK_EXAMPLES],
  ["english/family", FAMILY_AND_PETS, FAMILY_AND_PETS_EXAMPLES],
  ["english/tastes", TASTES, TASTES_EXAMPLES],
  ["english/body", BODY, BODY_EXAMPLES],
  ["english/tools", TONGUES_AND_TOOLS, TONGUES_AND_TOOLS_EXAMPLES],
  ["english/possessions", POSSESSIONS, POSSESSIONS_EXAMPLES],
  ["english/plans", PLANS_AND_DECISIONS, PLANS_AND_DECISIONS_EXAMPLES],
  ["english/answer-language-and-length", LANGUAGE_AND_LENGTH, LANGUAGE_AND_LENGTH_EXAMPLES],
  ["english/answer-manner", MANNER, MANNER_EXAMPLES],
  ["german/who-and-where", GERMAN_WHO_AND_WHERE, GERMAN_WHO_AND_WHERE_EXAMPLES],
  ["german/work", GERMAN_WORK, GERMAN_WORK_EXAMPLES],
  ["german/family", GERMAN_FAMILY_AND_PETS, GERMAN_FAMILY_AND_PETS_EXAMPLES],
  ["german/possessions", GERMAN_POSSESSIONS, GERMAN_POSSESSIONS_EXAMPLES],
  ["german/body", GERMAN_BODY, GERMAN_BODY_EXAMPLES],
  ["german/how-to-answer", GERMAN_HOW_TO_ANSWER, GERMAN_HOW_TO_ANSWER_EXAMPLES],
  ["german/tastes-and-plans", GERMAN_TASTES_AND_PLANS, GERMAN_TASTES_AND_PLANS_EXAMPLES],
  ["french/who-and-where", FRENCH_WHO_AND_WHERE, FRENCH_WHO_AND_WHERE_EXAMPLES],
  ["french/work", FRENCH_WORK, FRENCH_WORK_EXAMPLES],
  ["french/family", FRENCH_FAMILY_AND_PETS, FRENCH_FAMILY_AND_PETS_EXAMPLES],
  ["french/possessions", FRENCH_POSSESSIONS, FRENCH_POSSESSIONS_EXAMPLES],
  ["french/body", FRENCH_BODY, FRENCH_BODY_EXAMPLES],
  ["french/how-to-answer", FRENCH_HOW_TO_ANSWER, FRENCH_HOW_TO_ANSWER_EXAMPLES],
  ["french/tastes-and-plans", FRENCH_TASTES_AND_PLANS, FRENCH_TASTES_AND_PLANS_EXAMPLES],
  ["spanish/who-and-where", SPANISH_WHO_AND_WHERE, SPANISH_WHO_AND_WHERE_EXAMPLES],
  ["spanish/work", SPANISH_WORK, SPANISH_WORK_EXAMPLES],
  ["spanish/family", SPANISH_FAMILY_AND_PETS, SPANISH_FAMILY_AND_PETS_EXAMPLES],
  ["spanish/possessions", SPANISH_POSSESSIONS, SPANISH_POSSESSIONS_EXAMPLES],
  ["spanish/body", SPANISH_BODY, SPANISH_BODY_EXAMPLES],
  ["spanish/how-to-answer", SPANISH_HOW_TO_ANSWER, SPANISH_HOW_TO_ANSWER_EXAMPLES],
  ["spanish/tastes-and-plans", SPANISH_TASTES_AND_PLANS, SPANISH_TASTES_AND_PLANS_EXAMPLES],
];

const REWRITINGS: readonly (readonly [
  name: string,
  language: Language,
  examples: Readonly<Record<string, Readonly<Record<string, string>>>>,
])[] = [
  ["english", ENGLISH, ENGLISH_REWRITINGS],
  ["german", GERMAN, GERMAN_REWRITINGS],
  ["french", FRENCH, FRENCH_REWRITINGS],
  ["spanish", SPANISH, SPANISH_REWRITINGS],
];

const patterns = TABLES.flatMap(([table, topic, examples]) =>
  Object.keys(topic.patterns).map((name) => ({ id: `${table}: ${name}`, topic, name, example: examples[name] })),
);

const rewritings = REWRITINGS.flatMap(([table, language, examples]) =>
  Object.keys(language.plain).map((name) => ({ id: `${table}: ${name}`, language, name, example: examples[name] })),
);

const without = <T>(table: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(table).filter(([other]) => other !== name));

/** Returns the languages with one pattern left out. */
function withoutPattern(topic: Topic, name: string): Language[] {
  const kept = without(topic.patterns, name);
  return LANGUAGES.map((language) => ({
    ...language,
    topics: language.topics.map((one) => (one === topic ? { ...one, patterns: kept } : one)),
  }));
}

/** Returns the languages with one rewriting of one of them left out. */
function withoutRewriting(language: Language, name: string): Language[] {
  return LANGUAGES.map((one) => (one === language ? { ...one, plain: without(one.plain, name) } : one));
}

const statedIn = (said: string, languages: readonly Language[] = LANGUAGES): string[] =>
  inKnownSlots(said, languages).map((found) =>
    found.type === "amendment" ? `${found.does}: ${found.quote}` : `${found.slot}=${found.value}`,
  );

describe("the tables of examples", () => {
  test("cover every topic of every language", () => {
    const covered = new Set(TABLES.map(([, topic]) => topic));
    const missing = LANGUAGES.flatMap(({ topics }) => topics).filter((topic) => !covered.has(topic));
    expect(missing.map(({ about }) => about)).toEqual([]);
  });

  test("name only patterns that exist", () => {
    for (const [, topic, examples] of TABLES) expect(Object.keys(examples)).toEqual(Object.keys(topic.patterns));
  });

  test("tell every pattern by an id of its own", () => {
    expect(new Set(patterns.map(({ id }) => id)).size).toBe(patterns.length);
  });
});

describe.each(patterns)("the pattern $id", ({ topic, name, example }) => {
  const others = withoutPattern(topic, name);

  test("has an example and a near miss", () => {
    expect(Object.keys(example?.yes ?? {})).not.toEqual([]);
    expect(example?.no ?? []).not.toEqual([]);
  });

  test("alone finds what its examples state", () => {
    for (const [said, stated] of Object.entries(example?.yes ?? {})) {
      expect(statedIn(said), said).toContain(stated);
      expect(statedIn(said, others), said).not.toContain(stated);
    }
  });

  test("finds nothing in its near misses", () => {
    for (const said of example?.no ?? []) expect(statedIn(said), said).toEqual(statedIn(said, others));
  });
});

describe.each(rewritings)("the rewriting $id", ({ language, name, example }) => {
  const others = withoutRewriting(language, name);

  test("has an example", () => {
    expect(Object.keys(example ?? {})).not.toEqual([]);
  });

  test("is what lets a pattern find its example", () => {
    for (const [said, stated] of Object.entries(example ?? {})) {
      expect(statedIn(said), said).toContain(stated);
      expect(statedIn(said, others), said).not.toContain(stated);
    }
  });
});
