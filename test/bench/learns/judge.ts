/* Compares what was learnt of a turn with its sentences, which somebody labelled in their turn. */

export type Label = "KEEP" | "INSTRUCTION" | "PASSING" | "NOT" | "EITHER";

/** A sentence of a turn. `gist` holds the least of the user's own words that must survive. */
export interface LabelledSentence {
  readonly id: string;
  readonly sentence: string;
  readonly label: Label;
  readonly gist?: string | readonly string[] | null;
}

export interface LabelledTurn {
  readonly text: string;
  readonly lang: string;
  readonly sentences: readonly LabelledSentence[];
}

/** A memory that is no round of a conversation. */
export interface Learnt {
  readonly type: string;
  readonly text: string;
  readonly quote: string | null;
}

export interface Graded {
  readonly sentence: LabelledSentence;
  /** The memories that came from this sentence. */
  readonly learnt: readonly Learnt[];
  /** True for a KEEP sentence whose gist survived, and for an INSTRUCTION that became one. */
  readonly found: boolean;
}

/** The part of a sentence, or of a quote, that both must share. A quote may run a word into the next sentence. */
const SHARED = 0.5;

const normal = (text: string): string => text.toLowerCase().replaceAll("’", "'").replace(/\s+/g, " ").trim();

/** Grades each sentence of a turn. A memory counts for every sentence that its quote covers. */
export function grade(turn: LabelledTurn, learnt: readonly Learnt[]): Graded[] {
  const places = placesOf(turn);
  const sources = learnt.map((memory) => sourceOf(normal(turn.text), memory));
  const held = learnt.flatMap(({ text, quote }) => [normal(text), normal(quote ?? "")]);
  return turn.sentences.map((sentence, i) => {
    const own = learnt.filter((_, at) => isShared(places[i] as Span, sources[at] as Span));
    const spans = typeof sentence.gist === "string" ? [sentence.gist] : (sentence.gist ?? []);
    const survives = spans.length > 0 && spans.every((span) => held.some((text) => text.includes(normal(span))));
    const found = sentence.label === "INSTRUCTION" ? own.some(({ type }) => type === "procedural") : survives;
    return { sentence, learnt: own, found };
  });
}

/** Returns the memories that came from no sentence of the turn. */
export function unplaced(turn: LabelledTurn, learnt: readonly Learnt[]): Learnt[] {
  const graded = grade(turn, learnt);
  return learnt.filter((memory) => !graded.some(({ learnt: own }) => own.includes(memory)));
}

interface Span {
  readonly from: number;
  readonly to: number;
}
const NOWHERE: Span = { from: -1, to: -1 };

const spanAt = (from: number, text: string): Span => (from === -1 ? NOWHERE : { from, to: from + text.length });

function placesOf({ text, sentences }: LabelledTurn): Span[] {
  const whole = normal(text);
  let after = 0;
  return sentences.map(({ sentence }) => {
    const words = normal(sentence);
    const place = spanAt(whole.indexOf(words, after), words);
    after = Math.max(after, place.to);
    return place;
  });
}

function sourceOf(turn: string, { text, quote }: Learnt): Span {
  const quoted = normal(quote ?? text);
  return spanAt(quoted === "" ? -1 : turn.indexOf(quoted), quoted);
}

function isShared(sentence: Span, source: Span): boolean {
  const shared = Math.min(sentence.to, source.to) - Math.max(sentence.from, source.from);
  const shorter = Math.min(sentence.to - sentence.from, source.to - source.from);
  return source.from !== -1 && sentence.from !== -1 && shared > 0 && shared >= SHARED * shorter;
}
