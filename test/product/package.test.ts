import { type ChildProcessWithoutNullStreams, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import OpenAI from "openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanUp, newDataDir, startProduct } from "./support/start-product.ts";

/*
 * The package as `npm pack` makes it, beside its own dependencies and nothing else: no sources, no bundler.
 */

const root = join(import.meta.dirname, "../..");
const run = promisify(execFile);
let installed = "";
let manifest: Manifest;

beforeAll(async () => {
  const folder = await newDataDir();
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: root });
  const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf("["))) as [{ filename: string }];
  await run("tar", ["-xzf", filename], { cwd: folder });
  installed = join(folder, "package");
  manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as Manifest;
  await mkdir(join(installed, "node_modules"));
  for (const name of Object.keys(manifest.dependencies)) {
    await symlink(join(root, "node_modules", name), join(installed, "node_modules", name));
  }
}, 60_000);

afterAll(cleanUp);

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly engines: Record<string, string>;
}

test("the package starts, learns and recalls", async () => {
  const product = await startProduct({ command: [process.execPath, join(installed, "cli/throughline.mjs"), "start"] });
  const client = new OpenAI({ baseURL: product.baseUrl, apiKey: "sk-app" });
  const ask = async (content: string) => {
    const messages = [{ role: "user" as const, content }];
    const completion = await client.chat.completions.create({ model: "stand-in", user: "ada", messages });
    return completion.choices[0]?.message.content;
  };
  await ask("I live in Bergen.");
  expect(await ask("Where do I live?")).toContain("Bergen");
  expect(await product.stop()).toBe(0);
});

test("the package tells the story of its demo, here as JSON", async () => {
  const { stdout } = await run(process.execPath, [join(installed, "cli/throughline.mjs"), "demo", "--json"]);
  const { held, claims } = JSON.parse(stdout) as { held: boolean; claims: { holds: boolean }[] };
  expect([held, claims.every(({ holds }) => holds)]).toEqual([true, true]);
  expect(claims.length).toBeGreaterThanOrEqual(14);
});

test("the package's start tells its address as JSON, and nothing else", async () => {
  const env = { PATH: process.env["PATH"], PORT: "0", DATA_DIR: await newDataDir() };
  const start = spawn(process.execPath, [join(installed, "cli/throughline.mjs"), "start", "--json"], { env });
  const ended = once(start, "exit");
  const [line] = (await once(start.stdout, "data")) as [Buffer];
  const { url, baseUrl, mode } = JSON.parse(line.toString()) as Record<string, string>;
  expect([baseUrl, mode]).toEqual([`${url}/v1`, "personal"]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  start.kill("SIGTERM");
  expect((await ended)[0]).toBe(0);
});

test("the package holds what it runs, and neither sources nor tests", async () => {
  expect((await readdir(installed)).toSorted()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "cli",
    "client",
    "dist",
    "docs",
    "node_modules",
    "package.json",
    "train",
    "wrangler.toml",
  ]);
  expect(await readdir(join(installed, "train"))).toEqual(["MODEL_CARD.md"]);
});

test("the types of throughline/worker name every Durable Object that wrangler.toml binds", async () => {
  const types = await readFile(join(installed, "dist/worker/worker.d.ts"), "utf8");
  const wrangler = await readFile(join(installed, "wrangler.toml"), "utf8");
  const bound = new Set([...wrangler.matchAll(/class_name = "(\w+)"/g)].map(([, name]) => name));
  const named = [...types.matchAll(/const (\w+): DurableObjectClass/g)].map(([, name]) => name);
  expect(new Set(named)).toEqual(bound);
});

/** Bytes of all files in a folder. */
async function bytesIn(path: string): Promise<number> {
  const files = await readdir(path, { recursive: true, withFileTypes: true });
  const sizes = files.filter((file) => file.isFile()).map(({ parentPath, name }) => stat(join(parentPath, name)));
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
}

