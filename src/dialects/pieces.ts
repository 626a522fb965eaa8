/** A few words a piece, as models send them. A run without spaces is cut as well, never inside a character. */
const PIECE = /(?:\S{1,16}\s*){1,4}|\s+/gu;

/** Returns a text in the pieces in which a model might have sent it. */
export const piecesOf = (text: string): readonly string[] => text.match(PIECE) ?? [];
