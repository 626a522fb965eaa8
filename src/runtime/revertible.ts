/** A part of an object whose state in memory follows what the object has written. */
export interface Revertible {
  /** Returns a function that takes the part back to its present state, for a transaction that fails. */
  snapshot(): () => void;
}
