import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { Agent, createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { CHECKOUT, cleanUp, failingStart, newDataDir, startProduct } from "./support/start-product.ts";

afterAll(cleanUp);

test("prints its base URL and two curl lines that show a memory in use, with no key", async () => {
  const product = await startProduct({ command: CHECKOUT });
  expect(product.output()).toContain(`Throughline is listening on ${product.baseUrl}\n`);
  const consoleUrl = /^Look into it at (\S+)$/m.exec(product.output())?.[1] ?? "";
  expect((await fetch(consoleUrl)).headers.get("content-type")).toContain("text/html");

  const lines = [...product.output().matchAll(/^\s*(curl .*)$/gm)].map(([, line = ""]) => line);
  const said: string[] = [];
  for (const line of lines) {
    const { stdout } = await promisify(execFile)("sh", ["-c", `${line} -sS --fail --include`]);
    const [head = "", body = ""] = stdout.split("\r\n\r\n");
    const { object, model, choices } = JSON.parse(body) as {
      object: string;
      model: string;
      choices: { message: { content: string } }[];
    };
    expect({ object, model }).toEqual({ object: "chat.completion", model: "stand-in" });
    // The very first request of a new installation already has its memory.
    expect(head.toLowerCase()).toContain("\r\nthroughline-memory: on;");
    said.push(choices[0]?.message.content ?? "");
  }
  expect(said).toEqual([
    expect.any(String),
    expect.stringMatching(/I was told about you:\n- [-\d: ]+user: I live in Bergen/),
  ]);
  await product.stop();
});

test("a taken port is one clear line", async () => {
  const holder = createServer().listen(0, "127.0.0.1");
  await once(holder, "listening");
  const { port } = holder.address() as AddressInfo;
  expect(await failingStart({ PORT: String(port) })).toEqual({
    code: 1,
    stderr: `throughline: PORT: ${port} on 127.0.0.1 is already in use\n`,
  });
  holder.close();
});

test.each([
  ["PORT", "sekret"],
  ["PORT", "65536"],
  ["HOST", "sekret.invalid"],
  ["DATA_DIR", "/dev/null/sekret"],
  ["UPSTREAM_BASE_URL", "sekret"],
  ["CACHE_TTL_SECONDS", "sekret"],
  ["RECALL_DEADLINE_MS", "-1"],
  ["DURABILITY", "sekret"],
  ["STAND_IN_MODEL", "sekret"],
  ["ACCOUNT", "sekret"],
  ["EMBEDDER", "sekret"],
  ["EMBEDDER", "workers-ai"],
  ["EMBEDDER_BASE_URL", "sekret"],
  ["THROUGHLINE_KEY", "sekret with blanks"],
])("an unusable %s is one line that names it, never its value", async (name, value) => {
  const { code, stderr } = await failingStart({ [name]: value });
  expect(code).toBe(1);
  expect(stderr).toMatch(new RegExp(`^throughline: ${name}: .+\\n$`));
  expect(stderr).not.toContain("sekret");
});

test("a key that would be lent to the whole network stops the start", async () => {
  const { code, stderr } = await failingStart({ HOST: "0.0.0.0", UPSTREAM_API_KEY: "sekret" });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^throughline: UPSTREAM_API_KEY: .+\n$/);
  expect(stderr).not.toContain("sekret");
});

test.each(["UPSTREAM_API_KEY", "UPSTREAMS"])("%s is lent to whoever brings the THROUGHLINE_KEY", async (name) => {
  const value = name === "UPSTREAMS" ? '{"groq":{"baseUrl":"http://127.0.0.1:9/v1","apiKey":"sekret"}}' : "sekret";
  const product = await startProduct({ env: { HOST: "0.0.0.0", THROUGHLINE_KEY: "sekret-of-mine", [name]: value } });
  expect(product.output()).toContain("Who may call: whoever brings THROUGHLINE_KEY");
  expect(product.output()).not.toContain("sekret");
  expect((await fetch(`${product.baseUrl}/models`)).status).toBe(401);
  await product.stop();
});

test("an account for every caller stops the start where anybody may call, unless they bring a key", async () => {
  const { code, stderr } = await failingStart({ HOST: "0.0.0.0", ACCOUNT: "shared" });
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^throughline: ACCOUNT: .+\n$/)]);
});

