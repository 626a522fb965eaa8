import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hasRedis, startUpstash } from "../support/upstash/start-upstash.ts";
import { cleanUp, newDataDir, startProduct } from "./support/start-product.ts";

/* Moving users between storages: all of them, once each, whatever breaks it off. */

afterAll(cleanUp);

const USERS = Array.from({ length: 6 }, (_, i) => ({ user: `user-${i}`, tenant: "acme", key: "sk-of-the-app" }));
const MEMORIES = 20;

type User = (typeof USERS)[number];

const headersOf = ({ user, tenant, key }: User) => ({
  authorization: `Bearer ${key}`,
  "throughline-user": user,
  "throughline-tenant": tenant,
});

async function exported(url: string, user: User): Promise<string> {
  const response = await fetch(`${url}/memory/export`, { headers: headersOf(user) });
  expect(response.status).toBe(200);
  return response.text();
}

interface Migration {
  readonly child: ChildProcess;
  readonly output: () => string;
}

function migrate(from: string, to: string, folder: string, dataDir: string, env: Record<string, string>): Migration {
  const args = ["--from", from, "--to", to, "--users", join(folder, "users"), "--data-dir", dataDir, "--together", "3"];
  const child = spawn(process.execPath, ["scripts/migrate.mjs", ...args, "--progress", join(folder, "progress")], {
    env: { ...process.env, RECALL_DEADLINE_MS: "5000", ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: unknown) => (said += String(chunk)));
  return { child, output: () => said };
}

test.skipIf(!hasRedis())(
  "moving to Upstash and back, with kill -9 on the way, moves everything once",
  async () => {
    const upstash = await startUpstash();
    const folder = await newDataDir();
    await writeFile(join(folder, "users"), USERS.map((user) => JSON.stringify(user)).join("\n"));
    const there = await startProduct();
    for (const user of USERS) {
      const lines = Array.from({ length: MEMORIES }, (_, i) =>
        JSON.stringify({ kind: "memory", text: `${user.user} keeps note ${i} of many` }),
      );
      const body = lines.join("\n");
      expect(
        (await fetch(`${there.url}/memory/import`, { method: "POST", headers: headersOf(user), body })).status,
      ).toBe(200);
    }
    const before = await Promise.all(USERS.map((user) => exported(there.url, user)));
    await there.stop();

    const broken = migrate("durable-object", "upstash", folder, there.dataDir, upstash.settings);
    const done = async (): Promise<number> => {
      const text = await readFile(join(folder, "progress"), "utf8").catch(() => "");
      return text.split("\n").length - 1;
    };
    await expect.poll(done, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0);
    broken.child.kill("SIGKILL");
    await once(broken.child, "exit");
    expect(await done()).toBeLessThan(USERS.length);

    const resumed = migrate("durable-object", "upstash", folder, there.dataDir, upstash.settings);
    const [code] = (await once(resumed.child, "exit")) as [number];
    expect(resumed.output()).toContain("found there with the same hashes");
    expect(code).toBe(0);

    const cold = await startProduct({ env: { STORAGE: "upstash", RECALL_DEADLINE_MS: "5000", ...upstash.settings } });
    expect(await Promise.all(USERS.map((user) => exported(cold.url, user)))).toEqual(before);
    await cold.stop();

    const dataDir = await newDataDir();
    const back = migrate("upstash", "durable-object", folder, dataDir, upstash.settings);
    const [backCode] = (await once(back.child, "exit")) as [number];
    expect(backCode).toBe(0);
    const home = await startProduct({ env: { DATA_DIR: dataDir } });
    expect(await Promise.all(USERS.map((user) => exported(home.url, user)))).toEqual(before);
    await home.stop();
    upstash.stop();
  },
  120_000,
);
