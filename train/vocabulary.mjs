/*
 * Which words get a row: those that people use most, by their rank in GloVe's vocabulary and by
 * their count in our own texts, half each.
 */

/** Written so, these are other words than in lower case. */
const CASED =
  "IT US WHO AIDS SAT CAT ACT May March Will Mark Bill Apple Windows Amazon Target Turkey China Polish Java Python Rust Swift Ruby Excel Oracle Shell Chase Spring Slack Nice Reading".split(
    " ",
  );
/** Counts and years, which have a row of their own whether or not anyone mentioned them. */
const NUMBERS = [...Array(101).keys(), ...Array.from({ length: 131 }, (_, i) => 1900 + i)];
const RANKS = 60_000;
/** Zipf's law with a bend at the top. */
const zipf = (/** @type {number} */ rank) => 1 / (rank + 8);

/**
 * @typedef {object} Entry
 * @property {number} key
 * @property {string} word as the teacher is to read it
 * @property {number} frequency share of all words
 */

/**
 * @param {typeof import("../src/adapters/static-table/tokens.ts")} reader
 * @param {readonly string[]} texts @param {readonly string[]} ranked most frequent first @param {number} size
 * @returns {Entry[]} most frequent first
 */
export function vocabulary(reader, texts, ranked, size) {
  const tokens = new reader.Tokens(1_000);
  /** @type {Map<number, { count: number; forms: Map<string, number> }>} */
  const counts = new Map();
  let total = 0;
  for (const text of texts) {
    reader.tokenise(text, tokens);
    for (let t = 0; t < tokens.count; t++) {
      if (tokens.kind[t] === reader.UNSPACED) continue;
      total += 1;
      const key = tokens.key[t];
      let entry = counts.get(key);
      if (!entry) counts.set(key, (entry = { count: 0, forms: new Map() }));
      const form = tokens.text.slice(tokens.from[t], tokens.to[t]);
      entry.count += 1;
      entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1);
    }
  }

  let mass = 0;
  for (let i = 0; i < ranked.length; i++) mass += zipf(i);
  /** @type {Map<number, Entry>} */
  const entries = new Map();
  ranked.slice(0, RANKS).forEach((word, rank) => {
    reader.tokenise(word, tokens);
    const whole = tokens.count === 1 && tokens.from[0] === 0 && tokens.to[0] === tokens.text.length;
    if (!whole || tokens.kind[0] === reader.UNSPACED || entries.has(tokens.key[0])) return;
    entries.set(tokens.key[0], { key: tokens.key[0], word, frequency: (0.5 * zipf(rank)) / mass });
  });
  for (const [key, { count, forms }] of counts) {
    const known = entries.get(key);
    if (known) known.frequency += (0.5 * count) / total;
    else if (count >= 3) {
      const [[word]] = [...forms].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      entries.set(key, { key, word, frequency: (0.5 * count) / total });
    }
  }
  const sorted = [...entries.values()].toSorted((a, b) => b.frequency - a.frequency || a.key - b.key).slice(0, size);
  const taken = new Set(sorted.map(({ key }) => key));
  const add = (/** @type {string} */ word, /** @type {number} */ key, /** @type {number} */ frequency) => {
    if (!taken.has(key)) sorted.push({ key, word, frequency });
    taken.add(key);
  };
  for (const number of NUMBERS) add(String(number), reader.keyOf(String(number)), 1e-6);
  for (const word of CASED) {
    const style = word === word.toUpperCase() ? reader.CAPITALS : reader.TITLE;
    add(word, reader.keyOf(word.toLowerCase(), style), 1e-5);
  }
  return sorted;
}
