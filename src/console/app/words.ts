import type { Exchange, Memory, StoredExchange } from "../../../client/client.mjs";
import { MEMORY_KINDS } from "../../ports/memory.ts";

/* The proxy's short words for what it did, in sentences. */

const MEMORY_WORDS: Readonly<Record<string, string>> = {
  on: "Recalled before the answer, and learnt from it.",
  read: "Recalled, and learnt nothing.",
  write: "Recalled nothing, and learnt.",
  off: "Off.",
};

/** How the cache answered or why it had no part: docs/cache.md. */
export const CACHE_WORDS: Readonly<Record<string, string>> = {
  exact: "the very same request was answered before",
  semantic: "a question that says the same was answered before",
  near: "a near question was answered before, of a kind whose answers agree",
  remembered: "something remembered of the user may bear on the answer",
  import: "the conversation was imported",
  off: "the cache is off",
  policy: "the tenant's policy keeps it out",
  unavailable: "the cache could not be reached",
  "no-store": "the request forbids it",
  secret: "the request carries a secret",
  turns: "the answer depends on what was said before",
  instruction: "it tells how to answer",
  smalltalk: "it is small talk",
  creative: "it is asked for anew each time",
  variety: "it asks for variety",
  moment: "the answer depends on when it is asked",
  situation: "the answer depends on who asks and in what situation",
  parts: "the message is more than a text",
  empty: "the message is empty",
  long: "the question is longer than 2,000 characters",
  tools: "tools are part of the request",
  choices: "several answers are asked for",
  store: "the provider is asked to keep it",
  reference: "it refers to what the provider holds",
  search: "it asks for a search",
  personal: "the answer may depend on who asks",
};

/** How the cache decided, by its status, in words that name what agreed. */
const STATUS_WORDS: Readonly<Record<string, string>> = {
  hit: "A stored answer served. Model, parameters, system prompt and tools agreed, and",
  miss: "No stored answer agreed in model, parameters, system prompt and question, so the provider was asked",
  stale: "The provider failed, so an expired answer served:",
  bypass: "The cache had no part, because",
};

export function cacheSentence({ cache }: Pick<StoredExchange, "cache">): string {
  const { status, detail, collapsed, late, failed } = cache;
  const reason = detail === null ? "" : ` ${CACHE_WORDS[detail] ?? detail}`;
  const begun = `${STATUS_WORDS[status] ?? status}${status === "miss" && reason !== "" ? ":" : ""}${reason}`;
  return [
    `${begun.trim()}.`,
    ...(collapsed ? ["It waited for the same request that was already under way."] : []),
    ...(late ? ["It had expired, and was asked for anew behind it."] : []),
    ...(failed === undefined
      ? []
      : [failed === 0 ? "The provider could not be reached." : `The provider had answered with status ${failed}.`]),
  ].join(" ");
}

/** Why memory had less part than it was to have. */
const DEGRADED_WORDS: Readonly<Record<string, string>> = {
  deadline: "recall took longer than its deadline",
  unavailable: "the memory could not be reached",
  embedder: "the embedder failed, so words alone were compared",
  cache: "the answer cache could not be reached",
  rules: "the tenant’s rules could not be read",
};

export const degradedWords = (reason: string): string => DEGRADED_WORDS[reason] ?? reason;

export function memorySentence({ memory }: Pick<StoredExchange, "memory">): string {
  const mode = MEMORY_WORDS[memory.mode] ?? memory.mode;
  return memory.degraded === null ? mode : `${mode} It was degraded: ${degradedWords(memory.degraded)}.`;
}

/** How far the reading of an exchange has come. */
const LEARNING_WORDS = {
  done: "Done.",
  pending: "It waits to be read.",
  parked: "It failed five times, and waits for a person.",
} as const;

export function learningSentence({ learning: { status, attempts, reason } }: Exchange): string {
  const failed = reason === null ? "" : ` The last of ${attempts} tries failed: ${reason}.`;
  return LEARNING_WORDS[status] + failed;
}

/** The sides of a person that a statement may be about. The empty one stands for all. */
export const KINDS = ["", ...MEMORY_KINDS] as const;

/** The longest quote that is shown. */
const QUOTED_CHARACTERS = 300;

/** Returns the words that a memory was taken from. Returns null if they are what it says already. */
export function quoteOf({ type, text, source }: Memory): string | null {
  const { quote } = source;
  if (quote === null || type === "episodic" || bare(quote) === bare(text)) return null;
  return quote.slice(0, QUOTED_CHARACTERS);
}

const bare = (text: string): string => text.trim().replace(/[.!?]+$/, "");

/** Returns what the cache did in short words, for a label such as `bypass:moment`. */
export function cacheLabelWords(label: string): string {
  const [status = "", detail] = label.split(":");
  return detail === undefined ? status : `${status}: ${CACHE_WORDS[detail] ?? detail}`;
}

/** Returns a count with the word for what is counted. */
export const counted = (count: number, one: string, several: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : several}`;
