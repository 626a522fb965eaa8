/* The proxy's short words for what it did, in sentences. */

export const MEMORY_WORDS: Readonly<Record<string, string>> = {
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
