import { random, shuffle } from "../random.mjs";

/*
 * Softmax regression over sparse features by AdaGrad (Duchi et al. 2011). Features drop out at random, and the weights of
 * the later half of all epochs are averaged: both keep few examples from being learnt by heart.
 */

/** @typedef {{ keys: ArrayLike<number>; values: ArrayLike<number>; y: number; weight: number }} Example */

const EPOCHS = 8;
const RATE = 0.05;
const DROPPED = 0.3;

/**
 * Returns weights by feature and class.
 * @param {readonly Example[]} examples @param {number} features @param {number} classes @param {number} seed
 */
export function fitSoftmax(examples, features, classes, seed) {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes).fill(1e-6);
  const sums = new Float32Array(features * classes);
  const draw = random(seed);
  const order = [...examples.keys()];
  const errors = new Float64Array(classes);
  const most = Math.max(...examples.map(({ keys }) => keys.length));
  const kept = new Int32Array(most);
  const values = new Float32Array(most);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const i of shuffle(order, draw)) {
      const example = examples[i];
      let count = 0;
      for (let k = 0; k < example.keys.length; k++) {
        if (draw() < DROPPED) continue;
        kept[count] = example.keys[k] * classes;
        values[count++] = example.values[k] / (1 - DROPPED);
      }
      errors.fill(0);
      for (let k = 0; k < count; k++) for (let c = 0; c < classes; c++) errors[c] += weights[kept[k] + c] * values[k];
      toShares(errors);
      for (let c = 0; c < classes; c++) errors[c] = (errors[c] - (c === example.y ? 1 : 0)) * example.weight;
      for (let k = 0; k < count; k++) {
        for (let c = 0, at = kept[k]; c < classes; c++, at++) {
          const slope = errors[c] * values[k];
          squares[at] += slope * slope;
          weights[at] -= (RATE * slope) / Math.sqrt(squares[at]);
        }
      }
    }
    if (epoch >= EPOCHS / 2) for (let i = 0; i < sums.length; i++) sums[i] += weights[i];
  }
  for (let i = 0; i < sums.length; i++) sums[i] /= EPOCHS / 2;
  return sums;
}

/**
 * Turns sums into probabilities, in place.
 * @param {Float64Array} sums
 */
export function toShares(sums) {
  let most = -Infinity;
  for (const sum of sums) if (sum > most) most = sum;
  let total = 0;
  for (let c = 0; c < sums.length; c++) total += sums[c] = Math.exp(sums[c] - most);
  for (let c = 0; c < sums.length; c++) sums[c] /= total;
  return sums;
}
