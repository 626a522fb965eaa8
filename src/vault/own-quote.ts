/**
 * Returns the column `own_quote`. Most quotes are the text of their memory, and are stored as 1: the column `quote` reads
 * the text in their place.
 */
export const ownQuote = <T extends string | null>({ text, quote }: { text: string; quote: T }): T | 1 =>
  quote === text ? 1 : quote;
