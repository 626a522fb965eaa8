import { Heap } from "./matmul.mjs";

/* The linear algebra that training needs, in double precision where it is cheap. */

/**
 * Mean and covariance of rows.
 * @param {Float32Array} rows @param {number} width
 */
export function covariance(rows, width) {
  const count = rows.length / width;
  const mean = new Float64Array(width);
  for (let i = 0, at = 0; i < count; i++) for (let d = 0; d < width; d++) mean[d] += rows[at++];
  for (let d = 0; d < width; d++) mean[d] /= count;
  const matrix = new Float64Array(width * width);
  const row = new Float64Array(width);
  for (let i = 0; i < count; i++) {
    for (let d = 0; d < width; d++) row[d] = rows[i * width + d] - mean[d];
    for (let a = 0; a < width; a++) {
      const value = row[a];
      const base = a * width;
      for (let b = a; b < width; b++) matrix[base + b] += value * row[b];
    }
  }
  for (let a = 0; a < width; a++) {
    for (let b = a; b < width; b++) matrix[b * width + a] = matrix[a * width + b] /= count;
  }
  return { mean, matrix };
}

/**
 * Eigenvectors of a symmetric matrix by cyclic Jacobi rotations, largest value first.
 * @param {Float64Array} symmetric @param {number} n
 * @returns {{ values: Float64Array; vectors: Float64Array }} vectors by rows
 */
export function eigen(symmetric, n) {
  const a = Float64Array.from(symmetric);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 12; sweep++) {
    let off = 0;
    let on = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        if (i === j) on += a[i * n + j] ** 2;
        else off += a[i * n + j] ** 2;
      }
    if (off < 1e-18 * on) break;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = a[p * n + q];
        if (apq * apq < 1e-24 * Math.abs(a[p * n + p] * a[q * n + q])) continue;
        const theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        // Rows first, then the same columns: both halves are kept, so that rows can be read in order.
        for (let k = 0, x = p * n, y = q * n; k < n; k++, x++, y++) {
          const [ax, ay] = [a[x], a[y]];
          a[x] = c * ax - s * ay;
          a[y] = s * ax + c * ay;
          const [vx, vy] = [v[x], v[y]];
          v[x] = c * vx - s * vy;
          v[y] = s * vx + c * vy;
        }
        for (let k = 0, x = p, y = q; k < n; k++, x += n, y += n) {
          const [ax, ay] = [a[x], a[y]];
          a[x] = c * ax - s * ay;
          a[y] = s * ax + c * ay;
        }
      }
    }
  }
  const order = Array.from({ length: n }, (_, i) => i).toSorted((i, j) => a[j * n + j] - a[i * n + i]);
  const vectors = new Float64Array(n * n);
  const values = new Float64Array(n);
  order.forEach((from, to) => {
    values[to] = a[from * n + from];
    // The sign is free; the largest entry is made positive.
    let most = 0;
    for (let d = 0; d < n; d++) if (Math.abs(v[from * n + d]) > Math.abs(most)) most = v[from * n + d];
    for (let d = 0; d < n; d++) vectors[to * n + d] = most < 0 ? -v[from * n + d] : v[from * n + d];
  });
  return { values, vectors };
}

/**
 * Principal components, less whitened than they could be: each is divided by its deviation to the power `whiten`.
 * @param {Float32Array} rows @param {number} width @param {number} keep @param {number} whiten 0 to 1
 */
export function principal(rows, width, keep, whiten) {
  const { mean, matrix } = covariance(rows, width);
  const { values, vectors } = eigen(matrix, width);
  const basis = new Float32Array(keep * width);
  for (let k = 0; k < keep; k++) {
    const scale = Math.max(values[k], 1e-9) ** (-whiten / 2);
    for (let d = 0; d < width; d++) basis[k * width + d] = vectors[k * width + d] * scale;
  }
  return { mean: Float32Array.from(mean), basis, values };
}

/**
 * (row - mean) * basisᵀ for every row.
 * @param {Float32Array} rows @param {number} width @param {{ mean: Float32Array; basis: Float32Array }} space
 */
export async function project(rows, width, { mean, basis }) {
  const keep = basis.length / width;
  const count = rows.length / width;
  const STEP = 1024;
  const heap = await Heap.open(16);
  const turned = new Float32Array(basis.length);
  for (let k = 0; k < keep; k++) for (let d = 0; d < width; d++) turned[d * keep + k] = basis[k * width + d];
  const packed = heap.pack(turned, width, keep);
  const bias = heap.take(keep);
  const from = heap.take(STEP * width);
  const to = heap.take(STEP * keep);
  const result = new Float32Array(count * keep);
  for (let at = 0; at < count; at += STEP) {
    const n = Math.min(STEP, count - at);
    for (let i = 0; i < n * width; i++) from[i] = rows[at * width + i] - mean[i % width];
    heap.multiply(from, packed, to, bias, Math.ceil(n / 4) * 4, width, keep);
    result.set(to.subarray(0, n * keep), at * keep);
  }
  return result;
}

/** Makes every row a unit vector, in place. @param {Float32Array} rows @param {number} width */
export function unit(rows, width) {
  for (let at = 0; at < rows.length; at += width) {
    let square = 0;
    for (let d = 0; d < width; d++) square += rows[at + d] ** 2;
    const factor = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let d = 0; d < width; d++) rows[at + d] *= factor;
  }
  return rows;
}
