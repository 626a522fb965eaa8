/** Statuses that servers give for a text that is too long. */
const OF_THE_TEXT: ReadonlySet<number> = new Set([400, 413, 422]);

/** The wordings of vLLM, llama.cpp, Ollama and OpenAI. Servers that wrap them send these with a status of 500. */
const TOO_LONG =
  /too (?:large|long)|context (?:length|size|window)|maximum (?:input|sequence)|exceeds?\b.{0,40}\btokens/i;

/** Says whether the texts are at fault, and not the provider. */
export function isRefusal(status: number, body: string): boolean {
  return OF_THE_TEXT.has(status) || (status >= 500 && TOO_LONG.test(body));
}

/** Reads `Retry-After` (RFC 9110, 10.2.3), which holds seconds or a date. Returns null if it holds neither. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
