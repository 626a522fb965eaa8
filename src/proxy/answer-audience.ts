import type { AnsweredExchange } from "./exchange.ts";

/** Returns whether an answer is for everybody: nothing personal shaped it, and the shared answers could be asked. */
export function isShared({ plan, cacheVersion, recall, isUnshareable }: AnsweredExchange): boolean {
  return plan.use && plan.place === "shared" && cacheVersion !== null && !isUnshareable && !recall?.opened?.block;
}

/** Returns whether an answer is for this user alone: it is not for sharing, or a memory shaped it or may bear on it. */
export function isPrivate({ plan, mode, recall, isUnshareable }: AnsweredExchange): boolean {
  if (!plan.use || mode !== "on") return false;
  return isUnshareable || plan.place === "private" || Boolean(recall?.opened?.block);
}
