import type { Usage } from "./dialect.ts";

const isCount = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 0;

/** Returns what a provider says about its cache of prompts. What it does not say is left out. */
export function promptCacheCounts(
  read: unknown,
  written: unknown,
): Pick<Usage, "promptCacheRead" | "promptCacheWritten"> {
  return {
    ...(isCount(read) && { promptCacheRead: read }),
    ...(isCount(written) && { promptCacheWritten: written }),
  };
}
