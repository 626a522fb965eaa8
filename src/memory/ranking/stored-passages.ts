import type { Stretch } from "../../text/sentences.ts";
import { kindIn, type Passage, PASSAGE_FIELDS, PASSAGE_KINDS, type PassageKind, wordsIn } from "./passages.ts";

/** Numbers held for each passage: the kind, its place in the text, and its content words. */
const WIDTH = 5;
const [KIND, FROM, TO, FIRST_TERM, END_TERM] = [0, 1, 2, 3, 4] as const;
const ANSWERED = PASSAGE_KINDS.indexOf("answered");

const NO_PASSAGES = new Int32Array();

/**
 * The passages of a round: those of the user's text, then those of the answer. Where they stand is worked out from what
 * the row stores when somebody first asks, and kept. A question reads the passages of a hundred rounds.
 */
export class StoredPassages {
  private stored: Uint8Array | Uint16Array | null;
  private readonly unpack: ((packed: Uint8Array) => Uint16Array) | null;
  private table: Int32Array = NO_PASSAGES;
  private firstOfAnswer = 0;

  /**
   * @param stored as `termsOfRound` returns them, or packed
   * @param unpack unpacks them. Null if they are not packed
   */
  constructor(stored: Uint16Array);
  constructor(stored: Uint8Array, unpack: (packed: Uint8Array) => Uint16Array);
  constructor(stored: Uint8Array | Uint16Array, unpack: ((packed: Uint8Array) => Uint16Array) | null = null) {
    this.stored = stored;
    this.unpack = unpack;
  }

  get count(): number {
    return this.read().length / WIDTH;
  }

  /** The place of the first passage of the answer. The number of all passages if there is none. */
  get answersFrom(): number {
    this.read();
    return this.firstOfAnswer;
  }

  kindAt(place: number): PassageKind {
    return PASSAGE_KINDS[this.read()[place * WIDTH + KIND] as number] as PassageKind;
  }

  /** Returns where a passage begins in the text of its side. */
  fromAt(place: number): number {
    return this.read()[place * WIDTH + FROM] as number;
  }

  toAt(place: number): number {
    return this.read()[place * WIDTH + TO] as number;
  }

  /** Returns the stretches of the user's text that state nothing of them. */
  quoted(): Stretch[] {
    return this.all().filter(({ kind }) => kind === "quoted");
  }

  /** Returns the length of the user's passage that begins at a position. Returns 0 if none does. */
  lengthAt(from: number): number {
    const table = this.read();
    for (let at = 0; at < table.length && table[at + KIND] !== ANSWERED; at += WIDTH)
      if (table[at + FROM] === from) return (table[at + TO] as number) - from;
    return 0;
  }

  /** Returns the first content word of a passage, as a position in the terms of the round. */
  firstTermAt(place: number): number {
    return this.read()[place * WIDTH + FIRST_TERM] as number;
  }

  endTermAt(place: number): number {
    return this.read()[place * WIDTH + END_TERM] as number;
  }

  /** Returns all passages, as objects of their own. */
  all(): Passage[] {
    const table = this.read();
    return Array.from({ length: this.count }, (_, place) => ({
      kind: this.kindAt(place),
      from: this.fromAt(place),
      to: table[place * WIDTH + TO] as number,
      firstTerm: this.firstTermAt(place),
      endTerm: this.endTermAt(place),
    }));
  }

  private read(): Int32Array {
    if (this.stored === null) return this.table;
    this.table = tableOf(this.unpack ? this.unpack(this.stored as Uint8Array) : (this.stored as Uint16Array));
    this.stored = null;
    this.firstOfAnswer = firstAnsweredIn(this.table);
    return this.table;
  }
}

function firstAnsweredIn(table: Int32Array): number {
  let place = 0;
  while (place * WIDTH < table.length && table[place * WIDTH + KIND] !== ANSWERED) place += 1;
  return place;
}

function tableOf(stored: Uint16Array): Int32Array {
  const table = new Int32Array(Math.floor(stored.length / PASSAGE_FIELDS) * WIDTH);
  let to = 0;
  let endTerm = 0;
  let isAnswer = false;
  for (let at = 0, i = 0; at < table.length; at += WIDTH, i += PASSAGE_FIELDS) {
    const packed = stored[i + 2] as number;
    const kind = kindIn(packed);
    if (kind === ANSWERED && !isAnswer) {
      isAnswer = true;
      to = 0;
    }
    const from = to + (stored[i] as number);
    to = from + (stored[i + 1] as number);
    table[at + KIND] = kind;
    table[at + FROM] = from;
    table[at + TO] = to;
    table[at + FIRST_TERM] = endTerm;
    endTerm += wordsIn(packed);
    table[at + END_TERM] = endTerm;
  }
  return table;
}
