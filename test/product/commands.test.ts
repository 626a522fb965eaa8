import { execFileSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanUp, newDataDir, type Product, startProduct } from "./support/start-product.ts";
import { throughline } from "./support/throughline.ts";

/* The commands that look into a running proxy, and those that pack its folder. */

let product: Product;
let folder = "";

beforeAll(async () => {
  [product, folder] = [await startProduct(), await newDataDir()];
});

afterAll(cleanUp);

const run = (args: readonly string[], env = {}) => throughline(args, { THROUGHLINE_URL: product.baseUrl, ...env });

async function say(user: string, content: string, { url } = product): Promise<string> {
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { "throughline-user": user },
    body: JSON.stringify({ model: "stand-in", messages: [{ role: "user", content }] }),
  });
  await response.text();
  return response.headers.get("throughline-exchange") ?? "";
}

test("why tells what was told, what the cache decided and what was learnt", async () => {
  await say("ada", "I live in Bergen.");
  const exchange = await say("ada", "Where do I live?");
  const { code, stdout } = await run(["why", exchange, "--user", "ada"]);
  expect(code).toBe(0);
  expect(stdout).toContain("I live in Bergen");
  expect(stdout).toMatch(/^Cache: /m);
  const json = await run(["why", exchange, "--user", "ada", "--json"]);
  expect(JSON.parse(json.stdout)).toMatchObject({ id: exchange });
});

test("why of another user's exchange is refused like an unknown one", async () => {
  const exchange = await say("ada", "Good morning.");
  const foreign = await run(["why", exchange, "--user", "eve"]);
  const unknown = await run(["why", "exc_00000000000000000000000000", "--user", "eve"]);
  expect(foreign.code).toBe(1);
  expect(foreign.stderr.replace(exchange, "")).toBe(unknown.stderr.replace("exc_00000000000000000000000000", ""));
});

test("an export imported for another user brings the same memories, once", async () => {
  await say("bo", "I have a dog named Rex.");
  const file = join(folder, "bo.ndjson");
  expect((await run(["export", file, "--user", "bo"])).code).toBe(0);
  const first = await run(["import", file, "--user", "bea", "--json"]);
  const again = await run(["import", file, "--user", "bea", "--json"]);
  expect(JSON.parse(first.stdout)).toMatchObject({ from: "Throughline", failed: 0, before: 0 });
  expect(JSON.parse(again.stdout)).toMatchObject({ imported: 0, failed: 0 });
  const { stdout } = await run(["export", "--user", "bea"]);
  expect(stdout).toContain("a dog named Rex");
  expect((await run(["export", file, "--user", "bo"])).stderr).toContain("exists already");
});

test("a bad line is named by its number, the others are kept, and the command fails", async () => {
  const file = join(folder, "bad.ndjson");
  await writeFile(file, '{"kind":"memory","text":"Likes tea"}\n\n{"kind":"memory"}\n');
  const { code, stdout } = await run(["import", file, "--user", "cy"]);
  expect(code).toBe(1);
  expect(stdout).toContain("1 imported, 0 were there, 1 refused");
  expect(stdout).toContain("line 3: ");
  const asJson = await run(["import", file, "--user", "cy", "--json"]);
  expect(asJson.code).toBe(1);
  expect(JSON.parse(asJson.stdout)).toMatchObject({ unchanged: 1, failed: 1, errors: [{ line: 3 }] });
});

test("notes are imported, and told in the next conversation", async () => {
  const file = join(folder, "MEMORY.md");
  await writeFile(file, "- I am allergic to walnuts\n");
  expect((await run(["import", file, "--user", "di"])).stdout).toContain("Memories before: 0; now: 1.");
  const exchange = await say("di", "What should I bake?");
  expect((await run(["why", exchange, "--user", "di"])).stdout).toContain("walnuts");
});

