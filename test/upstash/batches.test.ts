import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import type { ColdRow, ColdTier } from "../../src/ports/cold-tier.ts";
import { Person } from "../support/person.ts";
import { carried } from "../support/upstash/cold-start.ts";
import { replicaOf } from "../support/upstash/large-user.ts";

/** The largest call that every plan accepts. */
const MAX_MEGABYTES = 10;

test("gathered rows are pushed in calls within the size limit, in any script", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  await carried(person);
  const sizes: number[] = [];
  const service = { isUp: false };
  await runInDurableObject(await person.vault(), (instance) => {
    const { pusher } = replicaOf(instance) as { pusher: { cold: ColdTier } };
    const { cold } = pusher;
    pusher.cold = {
      ...cold,
      push: (place, writer, rows: readonly ColdRow[]) => {
        if (!service.isUp) return Promise.reject(new Error("down"));
        sizes.push(new TextEncoder().encode(JSON.stringify(rows)).length / 2 ** 20);
        return cold.push(place, writer, rows);
      },
    };
  });
  const long = "\u6f22".repeat(149_000);
  const lines = Array.from({ length: 16 }, (_, i) =>
    JSON.stringify({
      kind: "exchange",
      conversation: `c${i}`,
      at: "2026-01-01T00:00:00Z",
      messages: [
        { role: "user", content: `${i} ${long}` },
        { role: "assistant", content: long },
      ],
    }),
  );
  expect((await person.memory("/import", "POST", lines.join("\n"))).status).toBe(200);
  service.isUp = true;
  await carried(person);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(MAX_MEGABYTES);
  expect(Math.max(...sizes)).toBeLessThan(MAX_MEGABYTES);
  await person.erase();
}, 30_000);
