/** Matters of a person's life. A question about one of them is answered better by somebody who knows it of the user. */
export const TOPICS = [
  "food",
  "health",
  /** The limits and habits of a body: sport, lifting, sitting. */
  "body",
  /** Sight and hearing: colours, sounds. */
  "senses",
  /** Matter that somebody touches or breathes: cloth, dust, animals' hair. */
  "material",
  "schedule",
  "leisure",
  "money",
  "work",
  "family",
  "home",
  "travel",
  /** How texts are written in the user's name, or to the user. */
  "style",
  /** Programs, languages and devices. */
  "tools",
] as const;

export type Topic = (typeof TOPICS)[number];

/** Words of one language by topic, separated by blanks. A star stands for any letters: "vegetar*", "*essen". */
export interface TopicWords extends Readonly<Record<Topic, string>> {
  /** Small words by which a text of the language is told. */
  readonly common: string;
}
