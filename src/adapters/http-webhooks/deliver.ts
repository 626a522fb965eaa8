import { createHmac } from "node:crypto";
import type { WebhookSettings } from "../../ports/settings.ts";
import type { WebhookEvent } from "../../ports/webhooks.ts";
import { newId } from "../../runtime/id.ts";
import { log } from "../../runtime/log.ts";
import { pause } from "../../runtime/pause.ts";

/*
 * Signs and sends events as the Standard Webhooks specification says, which receivers have libraries for: the signature is
 * over id, time and body, so that none can be changed or replayed later.
 */

/** Waits before each try. Cloudflare gives work after a response 30 s, and all tries fit into them. */
const WAITS_MS = [0, 1_000, 4_000, 12_000];
const DEADLINE_MS = 3_000;

/** The receiver wants no more of these events. */
const GONE = 410;

/** Sends an event, until the receiver answers with 2xx or the tries are over. Never rejects. */
export async function deliver(event: WebhookEvent, { url, secret }: WebhookSettings, now: number): Promise<void> {
  const body = JSON.stringify({ type: event.type, timestamp: new Date(now).toISOString(), data: event.data });
  const id = newId("evt", now);
  let problem = "";
  for (const wait of WAITS_MS) {
    if (wait > 0) await pause(wait);
    const sentAt = String(Math.floor(Date.now() / 1000));
    const headers = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": sentAt,
      "webhook-signature": signatureOf(secret, id, sentAt, body),
    };
    problem = await send(url, headers, body);
    if (problem === "") return;
    if (problem === `status ${GONE}`) break;
  }
  const advice = "Check WEBHOOK_URL and its receiver. The event is lost; nothing else is affected.";
  log("warn", { event: "webhook_not_delivered", reason: problem, advice });
}

/** Returns "" if the receiver took the event, or what went wrong. */
async function send(url: string, headers: Record<string, string>, body: string): Promise<string> {
  try {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    await response.body?.cancel();
    return response.ok ? "" : `status ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.name : "unknown";
  }
}

/** Returns the signature of an event: HMAC-SHA-256 in base64, after the version of the scheme. */
export function signatureOf(secret: string, id: string, timestamp: string, body: string): string {
  const key = secret.startsWith(PREFIX) ? bytesIn(secret.slice(PREFIX.length)) : secret;
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

const bytesIn = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** Marks a secret whose rest is base64, as the specification writes it. */
const PREFIX = "whsec_";
