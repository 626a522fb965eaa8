import { within } from "../runtime/deadline.ts";
import { reachOf } from "../http/network-reach.ts";
import type { Upstream } from "../ports/deployment.ts";
import { type ClientRecord, isDocumentUrl, readClientDocument } from "./client-document.ts";

/*
 * Anybody may make the proxy fetch a URL by calling it a client. So it fetches little, briefly, from public addresses
 * alone, follows no redirect, and asks a host again only after a while, whatever it answered.
 */

/** The limit of the draft. */
const MAX_BYTES = 5 * 1024;
const FETCHED_FOR_MS = 5_000;
const FRESH_FOR_MS = 10 * 60_000;
/** A client whose document could not be read may have been mended since. */
const FAILED_FOR_MS = 15_000;
const MAX_KNOWN = 500;

interface Known {
  readonly client: ClientRecord | null;
  readonly until: number;
}

/** The documents by URL, in memory alone. */
const known = new Map<string, Known>();

/** Returns the client that a URL describes, or null if it describes none. */
export async function fetchClientDocument(url: string, network: Upstream): Promise<ClientRecord | null> {
  if (!isDocumentUrl(url) || reachOf(new URL(url).hostname) !== "public") return null;
  const before = known.get(url);
  if (before && before.until > Date.now()) return before.client;
  const client = await within(FETCHED_FOR_MS, fetchOnce(url, network)).catch(() => null);
  known.delete(url);
  const oldest = known.keys().next();
  if (known.size >= MAX_KNOWN && !oldest.done) known.delete(oldest.value);
  known.set(url, { client, until: Date.now() + (client ? FRESH_FOR_MS : FAILED_FOR_MS) });
  return client;
}

async function fetchOnce(url: string, network: Upstream): Promise<ClientRecord | null> {
  const request = new Request(url, {
    headers: { accept: "application/json", "accept-encoding": "identity", "user-agent": "throughline" },
    redirect: "manual",
    signal: AbortSignal.timeout(FETCHED_FOR_MS),
  });
  const response = await network.send(request);
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    return null;
  }
  const text = await readAtMost(response.body as ReadableStream<Uint8Array>, MAX_BYTES);
  return text === null ? null : readClientDocument(url, text);
}

/** Returns null for a body that is longer, or not UTF-8. */
async function readAtMost(body: ReadableStream<Uint8Array>, most: number): Promise<string | null> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  const reader = body.getReader();
  let [text, length] = ["", 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.byteLength;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