test("the package is under 200 MB with all that it installs, which runs on Node 20, 22 and 24", async () => {
  const names = Object.keys(manifest.dependencies);
  const platforms = await readdir(join(root, "node_modules/@cloudflare"));
  const installs = [
    ...names,
    ...platforms.filter((name) => name.startsWith("workerd-")).map((name) => `@cloudflare/${name}`),
  ];
  let bytes = 0;
  for (const name of ["dist", "docs", "cli", "client"]) bytes += await bytesIn(join(installed, name));
  for (const name of installs) {
    const folder = join(root, "node_modules", name);
    bytes += await bytesIn(folder);
    const { engines, dependencies = {} } = JSON.parse(
      await readFile(join(folder, "package.json"), "utf8"),
    ) as Partial<Manifest>;
    // npm warns (`EBADENGINE`) of a package that wants another Node.
    expect(Number(/^>=\s*(\d+)/.exec(engines?.["node"] ?? ">=0")?.[1]), name).toBeLessThanOrEqual(20);
    expect(Object.keys(dependencies), name).toEqual([]);
  }
  expect(bytes).toBeGreaterThan(50_000_000);
  expect(bytes).toBeLessThan(200_000_000);
});

const SAMPLE = `
import throughline from "throughline/worker";
export { Answers, Directory, Grants, Rulebook, Tenant, Vault } from "throughline/worker";
export default {
  fetch(request, env, context) {
    return new URL(request.url).pathname === "/own" ? new Response("mine") : throughline.fetch(request, env, context);
  },
};
`;

test("throughline/worker is mounted in a Worker of one's own", async () => {
  const folder = await newDataDir();
  await writeFile(join(folder, "index.js"), SAMPLE);
  const settings = (await readFile(join(installed, "wrangler.toml"), "utf8"))
    .replace(/^main = .*$/m, 'main = "index.js"')
    .replace(/^\[build\]\n(?:\w+ = .*\n)*/m, "")
    .replace(/^\[env\.production\][^]*/m, "");
  await writeFile(join(folder, "wrangler.toml"), settings);
  await mkdir(join(folder, "node_modules"));
  await symlink(installed, join(folder, "node_modules/throughline"));
  const vars = ["HOST:127.0.0.1", "STAND_IN_MODEL:on", "RECALL_DEADLINE_MS:5000"].flatMap((one) => ["--var", one]);
  const dev = ["dev", "--local", "--ip", "127.0.0.1", "--port", "0", "--show-interactive-dev-session=false", ...vars];
  const quiet = { CI: "1", WRANGLER_SEND_METRICS: "false", WRANGLER_SEND_ERROR_REPORTS: "false" };
  const worker = spawn(process.execPath, [join(root, "node_modules/wrangler/bin/wrangler.js"), ...dev], {
    cwd: folder,
    env: { ...process.env, ...quiet, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_LOG_PATH: join(folder, "log") },
    detached: true,
  });
  const ended = once(worker, "exit");
  try {
    const url = await addressOf(worker);
    expect(await (await fetch(new URL("/own", url))).text()).toBe("mine");
    const say = async (content: string) => {
      const body = JSON.stringify({ model: "stand-in", messages: [{ role: "user", content }] });
      const init = { method: "POST", headers: { "throughline-user": "ada" }, body };
      return (await fetch(new URL("/v1/chat/completions", url), init)).text();
    };
    await say("I live in Bergen.");
    expect(await say("Where do I live?")).toContain("Bergen");
  } finally {
    process.kill(-(worker.pid ?? 0), "SIGKILL");
    await ended;
  }
});

/** Resolves when a development server says where it listens. */
function addressOf(server: ChildProcessWithoutNullStreams): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /Ready on (http:\/\/\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("exit", () => reject(new Error(`ended before it was ready:\n${output}`)));
  });
}

test("a command that does not exist is refused, and the help is shown", async () => {
  const refused: unknown = await run(process.execPath, [join(installed, "cli/throughline.mjs"), "strat"]).catch(
    (error: unknown) => error,
  );
  expect(refused).toMatchObject({ code: 1 });
  expect((refused as { stderr: string }).stderr).toContain("Usage: throughline");
});
