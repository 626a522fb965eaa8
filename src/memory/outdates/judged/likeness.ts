import { cosine } from "../../embedding/signature.ts";
import type { ComparedSentence, Part } from "./sentence.ts";

/** How alike two sentences are, in three steps each. */
export interface Likeness {
  /** By the words that both say. */
  readonly alike: number;
  /** By the meaning of the parts that are most alike. */
  readonly near: number;
  /** The part of the later sentence that is most like one of the earlier. */
  readonly part: Part | undefined;
  /** The cosine of those parts. */
  readonly nearest: number;
  /** The weight of the words that both say, of all of the shorter one. */
  readonly overlap: number;
  /** Names and things that both say. */
  readonly rare: number;
}

/** Likeness comes in as many steps. */
export const STEPS = 3;

/** A word says something from this weight on, is telling from the second, and a name or a thing from the third. */
const [SAYING, TELLING, RARE] = [0.6, 0.8, 2] as const;
/** Cosines: parts from the first on are of one field, and from the second on of one matter. */
const [OF_FIELD, OF_MATTER] = [0.4, 0.6] as const;
/** Letters that two words share at least, where neither begins as the whole other one. */
const STEM_LETTERS = 5;

/** Returns how alike two sentences are. */
export function likenessOf(late: ComparedSentence, early: ComparedSentence): Likeness {
  let [nearest, part]: [number, Part | undefined] = [-1, undefined];
  for (const one of early.parts) {
    for (const other of late.parts) {
      const found = cosine(one.vector, other.vector);
      if (found > nearest) [nearest, part] = [found, other];
    }
  }
  let [both, shared, rare] = [0, 0, 0];
  for (const [word, weight] of early.weights) {
    if (!late.weights.has(word)) continue;
    both += weight;
    if (weight > SAYING) shared += 1;
    if (weight > RARE) rare += 1;
  }
  const overlap = both / Math.max(1, Math.min(early.weight, late.weight));
  const near = nearest < OF_FIELD ? 0 : nearest < OF_MATTER ? 1 : 2;
  return { alike: Math.min(STEPS - 1, shared), near, part, nearest, overlap, rare };
}

/** Returns how many telling words of one sentence begin as one of the other: "the dob" and "a dobsonian". */
export function beginningsShared(late: ComparedSentence, early: ComparedSentence): number {
  let count = 0;
  for (const [one, weight] of early.weights) {
    if (weight <= TELLING || one.length < 3) continue;
    for (const [other, otherWeight] of late.weights) {
      if (otherWeight > TELLING && other.length >= 3 && beginAlike(one, other)) count += 1;
    }
  }
  return count;
}

const beginAlike = (one: string, other: string): boolean =>
  one !== other &&
  (one.startsWith(other) ||
    other.startsWith(one) ||
    (one.length > STEM_LETTERS && other.length > STEM_LETTERS && other.startsWith(one.slice(0, STEM_LETTERS))));
