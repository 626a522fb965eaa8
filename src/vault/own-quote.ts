/** SQL of the column's value, which takes it twice: a number that is bound is stored in eight bytes, and this one in none. */
export const OWN_QUOTE = "CASE ? WHEN 1 THEN 1 ELSE ? END";

/**
 * Returns the column `own_quote`. Most quotes are the text of their memory, and are stored as 1: the column `quote` reads
 * the text in their place.
 */
export const ownQuote = <T extends string | null>({ text, quote }: { text: string; quote: T }): T | 1 =>
  quote === text ? 1 : quote;
