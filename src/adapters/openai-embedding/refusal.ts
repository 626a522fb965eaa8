/** A text that is too long has these. Those who wrap other engines send them as faults of their own. */
const OF_THE_TEXT: ReadonlySet<number> = new Set([400, 413, 422]);

/** As vLLM, llama.cpp, Ollama and OpenAI say it. */
const TOO_LONG =
  /too (?:large|long)|context (?:length|size|window)|maximum (?:input|sequence)|exceeds?\b.{0,40}\btokens/i;

/** Whether the texts are at fault and not the provider. */
export function isRefusal(status: number, body: string): boolean {
  return OF_THE_TEXT.has(status) || (status >= 500 && TOO_LONG.test(body));
}

/** RFC 9110, 10.2.3: seconds or a date. Null where it says neither. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
