import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hasRedis, startUpstash } from "../support/upstash/start-upstash.ts";
import { canary, timesIn } from "./support/byte-scan.ts";
import { cleanUp, newDataDir, type Product, startProduct } from "./support/start-product.ts";
import { talkerTo } from "./support/talker.ts";

/* Moving a platform between storages: its tenants with their keys, their counters and their rules, and then their users. */

afterAll(cleanUp);

const SETTINGS = {
  ADMIN_KEY: "adm-of-the-migration",
  ENCRYPTION_KEY: "of-the-migration-of-the-migration-of-it",
  RECALL_DEADLINE_MS: "5000",
};

async function admin<T>({ url }: Product, path: string, method = "GET", body?: object): Promise<T> {
  const headers = { authorization: `Bearer ${SETTINGS.ADMIN_KEY}`, "content-type": "application/json" };
  const response = await fetch(`${url}/admin${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const text = await response.text();
  return (text === "" ? null : JSON.parse(text)) as T;
}

interface Way {
  readonly from: string;
  readonly to: string;
  readonly users: string;
  readonly dataDir: string;
  readonly env: Record<string, string>;
}

/** @param killAfterMs null: it is let be */
async function migrated({ from, to, users, dataDir, env }: Way, killAfterMs: number | null): Promise<void> {
  const args = ["--from", from, "--to", to, "--users", users, "--data-dir", dataDir, "--progress", `${users}.progress`];
  const child = spawn(process.execPath, ["cli/throughline.mjs", "migrate", ...args], {
    env: { ...process.env, ...SETTINGS, ...env },
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: unknown) => (said += String(chunk)));
  if (killAfterMs !== null) setTimeout(() => process.kill(-(child.pid ?? 0), "SIGKILL"), killAfterMs);
  const [code] = (await once(child, "exit")) as [number | null];
  if (killAfterMs !== null) return;
  expect(said).toContain("2 tenants moved, and found there as they were sent.");
  expect([said.includes("found in the target with the same hashes"), code], said).toEqual([true, 0]);
}

test.skipIf(!hasRedis())(
  "keys let in, revoked ones do not, limits go on, rules hold and users are remembered, there and back again",
  async () => {
    const upstash = await startUpstash();
    const there = await startProduct({ env: SETTINGS });
    const word = canary("acme");
    const [acme, other] = [`${word} & sons`, "other"];
    await admin(there, "/tenants", "POST", { tenant: acme });
    await admin(there, "/tenants", "POST", { tenant: other });
    const at = `/tenants/${encodeURIComponent(acme)}`;
    const good = await admin<{ key: string }>(there, `${at}/keys`, "POST");
    const bad = await admin<{ id: string; key: string }>(there, `${at}/keys`, "POST");
    await admin(there, `/keys/${bad.id}`, "DELETE");
    const platform = await admin<{ key: string }>(there, "/keys", "POST");
    await admin(there, at, "PATCH", { policy: { limits: { requestsPerDay: 10 } } });
    const headers = { "throughline-key": good.key };
    await fetch(`${there.url}/tenant/rules`, {
      method: "PUT",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ rules: [{ text: "Be brief." }] }),
    });
    const model = { model: "stand-in" };
    const say = async (product: Product, key: string, more = {}) => {
      const response = await fetch(`${product.url}/v1/chat/completions`, {
        method: "POST",
        headers: { "throughline-key": key, "content-type": "application/json", ...more },
        body: JSON.stringify({ ...model, messages: [{ role: "user", content: "hi" }] }),
      });
      await response.text();
      return { status: response.status, left: /;r=(\d+);/.exec(response.headers.get("ratelimit") ?? "")?.[1] };
    };
    for (let i = 0; i < 3; i++) expect((await say(there, good.key)).status).toBe(200);
    await talkerTo(there, "zora", headers).memory("", { method: "POST", body: { text: "Pays in kroner" } });
    // Counters are on disk after a second.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await there.stop();

    const users = join(await newDataDir(), "users");
    await writeFile(users, JSON.stringify({ user: "zora", key: good.key }));
    const env = upstash.settings;
    const holds = async (product: Product, left: string): Promise<void> => {
      expect((await say(product, bad.key)).status).toBe(401);
      expect(await say(product, good.key)).toEqual({ status: 200, left });
      const named = { "throughline-tenant": other };
      expect((await say(product, platform.key, named)).status).toBe(200);
      const rules = await (await fetch(`${product.url}/tenant/rules`, { headers })).json();
      expect(rules).toMatchObject({ version: 1, rules: [{ text: "Be brief." }] });
      const texts = (await talkerTo(product, "zora", headers).memories()).map(({ text }) => text);
      expect(texts).toContain("Pays in kroner");
    };

    const out: Way = { from: "durable-object", to: "upstash", users, dataDir: there.dataDir, env };
    await migrated(out, 900);
    await migrated(out, 2_500);
    await migrated(out, null);
    const cold = await startProduct({ env: { ...SETTINGS, STORAGE: "upstash", ...env } });
    await holds(cold, "6");
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await cold.stop();

    const back: Way = { from: "upstash", to: "durable-object", users, dataDir: await newDataDir(), env };
    await migrated(back, 1_500);
    await migrated(back, null);
    const home = await startProduct({ env: { ...SETTINGS, DATA_DIR: back.dataDir } });
    await holds(home, "5");
    await home.stop();

    const last = await startProduct({ env: { ...SETTINGS, STORAGE: "upstash", ...env } });
    const inRedis = async () => timesIn(new TextDecoder("latin1").decode((await upstash.dump()).redis), word);
    expect(await inRedis()).toBeGreaterThan(0);
    await admin(last, at, "DELETE");
    expect(await inRedis()).toBe(0);
    await last.stop();
    upstash.stop();
  },
  180_000,
);
