import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Block, blocksOf, pagesOfDocs } from "../support/markdown-blocks.ts";
import { cleanUp, newDataDir, type Product, startProduct, THROUGHLINE } from "./support/start-product.ts";

/*
 * Every command of the README and of docs/, run in the order of its page against the running product: each `curl` must be
 * answered well, each command end with 0. `test/unit/docs/snippets.test.ts` tells which are left out.
 */

const ADMIN = { ADMIN_KEY: "adm-of-the-snippets", ENCRYPTION_KEY: "of-the-snippets-of-the-snippets-of-it" };
const pages = (await pagesOfDocs()).filter((page) => page !== "docs/operations.md");
const commands = (await Promise.all(pages.map(blocksOf)))
  .map((blocks) => blocks.filter(isRun))
  .filter((blocks) => blocks.length > 0);

/** Stands for the programs of others, which are not installed, and for what a reader has at hand. */
const PRELUDE = String.raw`
set -euo pipefail
curl() { command curl -sS --fail-with-body "$@"; }
npx() { [ "$1" = throughline ] && shift && node "$THROUGHLINE" "$@"; }
claude() { :; }
kill() { command kill "$@"; while command kill -0 "${"$"}{@: -1}" 2>/dev/null; do sleep 0.1; done; }
npm() {
  [ "$1" = start ] || return 1
  local log; log=$(mktemp)
  PORT=0 DATA_DIR="${"$"}{DATA_DIR:-$(mktemp -d -p "$PWD")}" node "$THROUGHLINE" start >"$log" 2>&1 &
  local pid=$!
  for _ in $(seq 600); do
    grep -q "listening on" "$log" && break
    command kill -0 $pid || { cat "$log"; return 1; }
    sleep 0.1
  done
  grep "listening on" "$log"
  command kill -TERM $pid
  wait $pid
}
`;

let personal: Product;
let platform: Product;
let folder = "";

function isRun({ language, about }: Block): boolean {
  return language === "sh" && !about.startsWith("no-run");
}

interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs the blocks of a page as one script, so that a later one may use what an earlier one has set. */
async function run(blocks: readonly Block[], env: Record<string, string>): Promise<Ran> {
  const script = blocks.map(({ code }) => code.replaceAll("http://127.0.0.1:8787", "$URL")).join("\n");
  // In single quotes nothing is replaced, so that such a text is taken apart there.
  const quoted = script.replaceAll(/'([^'\n]*\$URL[^'\n]*)'/g, '"$1"');
  return new Promise((ended) => {
    const options = {
      cwd: folder,
      env: { PATH: `${folder}/bin:${process.env["PATH"]}`, HOME: folder, THROUGHLINE, ...env },
    };
    execFile("bash", ["-c", PRELUDE + quoted], options, (error, stdout, stderr) =>
      ended({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });
}

async function said(url: string, headers: Record<string, string>, content: string): Promise<string> {
  const body = JSON.stringify({ model: "stand-in", messages: [{ role: "user", content }] });
  const response = await fetch(`${url}/v1/chat/completions`, { method: "POST", headers, body });
  await response.text();
  return response.headers.get("throughline-exchange") ?? "";
}

beforeAll(async () => {
  folder = await newDataDir();
  [personal, platform] = [await startProduct(), await startProduct({ env: ADMIN })];
  await mkdir(join(folder, "bin"));
  for (const program of ["claude", "codex", "python"]) {
    await writeFile(join(folder, "bin", program), '#!/bin/sh\n[ -n "$OPENAI_BASE_URL" ]\n', { mode: 0o755 });
  }
  const chat = {
    message: { author: { role: "user" }, create_time: 1, content: { content_type: "text", parts: ["I sail."] } },
  };
  await writeFile(
    join(folder, "conversations.json"),
    JSON.stringify([{ id: "c", current_node: "a", mapping: { a: chat } }]),
  );
});

/** Makes what the commands of a page name by variables. A reader has it from an answer before. */
async function variablesOf(page: string): Promise<Record<string, string>> {
  if (page === "docs/platform-mode.md") {
    const headers = { authorization: `Bearer ${ADMIN.ADMIN_KEY}` };
    const made = await fetch(`${platform.url}/admin/keys`, { method: "POST", headers });
    const { id: ID } = (await made.json()) as { id: string };
    return { ...ADMIN, URL: platform.url, ID };
  }
  const ada = { "throughline-user": "ada" };
  const EXCHANGE = await said(personal.url, ada, "I live in Bergen.");
  const listed = await fetch(`${personal.url}/memory?type=semantic`, { headers: ada });
  const { data } = (await listed.json()) as { data: { id: string }[] };
  const THROUGHLINE_URL = personal.url;
  return { URL: personal.url, THROUGHLINE_URL, EXCHANGE, ID: data[0]?.id ?? "", OLD_KEY: "sk-old", NEW_KEY: "sk-new" };
}

afterAll(cleanUp);

describe("the commands of", () => {
  test.each(commands.map((blocks) => [blocks[0]?.page ?? "", blocks] as const))("%s", async (page, blocks) => {
    const { code, output } = await run(blocks, await variablesOf(page));
    expect(code, output).toBe(0);
  });

  test("docs/operations.md, on a folder of its own", async () => {
    const dataDir = join(folder, ".throughline");
    const product = await startProduct({ env: { DATA_DIR: dataDir } });
    await said(product.url, { "throughline-user": "ada" }, "I live in Bergen.");
    const blocks = (await blocksOf("docs/operations.md")).filter(isRun);
    const { code, output } = await run(blocks, { PID: String(product.pid) });
    expect(code, output).toBe(0);
    expect(output).toContain("listening on");
  });
});
