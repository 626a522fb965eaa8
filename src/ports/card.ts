/* The card: the link by which a person sees what an app remembers of them. */

/** The languages of its page. */
export const CARD_LANGUAGES = ["en", "de", "fr", "es"] as const;
export type CardLanguage = (typeof CARD_LANGUAGES)[number];

/** The rights of a card beside reading, with the letter that stands for each in a token. */
export const CARD_RIGHTS = { correct: "c", delete: "d", export: "x" } as const;
export type CardRight = keyof typeof CARD_RIGHTS | "read";
