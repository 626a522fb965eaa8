import { featuresOf } from "./features.ts";
import { model } from "./model.ts";
import { splitSentences } from "./split-sentences.ts";

export type StatementKind =
  | "identity"
  | "family"
  | "home"
  | "work"
  | "project"
  | "health"
  | "food"
  | "preference"
  | "possession"
  | "plan"
  | "event"
  | "state"
  | "other";

export interface JudgedSentence {
  /** UTF-16 offsets in the turn. */
  readonly from: number;
  readonly to: number;
  readonly label: "keep" | "instruction" | "passing" | "not";
  /** The probability of the label. */
  readonly confidence: number;
  /** Null unless the label is "keep". */
  readonly kind: StatementKind | null;
}

/** In the order of the classes in the model. */
const LABELS = ["keep", "instruction", "passing", "not"] as const;
/** In characters. A longer turn is a document; only its beginning is read. */
const MAX_READ = 20_000;

/** Returns the sentences of a user's turn, each with a label. */
export function judgeSentences(said: string): JudgedSentence[] {
  const turn = said.slice(0, MAX_READ);
  const spans = splitSentences(turn);
  const features = featuresOf(turn, spans, { frequent: model.frequent });
  return spans.map(({ from, to }, i) => {
    const sums = new Float64Array(model.classes);
    const { keys, values } = features[i]!;
    for (let k = 0; k < keys.length; k++) model.add(sums, keys[k]!, values[k]!);
    const shares = sums.map((sum) => Math.exp(sum - Math.max(...sums)));
    const best = shares.indexOf(Math.max(...shares));
    const label = LABELS[best] ?? "not";
    const confidence = (shares[best] ?? 0) / shares.reduce((total, share) => total + share, 0);
    return { from, to, label, confidence, kind: label === "keep" ? "other" : null };
  });
}
