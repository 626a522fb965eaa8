import { type NearBand, nearBand, type NearForm, nearFormOf, NEAR_BANDS } from "../cache/near-question.ts";

/** A term that more questions have tells too little, and would cost too much. */
const MAX_POSTINGS = 256;

interface Entry {
  readonly id: number;
  readonly near: NearForm;
}

export interface Neighbour {
  readonly id: number;
  readonly band: NearBand;
}

/** An index, in memory alone, of the stored questions by their words. It is read from the file when it is first needed. */
export class NearIndex {
  private readonly sql: SqlStorage;
  /** Entries by fingerprint and term. Null until it was read. */
  private postings: Map<string, Entry[]> | null = null;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Returns the nearest stored question of the same fingerprint: the best band first, then the newest. */
  find(fingerprint: string, form: string): Neighbour | null {
    const near = nearFormOf(form);
    if (near === null) return null;
    let best: Neighbour | null = null;
    for (const { id, near: other } of this.candidates(fingerprint, near)) {
      const band = nearBand(near, other);
      if (band === null) continue;
      const rank = best === null ? 1 : rankOf(band) - rankOf(best.band);
      if (rank > 0 || (rank === 0 && best !== null && id > best.id)) best = { id, band };
    }
    return best;
  }

  add(id: number, fingerprint: string, form: string): void {
    if (this.postings !== null) addTo(this.postings, id, fingerprint, form);
  }

  /** Forgets the index, because ids of the file were removed or changed. */
  reset(): void {
    this.postings = null;
  }

  private *candidates(fingerprint: string, { terms }: NearForm): Generator<Entry> {
    const postings = (this.postings ??= this.read());
    const lists = [...new Set(terms)]
      .map((term) => postings.get(keyOf(fingerprint, term)) ?? [])
      .filter((list) => list.length > 0 && list.length <= MAX_POSTINGS)
      .toSorted((a, b) => a.length - b.length);
    // A neighbour lacks one term at most, so that it stands in one of the two rarest lists.
    for (const list of lists.slice(0, 2)) yield* list;
  }

  private read(): Map<string, Entry[]> {
    const postings = new Map<string, Entry[]>();
    for (const { id, fingerprint, form } of this.sql.exec<{ id: number; fingerprint: string; form: string }>(
      "SELECT id, fingerprint, form FROM answers ORDER BY id",
    ))
      addTo(postings, id, fingerprint, form);
    return postings;
  }
}

function addTo(postings: Map<string, Entry[]>, id: number, fingerprint: string, form: string): void {
  const near = nearFormOf(form);
  if (near === null) return;
  const entry = { id, near };
  for (const term of new Set(near.terms)) {
    const key = keyOf(fingerprint, term);
    const list = postings.get(key);
    if (list === undefined) postings.set(key, [entry]);
    else if (list.length <= MAX_POSTINGS) list.push(entry);
  }
}

const keyOf = (fingerprint: string, term: string): string => `${fingerprint} ${term}`;
const rankOf = (band: NearBand): number => NEAR_BANDS.indexOf(band);
