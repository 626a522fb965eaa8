import { OWN_TAG } from "../elements.ts";
import { type ForeignSpan, foreignSpans } from "../foreign-spans.ts";
import { readableParts } from "../strip-quoted.ts";
import file from "./disclosures.bin";
import { addFeatures, type Sink } from "./features.ts";
import { kindByWords } from "./kind-words.ts";
import { addMeaning, type VectorOf } from "./meaning-features.ts";
import { KINDS, LABELS, labelOf, type StatementKind } from "./labels.ts";
import { Model, ModelFile } from "../../text/linear-model.ts";
import { isOwn, type ReadTurn, readTurn } from "./read-turn.ts";
import { type Span, splitSentences } from "./split-sentences.ts";
import { addTopics } from "./topic-features.ts";

export interface JudgedSentence {
  /** UTF-16 offsets in the turn. */
  readonly from: number;
  readonly to: number;
  readonly label: (typeof LABELS)[number];
  /** The probability of the label. */
  readonly confidence: number;
  /** Null unless the label is "keep". */
  readonly kind: StatementKind | null;
}

/** A person says less at a time; a turn with more is a list or a document. */
const MAX_SENTENCES = 200;

const models = new ModelFile(file);
const isFrequent = models.hashes();
const labelModel = new Model(models);
const kindModel = new Model(models);

/**
 * Returns the sentences of a user's turn, each with a label. Of a long turn only both ends are judged.
 * @param foreign the stretches of the turn that are not the user's own, if they are known
 * @param vectorOf without it, kinds are told apart by words and topics alone
 */
export function judgeSentences(
  said: string,
  foreign: readonly ForeignSpan[] = foreignSpans(said),
  vectorOf: VectorOf | null = null,
): JudgedSentence[] {
  const spans = sentencesIn(said);
  const turn = readTurn(said, spans, foreign, isFrequent);
  return spans.map((span, at) => {
    const shares = sharesOf(labelModel, (sink) => addFeatures(turn, at, sink));
    const chosen = labelOf(shares, turn.sentences[at]?.foreign !== 0, isOwn(turn, at));
    const label = LABELS[chosen] ?? "not";
    const kind = label === "keep" ? kindOf(said.slice(span.from, span.to), turn, at, vectorOf) : null;
    return { ...span, label, confidence: shares[chosen] ?? 0, kind };
  });
}

/** Returns a text with blanks in place of a client's tags around it, so that no sentence begins or ends with one. */
const withoutTags = (text: string): string =>
  text.includes("<") ? text.replace(OWN_TAG, (tag) => " ".repeat(tag.length)) : text;

/** Returns the sentences that are judged: all, or those at both ends of a list. */
function sentencesIn(said: string): Span[] {
  const spans = readableParts(said).flatMap(({ text, at }) =>
    splitSentences(withoutTags(said.slice(at, at + text.length))).map(({ from, to }) => ({
      from: from + at,
      to: to + at,
    })),
  );
  return spans.length <= MAX_SENTENCES
    ? spans
    : [...spans.slice(0, MAX_SENTENCES / 2), ...spans.slice(-MAX_SENTENCES / 2)];
}

function sharesOf(model: Model, addTo: (sink: Sink) => void): Float64Array {
  const sums = new Float64Array(model.classes);
  addTo((hash, value) => model.add(sums, hash, value));
  return model.shares(sums);
}

function kindOf(sentence: string, turn: ReadTurn, at: number, vectorOf: VectorOf | null): StatementKind {
  const settled = kindByWords(sentence);
  if (settled) return settled;
  const shares = sharesOf(kindModel, (sink) => {
    addFeatures(turn, at, sink);
    addTopics(sentence, sink);
    if (vectorOf) addMeaning(vectorOf(sentence), sink);
  });
  return KINDS[shares.indexOf(Math.max(...shares))] ?? "other";
}
