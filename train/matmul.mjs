import wabt from "wabt";

/*
 * Matrix products in WebAssembly SIMD, without relaxed instructions: the same bits on every machine.
 * A is M x K by rows, M a multiple of 4; B is packed in panels of eight columns; K is a multiple of 4.
 */

const ROWS = [0, 1, 2, 3];

/** @param {number} place one of the four unrolled steps over K */
function step(place) {
  const b = (/** @type {number} */ half) => `(v128.load offset=${place * 32 + half * 16} (local.get $b))`;
  const row = (/** @type {number} */ r) => `
    (local.set $x (v128.load32_splat offset=${place * 4} (local.get $a${r})))
    (local.set $c${r}0 (f32x4.add (local.get $c${r}0) (f32x4.mul (local.get $x) (local.get $b0))))
    (local.set $c${r}1 (f32x4.add (local.get $c${r}1) (f32x4.mul (local.get $x) (local.get $b1))))`;
  return `(local.set $b0 ${b(0)}) (local.set $b1 ${b(1)}) ${ROWS.map(row).join("")}`;
}

const WAT = `(module
  (import "host" "memory" (memory 1))
  (func (export "multiply")
    (param $a i32) (param $panels i32) (param $c i32) (param $bias i32) (param $m i32) (param $k i32) (param $n i32)
    (local $j i32) (local $i i32) (local $end i32) (local $b i32) (local $row i32) (local $out i32)
    ${ROWS.map((r) => `(local $a${r} i32) (local $c${r}0 v128) (local $c${r}1 v128)`).join(" ")}
    (local $b0 v128) (local $b1 v128) (local $x v128)
    (local.set $row (i32.shl (local.get $k) (i32.const 2)))
    (loop $panel
      (local.set $i (i32.const 0))
      (loop $block
        (local.set $a0 (i32.add (local.get $a) (i32.mul (local.get $i) (local.get $row))))
        ${[1, 2, 3].map((r) => `(local.set $a${r} (i32.add (local.get $a${r - 1}) (local.get $row)))`).join(" ")}
        ${ROWS.map((r) => [0, 1].map((h) => `(local.set $c${r}${h} (v128.load offset=${h * 16} (local.get $bias)))`).join(" ")).join(" ")}
        (local.set $b (local.get $panels))
        (local.set $end (i32.add (local.get $b) (i32.shl (local.get $k) (i32.const 5))))
        (loop $deep
          ${[0, 1, 2, 3].map(step).join("")}
          ${ROWS.map((r) => `(local.set $a${r} (i32.add (local.get $a${r}) (i32.const 16)))`).join(" ")}
          (local.set $b (i32.add (local.get $b) (i32.const 128)))
          (br_if $deep (i32.lt_u (local.get $b) (local.get $end))))
        (local.set $out (i32.add (local.get $c)
          (i32.shl (i32.add (i32.mul (local.get $i) (local.get $n)) (local.get $j)) (i32.const 2))))
        ${ROWS.map(
          (r) => `(v128.store (local.get $out) (local.get $c${r}0))
        (v128.store offset=16 (local.get $out) (local.get $c${r}1))
        (local.set $out (i32.add (local.get $out) (i32.shl (local.get $n) (i32.const 2))))`,
        ).join(" ")}
        (local.set $i (i32.add (local.get $i) (i32.const 4)))
        (br_if $block (i32.lt_u (local.get $i) (local.get $m))))
      (local.set $panels (local.get $end))
      (local.set $bias (i32.add (local.get $bias) (i32.const 32)))
      (local.set $j (i32.add (local.get $j) (i32.const 8)))
      (br_if $panel (i32.lt_u (local.get $j) (local.get $n))))))`;

/** A heap of floats that WebAssembly multiplies in. */
export class Heap {
  /** @param {number} megabytes */
  constructor(megabytes) {
    this.memory = new WebAssembly.Memory({ initial: megabytes * 16, maximum: megabytes * 16 });
    this.floats = new Float32Array(this.memory.buffer);
    this.top = 64;
  }

  static async open(/** @type {number} */ megabytes) {
    const heap = new Heap(megabytes);
    const assembler = await wabt();
    const { buffer } = assembler.parseWat("multiply.wat", WAT, { simd: true }).toBinary({});
    const { instance } = await WebAssembly.instantiate(buffer, { host: { memory: heap.memory } });
    heap.raw = /** @type {(...args: number[]) => void} */ (instance.exports.multiply);
    return heap;
  }

  /** @param {number} length @returns {Float32Array} a view at a place of its own */
  take(length) {
    const view = this.floats.subarray(this.top, this.top + length);
    if (view.length < length) throw new Error("the heap is too small");
    this.top += Math.ceil(length / 16) * 16;
    return view;
  }

  /** @param {Float32Array} values */
  put(values) {
    const view = this.take(values.length);
    view.set(values);
    return view;
  }

  /** Packs K x N for `multiply`. @param {Float32Array} b @param {number} k @param {number} n */
  pack(b, k, n) {
    return this.packInto(this.take(k * n), b, k, n);
  }

  /** @param {Float32Array} packed @param {Float32Array} b @param {number} k @param {number} n */
  packInto(packed, b, k, n) {
    let at = 0;
    for (let j = 0; j < n; j += 8) {
      for (let i = 0; i < k; i++) for (let x = 0; x < 8; x++) packed[at++] = b[i * n + j + x];
    }
    return packed;
  }

  /**
   * c = a * b + bias. All four lie on this heap.
   * @param {Float32Array} a @param {Float32Array} b packed @param {Float32Array} c @param {Float32Array} bias
   * @param {number} m @param {number} k @param {number} n
   */
  multiply(a, b, c, bias, m, k, n) {
    if (m % 4 || k % 4 || n % 8) throw new Error(`sizes ${m} ${k} ${n}`);
    this.raw(a.byteOffset, b.byteOffset, c.byteOffset, bias.byteOffset, m, k, n);
  }
}
