import { type LazyModule, lazyModule } from "../runtime/lazy-module.ts";
import { chatCompletions } from "./chat/chat-completions.ts";
import type { Dialect } from "./dialect.ts";

/** The dialect that nearly every client speaks is loaded with the Worker. */
const CHAT: LazyModule<Dialect> = {
  loaded: chatCompletions,
  load: () => Promise.resolve(chatCompletions),
  tryLoad: () => Promise.resolve(chatCompletions),
};

/** The endpoints whose requests are read, by the end of their path, with the dialect that each speaks. */
const ENDPOINTS: readonly (readonly [RegExp, LazyModule<Dialect>])[] = [
  [/^[^?]*\/chat\/completions(?:\?|$)/, CHAT],
  [/^[^?]*\/messages(?:\?|$)/, lazyModule(async () => (await import("./messages/messages.ts")).messages)],
  [/^[^?]*\/responses(?:\?|$)/, lazyModule(async () => (await import("./responses/responses.ts")).responses)],
  // In another form than JSON or events, an answer passes unread.
  [
    /^[^?]*\/models\/[^/?]+:(?:g|streamG)enerateContent(?:$|\?(?!(?:[^#]*&)?alt=(?!sse|json)))/,
    lazyModule(async () => (await import("./gemini/gemini.ts")).gemini),
  ],
];

/** Returns the dialect of a POST to this URL. Returns null if the endpoint has no conversation in it. */
export function dialectOf(url: string): LazyModule<Dialect> | null {
  return ENDPOINTS.find(([path]) => path.test(url))?.[1] ?? null;
}

/** The dialect of imported conversations: their lines hold `messages` in the form of chat completions. */
export const importDialect: Dialect = chatCompletions;
