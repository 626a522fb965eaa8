import { createRemoteJWKSet, customFetch } from "jose/jwks/remote";

export type KeySet = ReturnType<typeof createRemoteJWKSet>;

const MAX_FETCH_MS = 5_000;
const MAX_FETCHES_A_MINUTE = 6;
/** Ten minutes: a key that is removed from a set is refused no later. */
const FRESH_FOR_MS = 600_000;
const MAX_CHARACTERS = 256 * 1024;

/**
 * Returns the key set at a URL. It is fetched when first needed and kept for ten minutes; an unknown key id fetches it at once.
 * Made-up key ids cause no more than a few fetches a minute. Redirects are not followed. One fetch serves all requests that
 * wait for it, so this belongs in a Durable Object.
 */
export function keySetAt(url: string, fetcher: (url: string, init: RequestInit) => Promise<Response>): KeySet {
  let fetches: number[] = [];
  let last: { text: string; at: number } | null = null;
  let running: Promise<string> | null = null;
  return createRemoteJWKSet(new URL(url), {
    timeoutDuration: MAX_FETCH_MS,
    cooldownDuration: 0,
    cacheMaxAge: FRESH_FOR_MS,
    [customFetch]: async (at, init) => {
      const now = Date.now();
      fetches = fetches.filter((time) => time > now - 60_000);
      if (!running && fetches.length >= MAX_FETCHES_A_MINUTE) {
        if (last && last.at > now - FRESH_FOR_MS) return new Response(last.text);
        throw new Error("the key set was fetched too often in the last minute");
      }
      if (!running) {
        fetches.push(now);
        running = textOf(fetcher(at, { ...init, redirect: "manual" })).finally(() => (running = null));
      }
      last = { text: await running, at: now };
      return new Response(last.text);
    },
  });
}

async function textOf(fetched: Promise<Response>): Promise<string> {
  const response = await fetched;
  if (response.status !== 200) throw new Error(`the key set answered ${response.status} instead of 200`);
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_CHARACTERS) throw new Error(`the key set is longer than ${MAX_CHARACTERS} characters`);
  }
  return text + decoder.decode();
}
