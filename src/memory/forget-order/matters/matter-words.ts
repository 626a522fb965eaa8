/** Matters of a life, by the general words that name them. */
export const MATTER_NAMES = [
  "income",
  "money",
  "debt",
  "crypto",
  "number",
  "code",
  "address",
  "dismissal",
  "quitting",
  "employer",
  "exam",
  "failure",
  "school",
  "driving",
  "operation",
  "illness",
  "medication",
  "therapy",
  "drinking",
  "smoking",
  "drugs",
  "gambling",
  "pregnancy",
  "wantedChild",
  "separation",
  "couple",
  "intimacy",
  "dating",
  "affair",
  "crush",
  "quarrel",
  "death",
  "accident",
  "prison",
  "cheating",
  "lie",
  "religion",
  "politics",
  "weight",
  "hair",
  "hygiene",
  "childhood",
  "speech",
  "disability",
  "fear",
  "lawsuit",
  "papers",
  "theft",
  "pretence",
  "eviction",
  "business",
  "loneliness",
  "cosmetic",
  "sexuality",
] as const;

export type MatterName = (typeof MATTER_NAMES)[number];

/** How one language names a matter in an order, and how it tells of it without that name. */
interface MatterWording {
  /** Single words, in any form. */
  readonly named: string;
  /** Patterns by beginnings of words. "=" ends a word. */
  readonly told: string;
}

export type MatterWords = Readonly<Record<MatterName, MatterWording>>;
