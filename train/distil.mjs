import { Heap } from "./matmul.mjs";
import { random, shuffle } from "./random.mjs";

/*
 * Moves the rows of the table until the sums of a text's rows lie to each other as the teacher's
 * vectors do. For each text of a batch, what the teacher finds near (a softmax over cosines) is what
 * the table shall find near; a little of the teacher's own direction keeps the space from turning.
 * Adagrad with one rate per row, falling to nothing.
 */

const BATCH = 256;
const EPOCHS = 3;
const RATE = 0.02;
/** The table is sharper than the teacher: cosines of 0.8 and 0.9 are to be told apart. */
const TEACHER_TEMPERATURE = 0.2;
const TABLE_TEMPERATURE = 0.09;
const DIRECTION_WEIGHT = 0.2;

/**
 * @param {object} job
 * @param {Float32Array} job.rows of the table, changed in place
 * @param {number} job.width of a row
 * @param {{ start: Int32Array; rows: Int32Array; weights: Float32Array }} job.bags
 * @param {Float32Array} job.near unit vectors whose cosines are to be matched
 * @param {number} job.nearWidth
 * @param {Float32Array} job.direction unit vectors of the table's own width
 * @param {number} job.prior a number beside the sum that every text has
 * @param {number[][]} job.groups texts that stay side by side
 * @param {number} job.seed
 * @param {(epoch: number, loss: number) => void} job.progress
 */
export async function distil({ rows, width, bags, near, nearWidth, direction, prior, groups, seed, progress }) {
  const heap = await Heap.open(32);
  // The prior stands behind the sum; products are of eight columns at a time.
  const wide = width + 8;
  const own = heap.take(BATCH * wide);
  const theirs = heap.take(BATCH * nearWidth);
  const panels = heap.take(BATCH * Math.max(wide, nearWidth));
  const cosines = heap.take(BATCH * BATCH);
  const wanted = heap.take(BATCH * BATCH);
  const change = heap.take(BATCH * wide);
  const zeros = heap.take(Math.max(BATCH, wide));
  const turned = new Float32Array(BATCH * Math.max(wide, nearWidth));
  const inverse = new Float32Array(BATCH);
  const gradient = new Float32Array(rows.length);
  const squares = new Float32Array(rows.length / width);
  const isTouched = new Uint8Array(rows.length / width);
  /** @type {number[]} */
  let touched = [];

  const cosinesOf = (/** @type {Float32Array} */ units, /** @type {number} */ w, /** @type {Float32Array} */ to) => {
    for (let i = 0; i < BATCH; i++) for (let d = 0; d < w; d++) turned[d * BATCH + i] = units[i * w + d];
    heap.packInto(panels, turned, w, BATCH);
    heap.multiply(units, panels, to, zeros, BATCH, w, BATCH);
  };

  const draw = random(seed);
  const batches = Math.floor(groups.flat().length / BATCH);
  const order = [...groups];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const texts = shuffle(order, draw).flat();
    let loss = 0;
    for (let b = 0; b < batches; b++) {
      const at = b * BATCH;
      own.fill(0);
      for (let i = 0; i < BATCH; i++) {
        const text = texts[at + i];
        const to = i * wide;
        for (let p = bags.start[text]; p < bags.start[text + 1]; p++) {
          const from = bags.rows[p] * width;
          const weight = bags.weights[p];
          for (let d = 0; d < width; d++) own[to + d] += weight * rows[from + d];
        }
        own[to + width] = prior;
        let square = 0;
        for (let d = 0; d <= width; d++) square += own[to + d] * own[to + d];
        inverse[i] = 1 / Math.sqrt(square);
        for (let d = 0; d <= width; d++) own[to + d] *= inverse[i];
        theirs.set(near.subarray(text * nearWidth, (text + 1) * nearWidth), i * nearWidth);
      }
      cosinesOf(own, wide, cosines);
      cosinesOf(theirs, nearWidth, wanted);

      // The gradient of the divergence by a cosine: what is found near minus what should be.
      for (let i = 0; i < BATCH; i++) {
        const to = i * BATCH;
        let sum = 0;
        let wantedSum = 0;
        for (let j = 0; j < BATCH; j++) {
          cosines[to + j] = i === j ? 0 : Math.exp((cosines[to + j] - 1) / TABLE_TEMPERATURE);
          wanted[to + j] = i === j ? 0 : Math.exp((wanted[to + j] - 1) / TEACHER_TEMPERATURE);
          sum += cosines[to + j];
          wantedSum += wanted[to + j];
        }
        for (let j = 0; j < BATCH; j++) {
          const found = cosines[to + j] / sum;
          const right = wanted[to + j] / wantedSum;
          if (found > 0 && right > 0) loss += right * Math.log(right / found);
          cosines[to + j] = found - right;
        }
      }
      for (let i = 0; i < BATCH; i++) {
        for (let j = 0; j < i; j++) {
          const both = cosines[i * BATCH + j] + cosines[j * BATCH + i];
          cosines[i * BATCH + j] = cosines[j * BATCH + i] = both;
        }
      }
      heap.packInto(panels, own, BATCH, wide);
      heap.multiply(cosines, panels, change, zeros, BATCH, BATCH, wide);

      for (let i = 0; i < BATCH; i++) {
        const text = texts[at + i];
        const to = i * wide;
        for (let d = 0; d < width; d++) change[to + d] -= DIRECTION_WEIGHT * direction[text * width + d];
        let along = 0;
        for (let d = 0; d <= width; d++) along += change[to + d] * own[to + d];
        for (let d = 0; d < width; d++) change[to + d] = (change[to + d] - along * own[to + d]) * inverse[i];
        for (let p = bags.start[text]; p < bags.start[text + 1]; p++) {
          const row = bags.rows[p];
          if (!isTouched[row]) {
            isTouched[row] = 1;
            touched.push(row);
          }
          for (let d = 0; d < width; d++) gradient[row * width + d] += bags.weights[p] * change[to + d];
        }
      }
      const rate = RATE * (1 - (epoch * batches + b) / (EPOCHS * batches));
      for (const row of touched) {
        const from = row * width;
        let square = 0;
        for (let d = 0; d < width; d++) square += gradient[from + d] ** 2;
        squares[row] += square / width;
        const step = rate / Math.sqrt(squares[row] + 1e-10);
        for (let d = 0; d < width; d++) {
          rows[from + d] -= step * gradient[from + d];
          gradient[from + d] = 0;
        }
        isTouched[row] = 0;
      }
      touched = [];
    }
    progress(epoch, loss / batches / BATCH);
  }
}
