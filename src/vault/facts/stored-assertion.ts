/** One time that something was stated. */
export interface StoredAssertion {
  turn: string;
  /** The position among the statements of its turn. */
  seq: number;
  at: number;
  value: string;
  text: string;
  quote: string;
  holds_from: number;
  exchange: string | null;
  conversation: string | null;
  said: string | null;
}

/** An assertion, and the memory that it is part of. */
export interface AssertionRow extends StoredAssertion, Record<string, SqlStorageValue> {
  memory: string;
}
