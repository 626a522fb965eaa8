import { chatCompletions } from "./chat/chat-completions.ts";
import type { Dialect } from "./dialect.ts";

/** The endpoints whose requests are read, by the end of their path, with the dialect that each speaks. */
const ENDPOINTS: readonly (readonly [RegExp, Dialect])[] = [[/^[^?]*\/chat\/completions(?:\?|$)/, chatCompletions]];

/** Returns the dialect of a POST to this URL. Returns null if the endpoint has no conversation in it. */
export function dialectOf(url: string): Dialect | null {
  return ENDPOINTS.find(([path]) => path.test(url))?.[1] ?? null;
}

/** The dialect of imported conversations: their lines hold `messages` in the form of chat completions. */
export const importDialect: Dialect = chatCompletions;

/** Returns the words of the assistant in a stored completion of any dialect. */
export function storedText(completion: string): string {
  return chatCompletions.textOf(completion);
}
