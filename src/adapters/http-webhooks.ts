import { waitUntil } from "cloudflare:workers";
import type { WebhookSettings } from "../ports/settings.ts";
import type { WebhookEvent, Webhooks } from "../ports/webhooks.ts";
import { lazyModule } from "../runtime/lazy-module.ts";

const deliveries = lazyModule(() => import("./http-webhooks/deliver.ts"));

/** A tenant over its limit is refused at each request. One event a minute tells as much. */
const QUOTA_EVERY_MS = 60_000;
const MAX_TENANTS = 1_000;

/** A receiver over HTTP. Events are sent once the code that signs them is loaded. */
export function httpWebhooks(settings: WebhookSettings): Webhooks {
  const told = new Map<string, number>();
  const isRepeated = ({ type, data }: WebhookEvent, now: number): boolean => {
    if (type !== "quota.reached") return false;
    const key = JSON.stringify(data);
    const isRecent = now - (told.get(key) ?? 0) < QUOTA_EVERY_MS;
    if (told.size >= MAX_TENANTS) told.clear();
    if (!isRecent) told.set(key, now);
    return isRecent;
  };
  return {
    notify(event, now) {
      if (isRepeated(event, now)) return;
      waitUntil(deliveries.tryLoad().then((code) => code?.deliver(event, settings, now)));
    },
  };
}