test("an erasure asks to be confirmed, and verifies its receipt", async () => {
  await say("eli", "I live in Oslo.");
  expect(await run(["erase", "--user", "eli"])).toMatchObject({ code: 1, stdout: "" });
  expect((await run(["erase", "--yes"])).stderr).toContain("--user");
  const { code, stdout } = await run(["erase", "--user", "eli", "--yes", "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ receipt: { erased: true }, verified: { valid: true, ofThisUser: true } });
  expect((await run(["export", "--user", "eli"])).stdout).not.toContain("Oslo");
});

test("a proxy that is not there is one line", async () => {
  const { code, stderr } = await run(["export", "--user", "ada", "--url", "http://127.0.0.1:9"]);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^throughline: no proxy can be reached at http:\/\/127\.0\.0\.1:9 .*\n$/);
});

test("a variable without a key is named, although nothing is sent", async () => {
  const { code, stderr } = await run(["export", "--user", "ada", "--api-key-env", "NO_SUCH_KEY"]);
  expect([code, stderr]).toEqual([1, "throughline: --api-key-env: NO_SUCH_KEY is not set\n"]);
});

test("a mistake in what is typed is one line that names it, and no stack of Node's", async () => {
  const [taken, lost] = [join(folder, "taken"), join(folder, "lost", "deep.ndjson")];
  await writeFile(taken, "x");
  const cases: readonly (readonly [args: readonly string[], line: string, env?: Record<string, string>])[] = [
    [["export", "--user", "a\nb"], "--user: holds a line break"],
    [["export", "--user", "a", "--tenant", "b\r"], "--tenant: holds a line break"],
    [["export", "--user", "a"], "THROUGHLINE_KEY: holds a line break", { THROUGHLINE_KEY: "tl_secret\r" }],
    [["export", lost, "--user", "a"], `${lost} cannot be written (ENOENT)`],
    [["restore", lost, "--data-dir", join(folder, "r")], `${lost} cannot be read (ENOENT)`],
    [["restore", folder, "--data-dir", join(folder, "r")], `${folder} is a folder`],
    [["restore", taken, "--data-dir", join(folder, "r")], `${taken} is no whole backup`],
    [["restore", taken, "--data-dir", taken], `${taken}: it is no folder (ENOTDIR)`],
    [["start"], "DATA_DIR: cannot be written to: a file is in its place (EEXIST)", { DATA_DIR: taken, PORT: "0" }],
    [["migrate", "--from", "upstash", "--to", "durable-object", "--users", lost], "--users cannot be read"],
  ];
  for (const [args, line, env] of cases) {
    const { code, stdout, stderr } = await run(args, env);
    expect([args[0], code, stdout]).toEqual([args[0], 1, ""]);
    expect(stderr).toContain(line);
    expect(stderr).toMatch(/^throughline: [^\n]+\n$/);
    expect(stderr).not.toContain("secret");
  }
});

test("a backup is not called broken where tar is not installed, or the disk is full", async () => {
  const [file, bin, into] = [join(folder, "whole.tgz"), join(folder, "bin"), join(folder, "into")];
  await writeFile(file, "x");
  await mkdir(bin);
  const restored = () => run(["restore", file, "--data-dir", into], { PATH: bin });
  expect(await restored()).toMatchObject({ code: 1, stderr: "throughline: tar is not installed\n" });
  const full = "tar: ./objects/a: Cannot write: No space left on device";
  await writeFile(join(bin, "tar"), `#!/bin/sh\necho "tar: first" >&2\necho "${full}" >&2\nexit 2\n`, { mode: 0o755 });
  expect(await restored()).toMatchObject({ code: 1, stderr: `throughline: tar failed: ${full}\n` });
});

test("doctor asks the proxy that THROUGHLINE_URL names, as the other commands do", async () => {
  const { stdout } = await run(["doctor", "--json", "--data-dir", product.dataDir]);
  const checks = JSON.parse(stdout) as { check: string; status: string }[];
  expect(checks.find(({ check }) => check === "port")?.status).toBe("well");
});

test("a backup of a running product has what had been answered, and restored into a new folder it recalls", async () => {
  const lived = await startProduct({ env: { CACHE_TTL_SECONDS: "0" } });
  await say("flo", "I live in Genoa.", lived);
  const talk = { over: false, said: 0 };
  const talking = (async () => {
    for (; !talk.over; talk.said++) await say("busy", `My locker number ${talk.said} is at the harbour.`, lived);
  })();
  await expect.poll(() => talk.said, { timeout: 30_000 }).toBeGreaterThan(3);
  const answered = talk.said;
  const file = join(folder, "backup.tgz");
  expect(await throughline(["backup", file, "--data-dir", lived.dataDir])).toMatchObject({ code: 0, stderr: "" });
  talk.over = true;
  await talking;
  expect((await stat(file)).mode & 0o077, "others may not read it").toBe(0);
  expect((await throughline(["backup", file, "--data-dir", lived.dataDir])).stderr).toContain("exists already");
  expect((await readdir(folder)).filter((name) => name.startsWith("backup.tgz"))).toEqual(["backup.tgz"]);
  await lived.stop();

  const restored = join(folder, "restored");
  expect((await throughline(["restore", file, "--data-dir", restored])).code).toBe(0);
  expect((await throughline(["restore", file, "--data-dir", restored])).stderr).toContain("holds something already");
  const again = await startProduct({ env: { DATA_DIR: restored } });
  expect((await throughline(["export", "--user", "flo", "--url", again.url])).stdout).toContain("Genoa");
  const busy = (await throughline(["export", "--user", "busy", "--url", again.url])).stdout;
  for (let i = 0; i < answered; i++) expect(busy).toContain(`My locker number ${i} is at the harbour.`);
  await again.stop();
});

test("a backup of a newer version is not restored", async () => {
  const lived = await startProduct();
  await lived.stop();
  await writeFile(join(lived.dataDir, "format.json"), '{"format":99,"mode":"personal"}');
  const file = join(folder, "newer.tgz");
  expect((await throughline(["backup", file, "--data-dir", lived.dataDir])).code).toBe(0);
  const { code, stderr } = await throughline(["restore", file, "--data-dir", join(folder, "not-restored")]);
  expect([code, stderr]).toEqual([1, expect.stringContaining("newer version of Throughline")]);
  expect(await readdir(folder)).not.toContain("not-restored");
});

test("a backup with a link in it is not restored", async () => {
  const [linked, file] = [join(folder, "linked"), join(folder, "linked.tgz")];
  await mkdir(linked);
  await symlink(folder, join(linked, "objects"));
  execFileSync("tar", ["-czf", file, "-C", linked, "."]);
  const { code, stderr } = await throughline(["restore", file, "--data-dir", join(folder, "linked-restored")]);
  expect([code, stderr]).toEqual([1, expect.stringContaining("holds links")]);
  expect((await readdir(folder)).filter((name) => name.startsWith("linked-"))).toEqual([]);
});

test("what is no backup leaves no folder behind", async () => {
  const file = join(folder, "no-backup.tgz");
  await cp(join(import.meta.dirname, "commands.test.ts"), file);
  const target = join(folder, "never");
  expect((await throughline(["restore", file, "--data-dir", target])).code).toBe(1);
  await expect(readFile(target)).rejects.toThrow("ENOENT");
});
