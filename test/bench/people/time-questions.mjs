/*
 * Questions about a time gone by, derived from the dated facts of the data: which value held in a month, what was before a
 * change, and what somebody told in a month. No question is written by hand; each is one of the data with a time added.
 */

/** @typedef {import("./data.mjs").InventedPerson} InventedPerson */

/**
 * @typedef {object} TimeQuestion
 * @property {string} q
 * @property {string[]} must all that the block holds
 * @property {number} [atLeast] how many of `of` it holds
 * @property {string[]} [of]
 */

/** @type {Record<string, { locale: string; at: (q: string, month: string) => string; before: (q: string) => string; told: (month: string) => string }>} */
const WORDINGS = {
  en: {
    locale: "en-GB",
    at: (q, month) => `In ${month}: ${q}`,
    before: (q) => `Before that changed: ${q}`,
    told: (month) => `What did I tell you in ${month}?`,
  },
  de: {
    locale: "de-DE",
    at: (q, month) => `Im ${month}: ${q}`,
    before: (q) => `Bevor sich das geändert hat: ${q}`,
    told: (month) => `Was hab ich dir im ${month} erzählt?`,
  },
  fr: {
    locale: "fr-FR",
    at: (q, month) => `En ${month} : ${q}`,
    before: (q) => `Avant que ça change : ${q}`,
    told: (month) => `Qu'est-ce que je t'ai raconté en ${month} ?`,
  },
  es: {
    locale: "es-ES",
    at: (q, month) => `En ${month}: ${q}`,
    before: (q) => `Antes de que cambiara: ${q}`,
    told: (month) => `¿Qué te conté en ${month}?`,
  },
};

/**
 * @param {string} lang
 * @param {number} at
 */
const monthOf = (lang, at) =>
  new Intl.DateTimeFormat(WORDINGS[lang]?.locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(at);

/**
 * Returns a question with the month added in which something old held, and the same as a question about what was before.
 * @param {string} lang
 * @param {string} q
 * @param {number} at when the old was said
 * @param {string[]} must
 * @returns {TimeQuestion[]}
 */
export function aboutThePast(lang, q, at, must) {
  const wording = WORDINGS[lang];
  return wording
    ? [
        { q: wording.at(q, monthOf(lang, at)), must },
        { q: wording.before(q), must },
      ]
    : [];
}

/**
 * Returns the questions of a person: the questions of earlier sessions whose answer changed since, and what they told in
 * the month of each session.
 * @param {InventedPerson} person
 * @returns {TimeQuestion[]}
 */
export function timeQuestions(person) {
  const { lang, sessions, changes, facts } = person;
  const changed = sessions.flatMap(({ at, questions }, i) =>
    questions
      .filter(({ must = [] }) =>
        changes.some(({ session, old }) => session > i + 1 && must.some((one) => same(one, old))),
      )
      .flatMap(({ q, must = [] }) => aboutThePast(lang, q, Date.parse(at), [...must])),
  );
  const told = sessions.flatMap(({ at, turns }, i) => {
    const said = turns.map(({ user }) => user).join("\n");
    const of = facts.flatMap(({ session, find }) =>
      session === i + 1 && new RegExp(find, "iu").test(said) ? [find] : [],
    );
    const q = WORDINGS[lang]?.told(monthOf(lang, Date.parse(at))) ?? "";
    return [{ q, must: [], atLeast: Math.ceil(of.length / 2), of }];
  });
  return [...changed, ...told];
}

/**
 * Two patterns that name one value, as far as their letters and digits tell.
 * @param {string} one
 * @param {string} other
 */
function same(one, other) {
  const [a, b] = [one, other].map((pattern) => pattern.replace(/\\b|\(.*?\)\??|[^\p{L}\p{N}]/gu, ""));
  return a !== undefined && b !== undefined && a !== "" && b !== "" && (a.includes(b) || b.includes(a));
}
