import { chmod, lstat, mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanUp, newDataDir } from "./support/start-product.ts";
import { throughline } from "./support/throughline.ts";

/* `throughline run` gives a command a memory, and `setup` gives a program one for good. */

/** A program that goes where its environment tells it, says something, and ends with a code of its own. */
const AGENT = `
const headers = Object.fromEntries(process.env.OPENAI_CUSTOM_HEADERS.split("\\n").map((line) => line.split(": ")));
const body = JSON.stringify({ model: "stand-in", messages: [{ role: "user", content: process.argv[2] }] });
const response = await fetch(process.env.OPENAI_BASE_URL + "/chat/completions", { method: "POST", headers, body });
console.log((await response.json()).choices[0].message.content);
process.exit(7);
`;

let folder = "";

beforeAll(async () => {
  folder = await newDataDir();
  await writeFile(join(folder, "agent.mjs"), AGENT);
});

afterAll(cleanUp);

const agent = (said: string, dataDir: string, user = "ada") =>
  throughline(["run", "--user", user, "--data-dir", dataDir, "--", process.execPath, join(folder, "agent.mjs"), said]);

async function ended(dataDir: string): Promise<void> {
  for (const until = Date.now() + 10_000; Date.now() < until;) {
    const running = await readFile(join(dataDir, "running.json"), "utf8").catch(() => null);
    if (running === null) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the proxy of `run` goes on");
}

test("a command learns, ends with its own code, and the next one is told; the proxy ends with the last", async () => {
  const dataDir = join(folder, "one");
  expect((await agent("I live in Bergen.", dataDir)).code).toBe(7);
  const { code, stdout } = await agent("Where do I live?", dataDir);
  expect(code).toBe(7);
  expect(stdout).toContain("Bergen");
  await ended(dataDir);
});

test("two commands at once share one proxy", async () => {
  const dataDir = join(folder, "two");
  const both = await Promise.all([agent("I live in Oslo.", dataDir), agent("I keep bees.", dataDir)]);
  expect(both.map(({ code }) => code)).toEqual([7, 7]);
  expect((await agent("Where do I live?", dataDir)).stdout).toContain("Oslo");
  await ended(dataDir);
});

test("a command that does not exist is one line, and leaves no proxy", async () => {
  const dataDir = join(folder, "three");
  const { code, stderr } = await throughline(["run", "--data-dir", dataDir, "--", "no-such-command"]);
  expect(code).toBe(1);
  expect(stderr).toBe("throughline: no-such-command cannot be run: it is not found\n");
  await ended(dataDir);
});

test("Codex is told on its command line, where its configuration is", async () => {
  const bin = join(folder, "bin");
  await mkdir(bin);
  await writeFile(join(bin, "codex"), '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
  const dataDir = join(folder, "four");
  const { stdout } = await throughline(["run", "--user", "ada", "--data-dir", dataDir, "--", "codex", "exec", "hi"], {
    PATH: `${bin}:${process.env["PATH"] ?? ""}`,
    OPENAI_API_KEY: "sk-app",
  });
  expect(stdout).toMatch(/^-c\nmodel_provider="throughline"\n/);
  expect(stdout).toMatch(/base_url="http:\/\/127\.0\.0\.1:\d+\/v1"/);
  expect(stdout).toContain('http_headers={ "Throughline-User" = "ada" }');
  expect(stdout).toMatch(/\nexec\nhi\n$/);
});

test.each([
  ["claude", ".claude/settings.json", '{\n  "model": "opus",\n  "env": {\n    "FOO": "1"\n  }\n}\n'],
  ["codex", ".codex/config.toml", '# mine\nmodel = "gpt-5"\n\n[tools]\nweb = true\n'],
])("setup of %s shows the change, writes it if told to, and undo restores the file", async (name, path, before) => {
  const home = join(folder, `home-${name}`);
  await mkdir(join(home, path, ".."), { recursive: true });
  await writeFile(join(home, path), before);
  const text = () => readFile(join(home, path), "utf8");
  const setup = (...args: string[]) => throughline(["setup", name, "--user", "ada", ...args], { HOME: home });
  expect((await setup()).stdout).toContain("+ ");
  expect(await text()).toBe(before);
  expect((await setup("--yes")).code).toBe(0);
  const written = await text();
  expect(written).toContain("127.0.0.1:8787");
  expect(written).toContain("ada");
  await setup("--yes");
  expect(await text()).toBe(written);
  await throughline(["undo", name, "--yes"], { HOME: home });
  expect(await text()).toBe(before);
});

test("setup keeps a link, and the rights of the file behind it", async () => {
  const home = join(folder, "linked");
  await mkdir(join(home, ".claude"), { recursive: true });
  const [link, file] = [join(home, ".claude/settings.json"), join(home, "kept-elsewhere.json")];
  await writeFile(file, "{}\n");
  // More than a new file would have, under any umask.
  await chmod(file, 0o666);
  await symlink(file, link);
  expect((await throughline(["setup", "claude", "--user", "ada", "--yes"], { HOME: home })).code).toBe(0);
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await readFile(file, "utf8")).toContain("Throughline-User: ada");
  expect((await stat(file)).mode & 0o777).toBe(0o666);
});

test("setup refuses to take over a program that goes elsewhere", async () => {
  const home = join(folder, "home-elsewhere");
  await mkdir(join(home, ".claude"), { recursive: true });
  await writeFile(join(home, ".claude/settings.json"), '{"env":{"ANTHROPIC_BASE_URL":"https://gateway.example"}}');
  const { code, stderr } = await throughline(["setup", "claude", "--yes"], { HOME: home });
  expect(code).toBe(1);
  expect(stderr).toContain("https://gateway.example");
});