test.each([
  ["127.0.0.1", "programs on this machine"],
  ["localhost", "programs on this machine"],
  ["0.0.0.0", "whoever reaches this address"],
])("on %s it says in one line who may call: %s", async (HOST, words) => {
  const product = await startProduct({ env: { HOST } });
  const lines = product
    .output()
    .split("\n")
    .filter((line) => line.startsWith("Who may call: "));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(words);
  const memory = await fetch(`${product.url}/memory`, { headers: { "throughline-user": "ada" } });
  expect(memory.status).toBe(HOST === "0.0.0.0" ? 401 : 200);
  await product.stop();
});

test("SIGTERM as soon as the port is open ends it, whether it was ready or not", async () => {
  for (let wait = 0; wait < 4; wait++) {
    const dataDir = await newDataDir();
    const child = spawn(process.execPath, ["cli/throughline.mjs", "start"], {
      cwd: join(import.meta.dirname, "../.."),
      env: { PATH: process.env["PATH"], PORT: "0", DATA_DIR: dataDir },
      stdio: "ignore",
    });
    const exited = once(child, "exit");
    // workerd is started once its process is noted, and opens the port before anything answers.
    const noted = async (): Promise<boolean> =>
      readFile(join(dataDir, "running.json"), "utf8").then(
        (text) => text.includes('"workerd":{'),
        () => false,
      );
    await expect.poll(noted, { timeout: 20_000, interval: 5 }).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, wait * 60));
    const asked = Date.now();
    child.kill("SIGTERM");
    expect((await exited)[0]).toBe(0);
    expect(Date.now() - asked).toBeLessThan(7_000);
  }
});

test.each([
  ["whose file may not be executed", "#!/bin/sh\nexit 0\n", 0o644, /executed/],
  ["whose loader this machine lacks", "#!/lib/no-such-loader.so\n", 0o755, /glibc/],
  ["that finds an older glibc", "#!/bin/sh\necho \"version 'GLIBC_2.35' not found\" >&2; exit 1\n", 0o755, /glibc/],
  ["for another processor", "\x7fELF\x02\x01\x01 of another machine", 0o755, /another processor/],
])("a workerd %s is one line that says what to do", async (_what, program, mode, reason) => {
  const checkout = await checkoutWith(program, mode);
  const { code, stderr } = await promisify(execFile)(process.execPath, ["cli/throughline.mjs", "start"], {
    cwd: checkout,
    env: { PATH: process.env["PATH"], PORT: "0", DATA_DIR: join(checkout, "data") },
  }).then(
    () => ({ code: 0, stderr: "" }),
    (error: unknown) => error as { code: number; stderr: string },
  );
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^throughline: workerd cannot run: .*npm install.*\n$/)]);
  expect(stderr).toMatch(reason);
});

/** A checkout whose workerd is this program. */
async function checkoutWith(program: string, mode: number): Promise<string> {
  const root = join(import.meta.dirname, "../..");
  const checkout = await newDataDir();
  const own = ["cli", "client", "src", "package.json", "wrangler.toml"];
  for (const name of own) await cp(join(root, name), join(checkout, name), { recursive: true });
  const modules = join(checkout, "node_modules");
  await mkdir(modules);
  for (const name of await readdir(join(root, "node_modules"))) {
    if (name !== "workerd" && name !== "@cloudflare")
      await symlink(join(root, "node_modules", name), join(modules, name));
  }
  await cp(join(root, "node_modules/workerd"), join(modules, "workerd"), { recursive: true });
  const platform =
    (await readdir(join(root, "node_modules/@cloudflare"))).find((name) => name.startsWith("workerd-")) ?? "";
  const at = join(modules, "@cloudflare", platform);
  await mkdir(join(at, "bin"), { recursive: true });
  await cp(join(root, "node_modules/@cloudflare", platform, "package.json"), join(at, "package.json"));
  await writeFile(join(at, "bin/workerd"), program, { encoding: "latin1", mode });
  return checkout;
}

test("an empty setting is an unset one", async () => {
  const product = await startProduct({ env: { HOST: "", CACHE_TTL_SECONDS: "", UPSTREAM_API_KEY: "" } });
  expect(await product.stop()).toBe(0);
});

