import { Bag, fill, type Lexicon, mixed, PRIOR } from "./bag.ts";
import { SortedKeys } from "../../runtime/sorted-keys.ts";

/*
 * The table that `npm run train` writes, in the layout of train/quantise.mjs. It holds a row of 112 numbers for each
 * word and each class of character n-grams. Rows are cut into pieces, and each piece is one of the 256 of its kind. A
 * vector is the sum of its text's rows, then one number that every text has, then a few that identify its last word.
 */

const MAGIC = 0x31424154;
const HEADER_WORDS = 8;
const KEY_BITS = 32;
const CENTRES = 256;
/** The numbers of a piece. The loop that adds rows, which takes most of the time, is written out for this value. */
const PIECE = 2;
/** The numbers that identify the last word by its hash, as signs. 15 to 127 of them measure the same. */
const ENDS = 15;
/**
 * The weight of the last word, which often decides a question ("how do I learn to cook", "how do I learn to drive") and
 * which a sum does not know. QQP AUC gains 0.8 by it; half as much again costs CLINC 2 points and BANKING 1.
 */
const END = 0.1;

const bag = new Bag();

export class StaticTable implements Lexicon {
  readonly words: number;
  readonly grams: number;
  readonly dimensions: number;
  /** The numbers of a row. */
  private readonly width: number;
  private readonly pieces: number;
  private readonly centres: Float32Array;
  private readonly codes: Uint8Array;
  private readonly keys: SortedKeys;
  /** The row of one word, for `weightOf`. */
  private readonly row: Float32Array;

  constructor(file: ArrayBuffer) {
    const [magic, words = 0, grams = 0, width = 0, size = 0] = new Uint32Array(file, 0, HEADER_WORDS);
    if (magic !== MAGIC || words >= 0xffff || size !== PIECE)
      throw new Error("table.bin does not begin as a table of `npm run train` does");
    this.words = words;
    this.grams = grams;
    this.width = width;
    this.dimensions = width + 1 + ENDS;
    this.pieces = width / PIECE;
    this.row = new Float32Array(width);

    const scales = new Float32Array(file, HEADER_WORDS * 4, this.pieces);
    const steps = new Int8Array(file, HEADER_WORDS * 4 + this.pieces * 4, width * CENTRES);
    this.centres = new Float32Array(steps.length);
    const perPiece = CENTRES * PIECE;
    for (let i = 0; i < steps.length; i++) {
      this.centres[i] = (steps[i] as number) * (scales[(i / perPiece) | 0] as number);
    }

    const bytes = new Uint8Array(file);
    this.keys = new SortedKeys(bytes, HEADER_WORDS * 4 + this.pieces * 4 + steps.length, words, KEY_BITS);
    const at = this.keys.end;
    this.codes = bytes.subarray(at, at + (words + grams) * this.pieces);
    if (this.codes.length !== (words + grams) * this.pieces)
      throw new Error("table.bin is shorter than its header says");
  }

  find(key: number): number {
    return this.keys.find(key);
  }

  /** Returns the unit vector of a text, or zeros for a text without a readable word. */
  embed(text: string): Float32Array {
    const vector = new Float32Array(this.dimensions);
    fill(bag, text, this);
    if (bag.count === 0) return vector;
    this.addBag(vector);
    vector[this.width] = PRIOR;
    const end = END * lengthOf(vector);
    this.addEnd(vector, bag.opening, end);
    this.addEnd(vector, bag.closing, end);
    const factor = 1 / lengthOf(vector);
    for (let d = 0; d < vector.length; d++) vector[d] = (vector[d] as number) * factor;
    return vector;
  }

  /** Returns the square of the length of a word's row: names have four times that of "next". */
  weightOf(word: string): number {
    const { row, width } = this;
    fill(bag, word, this);
    this.addBag(row);
    let square = 0;
    for (let d = 0; d < width; d++) square += (row[d] as number) * (row[d] as number);
    return square;
  }

  private addEnd(vector: Float32Array, key: number, length: number): void {
    if (key === 0) return;
    const signs = mixed(key);
    const step = length / Math.sqrt(ENDS);
    for (let i = 0, d = this.width + 1; i < ENDS; i++, d++) {
      vector[d] = (vector[d] as number) + ((signs >>> i) & 1 ? step : -step);
    }
  }

  /**
   * Sets the numbers of a vector to the weighted sum of the rows in the bag. It goes piece by piece, because the centres of
   * one piece stay in the nearest cache of the CPU, where those of all do not.
   */
  private addBag(vector: Float32Array): void {
    const { codes, centres, pieces } = this;
    const { count, row, weight } = bag;
    for (let piece = 0; piece < pieces; piece++) {
      let one = 0;
      let other = 0;
      for (let i = 0; i < count; i++) {
        const centre = ((piece << 8) | (codes[(row[i] as number) * pieces + piece] as number)) * PIECE;
        const factor = weight[i] as number;
        // Rounded as the vector holds them, so that a text has the same vector as ever.
        one = Math.fround(one + factor * (centres[centre] as number));
        other = Math.fround(other + factor * (centres[centre + 1] as number));
      }
      vector[piece * PIECE] = one;
      vector[piece * PIECE + 1] = other;
    }
  }
}

function lengthOf(vector: Float32Array): number {
  let square = 0;
  for (let d = 0; d < vector.length; d++) square += (vector[d] as number) * (vector[d] as number);
  return Math.sqrt(square);
}
