import { random } from "../random.mjs";

/*
 * Turns that join a sentence of ours to a question of another turn: "we keep bees, how do I clean a jar?" People do so in
 * one breath, and a sentence that states something is KEEP, whatever it asks besides.
 */

const SEED = 7;
/** The share of sentences that are joined to a question, and the weight of each: words of both are known already. */
const SHARE = 0.2;
const WEIGHT = 0.5;
/** In characters. Nobody says long ones in one breath. */
const LONGEST = 90;
/** How often a pair is all in lower case, and how often a comma joins it. */
const LOWER = 0.5;
const COMMA = 0.8;

const ASKS = /\?\s*$/;

/** Words that add to a question what it rests on: "which saw, given that I am left-handed?" */
const GROUNDS = /** @type {Record<string, readonly string[]>} */ ({
  en: ["given that", "considering", "seeing as", "since"],
  fr: ["sachant que", "vu que", "étant donné que"],
  es: ["teniendo en cuenta que", "ya que", "dado que"],
});
/** How sentences begin that can follow such words as they are. */
const OF_THEMSELVES =
  /^(?:i|i['’]?(?:m|ve)|my|we|our|je|j['’]\S+|mon|ma|mes|on|nous|tengo|soy|estoy|vivo|trabajo|mi|mis|tenemos) /i;
/** How often such a sentence stands behind the question, and not before it. */
const BEHIND = 0.4;

/**
 * @param {readonly import("./turns.mjs").Turn[]} ours
 * @returns {import("./turns.mjs").Turn[]}
 */
export function joinedTurns(ours) {
  const draw = random(SEED);
  return [...new Set(ours.map(({ lang }) => lang))].flatMap((lang) => {
    const sentences = ours
      .filter((turn) => turn.lang === lang)
      .flatMap(({ turn, sentences: all }) => all.map(({ from, to, label }) => ({ text: turn.slice(from, to), label })))
      .filter(({ text }) => text.length < LONGEST);
    const questions = sentences.filter(({ text, label }) => label === "NOT" && ASKS.test(text));
    const stated = sentences.filter(({ text, label }) => /^(?:KEEP|PASSING)$/.test(label) && !ASKS.test(text));
    return stated
      .filter(() => draw() < SHARE)
      .map(({ text, label }, i) => {
        const question = questions[Math.floor(draw() * questions.length)]?.text ?? "?";
        const first = text.replace(/[\s.!…]+$/, "");
        const grounds = OF_THEMSELVES.test(first) ? GROUNDS[lang] : undefined;
        const turn =
          grounds && draw() < BEHIND
            ? `${question.replace(/\s*\?\s*$/, "")}, ${grounds[Math.floor(draw() * grounds.length)]} ${first.replace(/^(?!I\W)./, (begin) => begin.toLowerCase())}?`
            : `${first}${draw() < COMMA ? "," : ""} ${question.charAt(0).toLowerCase()}${question.slice(1)}`;
        const said = draw() < LOWER ? turn.toLowerCase() : turn;
        const joined = { from: 0, to: said.length, label: label === "KEEP" ? "KEEP" : "NOT" };
        return { id: `joined-${lang}#${i}`, lang, turn: said, sentences: [joined], ours: true, weight: WEIGHT };
      });
  });
}
