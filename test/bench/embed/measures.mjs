/* How good vectors are: the intent of the nearest neighbour, and how well cosines tell pairs apart. */

/** @typedef {{ text: string; label: string; official: string }} Query */
/** @typedef {(a: number, b: number) => number} Nearness of two texts, by place */

/**
 * The share of the official test queries whose nearest training query has the same intent, in percent.
 * Queries out of scope have no neighbour to find and are left out.
 * @param {readonly Query[]} queries @param {Nearness} near
 */
export function nearestAccuracy(queries, near) {
  const places = queries.map((query, place) => ({ ...query, place })).filter(({ label }) => label !== "oos");
  const known = places.filter(({ official }) => official === "train");
  const asked = places.filter(({ official }) => official === "test");
  let right = 0;
  for (const { place, label } of asked) {
    let best = -Infinity;
    let found = "";
    for (const candidate of known) {
      const value = near(place, candidate.place);
      if (value > best) [best, found] = [value, candidate.label];
    }
    if (found === label) right += 1;
  }
  return (100 * right) / asked.length;
}

/**
 * The chance that a pair that means the same is nearer than one that does not (the area under the ROC
 * curve), in percent. Ties count half.
 * @param {readonly number[]} values @param {readonly boolean[]} same
 */
export function areaUnderCurve(values, same) {
  const order = values.map((value, i) => ({ value, same: same[i] })).toSorted((a, b) => a.value - b.value);
  let ranks = 0;
  let positives = 0;
  for (let i = 0; i < order.length;) {
    let j = i;
    while (j < order.length && order[j]?.value === order[i]?.value) j += 1;
    for (let k = i; k < j; k++) {
      if (!order[k]?.same) continue;
      positives += 1;
      ranks += (i + j + 1) / 2;
    }
    i = j;
  }
  return (100 * (ranks - (positives * (positives + 1)) / 2)) / (positives * (order.length - positives));
}

/** @param {Float32Array} vectors @param {number} width @returns {Nearness} */
export function cosineOf(vectors, width) {
  return (a, b) => {
    let dot = 0;
    for (let d = 0, x = a * width, y = b * width; d < width; d++, x++, y++) {
      dot += /** @type {number} */ (vectors[x]) * /** @type {number} */ (vectors[y]);
    }
    return dot;
  };
}

/**
 * The cosine of TF-IDF vectors: words in lower case, idf over the texts themselves.
 * @param {readonly string[]} texts @returns {Nearness}
 */
export function tfIdfOf(texts) {
  const bags = texts.map((text) => {
    /** @type {Map<string, number>} */
    const bag = new Map();
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) bag.set(word, (bag.get(word) ?? 0) + 1);
    return bag;
  });
  /** @type {Map<string, number>} */
  const documents = new Map();
  for (const bag of bags) for (const word of bag.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  for (const bag of bags) {
    let square = 0;
    for (const [word, count] of bag) {
      const weight = count * (Math.log((1 + texts.length) / (1 + (documents.get(word) ?? 0))) + 1);
      bag.set(word, weight);
      square += weight * weight;
    }
    for (const [word, weight] of bag) bag.set(word, weight / Math.sqrt(square));
  }
  return (a, b) => {
    const [x, y] = [/** @type {Map<string, number>} */ (bags[a]), /** @type {Map<string, number>} */ (bags[b])];
    const [few, many] = x.size < y.size ? [x, y] : [y, x];
    let dot = 0;
    for (const [word, weight] of few) dot += weight * (many.get(word) ?? 0);
    return dot;
  };
}
