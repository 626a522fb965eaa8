import { Memo } from "../../../runtime/memo.ts";
import { Model, ModelFile } from "../../../text/linear-model.ts";
import * as features from "./change-features.ts";
import file from "./changes.bin";
import { likenessOf } from "./likeness.ts";
import type { Meanings } from "./meanings.ts";
import { type ComparedSentence, type Part, readCompared } from "./sentence.ts";

/** Sentences that are kept as they were read: a new one is compared with dozens. */
const KEPT = 2_000;

/** A sentence, and what its own features add up to. Those of one as the later are added up when somebody first asks. */
interface SummedSentence {
  readonly read: ComparedSentence;
  early: number | null;
  late: number | null;
  readonly alike: (number | null)[];
  readonly near: (number | null)[];
  readonly parts: Map<Part, number>;
}

let model: Model | null = null;
const sentences = new WeakMap<Meanings, Memo<string, SummedSentence>>();

/** Returns a number that is greater the likelier it is that a later sentence of a person ends what an earlier one says. */
export function changeScore(late: string, early: string, rules: features.RuleVerdicts, meanings: Meanings): number {
  const [one, other] = [summed(late, meanings), summed(early, meanings)];
  const likeness = likenessOf(one.read, other.read);
  const { alike, near, part } = likeness;
  return (
    (one.late ??= sumOf((sink) => features.addLate(one.read, sink))) +
    (one.alike[alike] ??= sumOf((sink) => features.addAlike(one.read, alike, sink))) +
    (one.near[near] ??= sumOf((sink) => features.addNear(one.read, near, sink))) +
    (part ? sumOfPart(one, part) : 0) +
    (other.early ??= sumOf((sink) => features.addEarly(other.read, sink))) +
    sumOf((sink) => features.addBoth(one.read, other.read, likeness, rules, sink))
  );
}

/** The share of a sentence's words from which it repeats another one, or says the like of something else. */
const PARALLEL = 2 / 3;

/**
 * Returns true if a later sentence has the words of an earlier one but few: "my aunt once tried fencing", "my aunt once tried
 * skating". Such a one says the same, or the like of something else, unless a rule knows that its value is another.
 */
export function isParallel(late: string, early: string, meanings: Meanings): boolean {
  const { tokens } = summed(late, meanings).read;
  const said = new Set(summed(early, meanings).read.tokens.map(({ hash }) => hash));
  return tokens.filter(({ hash }) => said.has(hash)).length >= PARALLEL * tokens.length;
}

function sumOfPart({ read, parts }: SummedSentence, part: Part): number {
  let sum = parts.get(part);
  if (sum === undefined) parts.set(part, (sum = sumOf((sink) => features.addPart(read, part, sink))));
  return sum;
}

const sums = new Float64Array(1);

function sumOf(addTo: (sink: features.Sink) => void): number {
  const judge = (model ??= modelIn(file));
  sums[0] = 0;
  addTo((key, value) => judge.add(sums, key, value));
  return judge.scaled(sums)[0] ?? 0;
}

function modelIn(bytes: ArrayBuffer): Model {
  const models = new ModelFile(bytes);
  models.hashes();
  return new Model(models);
}

function summed(text: string, meanings: Meanings): SummedSentence {
  let known = sentences.get(meanings);
  if (!known) sentences.set(meanings, (known = new Memo(KEPT)));
  return known.get(text, (said) => ({
    read: readCompared(said, meanings),
    early: null,
    late: null,
    alike: [],
    near: [],
    parts: new Map(),
  }));
}
