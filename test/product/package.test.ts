import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, symlink } from "node:fs/promises";
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

beforeAll(async () => {
  const folder = await newDataDir();
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: root });
  const [{ filename }] = JSON.parse(stdout.slice(stdout.indexOf("["))) as [{ filename: string }];
  await run("tar", ["-xzf", filename], { cwd: folder });
  installed = join(folder, "package");
  const { dependencies } = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as Manifest;
  await mkdir(join(installed, "node_modules"));
  for (const name of Object.keys(dependencies)) {
    await symlink(join(root, "node_modules", name), join(installed, "node_modules", name));
  }
}, 60_000);

afterAll(cleanUp);

interface Manifest {
  readonly dependencies: Record<string, string>;
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

test("a command that does not exist is refused, and the help is shown", async () => {
  const refused: unknown = await run(process.execPath, [join(installed, "cli/throughline.mjs"), "strat"]).catch(
    (error: unknown) => error,
  );
  expect(refused).toMatchObject({ code: 1 });
  expect((refused as { stderr: string }).stderr).toContain("Usage: throughline");
});