test.each(["SIGTERM", "SIGINT"] as const)("%s ends it cleanly, with a client still connected", async (signal) => {
  const product = await startProduct();
  const agent = new Agent({ keepAlive: true });
  const [response] = (await once(get(`${product.url}/healthz`, { agent }), "response")) as [IncomingMessage];
  response.resume();
  await once(response, "end");

  const asked = Date.now();
  process.kill(product.pid, signal);
  expect(await product.exited).toBe(0);
  expect(Date.now() - asked).toBeLessThan(4000);
  await expect(fetch(`${product.url}/healthz`)).rejects.toThrow();
  agent.destroy();

  const again = await startProduct({ env: { DATA_DIR: product.dataDir, PORT: new URL(product.url).port } });
  expect(again.url).toBe(product.url);
  await again.stop();
});

test.each(["SIGTERM", "SIGINT"] as const)("%s to npm itself ends it cleanly too", async (signal) => {
  const product = await startProduct({ command: ["npm", "start"] });
  process.kill(product.pid, signal);
  expect(await product.exited).toBe(0);
  expect(await answers(product.url)).toBe(false);
});

test("SIGTERM to npx, which does not pass it on, ends it too", async () => {
  // npx runs a package's command in a shell, and a signal ends both.
  const command = ["/bin/sh", "-c", `'${process.execPath}' cli/throughline.mjs start; exit`];
  const env = { npm_lifecycle_event: "npx", npm_lifecycle_script: "'throughline'" };
  const product = await startProduct({ command, env });
  process.kill(product.pid, "SIGTERM");
  await product.exited;
  expect(await answers(product.url)).toBe(false);
  await (await startProduct({ env: { DATA_DIR: product.dataDir } })).stop();
});

test("a second start on the same data is refused, and the first goes on", async () => {
  const product = await startProduct();
  const second = await failingStart({ DATA_DIR: product.dataDir });
  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(
    /^throughline: DATA_DIR: is in use by another start \(process \d+\); stop that one or name another folder\n$/,
  );
  expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
  await product.stop();
});

test("starts again after kill -9 of every process of it", async () => {
  const product = await startProduct();
  await product.kill9();
  const again = await startProduct({ env: { DATA_DIR: product.dataDir, PORT: new URL(product.url).port } });
  expect(await again.stop()).toBe(0);
});

test("kill -9 of workerd ends the start, with one line and an exit code, and it starts again", async () => {
  const product = await startProduct();
  process.kill(await product.workerdPid(), "SIGKILL");
  expect(await product.exited).toBe(1);
  expect(product.output()).toContain("throughline: workerd ended by itself (SIGKILL)\n");
  const again = await startProduct({ env: { DATA_DIR: product.dataDir } });
  await again.stop();
});

test("kill -9 of the start alone leaves no workerd behind", async () => {
  const product = await startProduct();
  process.kill(product.pid, "SIGKILL");
  await product.exited;
  await expect.poll(() => answers(product.url)).toBe(false);
  const again = await startProduct({ env: { DATA_DIR: product.dataDir, PORT: new URL(product.url).port } });
  await again.stop();
});

test("several starts at once, each with its own data, do not disturb each other", async () => {
  const products = await Promise.all([1, 2, 3].map(() => startProduct({ command: CHECKOUT })));
  expect(new Set(products.map(({ url }) => url)).size).toBe(3);
  for (const { url } of products) expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(await Promise.all(products.map((product) => product.stop()))).toEqual([0, 0, 0]);
});

test.each(["new", "left by kill -9"])(
  "of several starts at once on the same data, %s, exactly one runs",
  async (data) => {
    const dataDir = await newDataDir();
    if (data !== "new") await (await startProduct({ env: { DATA_DIR: dataDir } })).kill9();
    const starting = [1, 2, 3, 4].map(() => startProduct({ env: { DATA_DIR: dataDir }, command: CHECKOUT }));
    const starts = await Promise.allSettled(starting);
    const running = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    expect(running).toHaveLength(1);
    await running[0]?.stop();
  },
);

test("what it stores is for its owner alone", async () => {
  const parent = await newDataDir();
  const product = await startProduct({ env: { DATA_DIR: `${parent}/new/data` } });
  for (const path of [product.dataDir, `${product.dataDir}/objects`, `${product.dataDir}/run`]) {
    expect((await stat(path)).mode & 0o777).toBe(0o700);
  }
  await product.stop();
});

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    () => true,
    () => false,
  );
}
