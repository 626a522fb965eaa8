import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { random } from "../random.mjs";
import { featuresOf, sentencesOf } from "./reader.mjs";

/*
 * Pairs of sentences of one person, of which the later one ends what the earlier says, or not. In the talk of a person
 * nearly all pairs end nothing, and one in sixty does.
 */

/**
 * @typedef {import("../disclosures/softmax.mjs").Example & { set: string; change: string | null; late: string; early: string }} ChangeExample
 *   change: which change of a person the pair is of
 * @typedef {{ set: string | number; lang: string; sessions: string[][]; changes: { session: number; old: string; now: string }[] }} Person
 * @typedef {{ set: string | number; lang: string; said: string; later: string; old: string[]; now: string[] }} Correction
 */

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
/** One of so many pairs of a person that end nothing is learnt from. The others are much like it. */
const KEPT_OF_NOTHING = 3;
const WEIGHT_OF_NOTHING = 0.45;
/** Pairs that were written to look like changes. At more than this, likeness counts for nothing. */
const WEIGHT_OF_LOOK_ALIKE = 0.3;
const WEIGHT_OF_PAIR = 0.5;
/** Sentences of others beside which each written pair is put. */
const STRANGERS = 3;

const matches = (/** @type {string} */ source, /** @type {string} */ text) => new RegExp(source, "iu").test(text);

/**
 * @param {string} late @param {string} early @param {boolean} ends @param {number} weight @param {string} set
 * @param {string | null} change
 * @returns {ChangeExample}
 */
const example = (late, early, ends, weight, set, change = null) => ({
  ...featuresOf(late, early),
  y: Number(ends),
  weight,
  set,
  change,
  late,
  early,
});

/** @param {Person} person @param {number} number @returns {ChangeExample[]} */
function ofPerson({ set, sessions, changes }, number) {
  const told = sessions.flatMap((turns, session) =>
    turns.flatMap((turn, at) =>
      sentencesOf(turn).map((text) => ({ text, session: session + 1, turn: session * 1000 + at })),
    ),
  );
  return told.flatMap((early, i) =>
    told.flatMap((late, j) => {
      if (early.turn >= late.turn) return [];
      const change = changes.findIndex(
        ({ old, now }) => matches(old, early.text) && !matches(now, early.text) && matches(now, late.text),
      );
      const isOf = change >= 0 && changes[change]?.session === late.session;
      // The new is said again later, or of something else.
      if (change >= 0 && !isOf) return [];
      if (!isOf && (i * told.length + j) % KEPT_OF_NOTHING !== 0) return [];
      const weight = isOf ? 1 : WEIGHT_OF_NOTHING;
      return [example(late.text, early.text, isOf, weight, String(set), isOf ? `${number} ${change}` : null)];
    }),
  );
}

/** @param {Correction} correction @param {number} number @returns {ChangeExample[]} */
function ofCorrection({ set, said, later, old, now }, number) {
  const lates = sentencesOf(later);
  return sentencesOf(said)
    .filter((early) => old.some((one) => matches(one, early)))
    .flatMap((early) =>
      lates
        .filter((late) => lates.length === 1 || now.some((one) => matches(one, late)))
        .map((late) => example(late, early, true, 1, String(set), `correction ${number}`)),
    );
}

/** @param {string} file */
const linesOf = (file) =>
  readFileSync(join(FOLDER, file), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

/** Returns the pairs of a language that were written, and each beside strangers. @param {string} lang */
function written(lang) {
  /** @type {{ earlier: string; later: string; ends: boolean }[]} */
  const pairs = linesOf(`pairs-${lang}.jsonl`);
  const draw = random(1);
  return pairs.flatMap(({ earlier, later, ends }) => [
    example(later, earlier, ends, ends ? WEIGHT_OF_PAIR : WEIGHT_OF_LOOK_ALIKE, "pairs"),
    ...Array.from({ length: STRANGERS }, () => {
      const other = pairs[Math.floor(draw() * pairs.length)]?.later ?? later;
      return example(other, earlier, ends && other === later, WEIGHT_OF_NOTHING, "pairs");
    }),
  ]);
}

/** Returns the examples that this repository holds. */
export const ownExamples = () => [
  ...linesOf("people.jsonl").flatMap(ofPerson),
  ...linesOf("corrections.jsonl").flatMap(ofCorrection),
  ...["en", "de", "fr", "es"].flatMap(written),
];

/** Returns the examples of `DIR/people/people_dev.json`, which is of another hand. @param {string} data */
export function theirExamples(data) {
  const { people, corrections } = JSON.parse(readFileSync(join(data, "people", "people_dev.json"), "utf8"));
  return [
    ...people.flatMap((/** @type {any} */ { lang, sessions, changes }, /** @type {number} */ i) =>
      ofPerson(
        {
          set: "theirs",
          lang,
          changes,
          sessions: sessions.map((/** @type {any} */ one) => one.turns.map((/** @type {any} */ { user }) => user)),
        },
        1000 + i,
      ),
    ),
    ...corrections.flatMap((/** @type {any} */ one, /** @type {number} */ i) => {
      const { lang, said, mustNot: old, must: now } = one;
      return ofCorrection({ set: "theirs", lang, said, later: one.then, old, now }, 1000 + i);
    }),
  ];
}
