import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { runToEnd, StartError } from "../cli/fail.mjs";

/*
 * `node scripts/keep-folder.mjs <commit> [platform]` has the product of a commit write a small data folder, and packs it
 * into test/fixtures/folders. The tests open it from then on. In platform mode it prints the tenant's key, which
 * `earlier-folders.test.ts` needs.
 */

const ROOT = join(import.meta.dirname, "..");
const FOLDERS = join(ROOT, "test/fixtures/folders");

/** The settings and the key of the tests that open these folders. */
const ADMIN = {
  ADMIN_KEY: "adm-of-the-fixtures-0001",
  ENCRYPTION_KEY: "of-the-fixtures-of-the-fixtures-of-the-fixtures",
};
const PROVIDER_KEY = "sk-of-the-fixture-0001";
/** Counts of usage are written within five seconds. */
const COUNTED_MS = 6_000;
const SAID_BY_ADA = ["My name is Ada and I live in Porto.", "The spare tent is in the attic.", "I moved to Bonn."];
const ASKED = "What is the capital of Norway?";

/**
 * @param {string} commit
 * @param {string} mode `personal` or `platform`
 */
async function keepFolder(commit, mode) {
  const work = mkdtempSync(join(tmpdir(), "throughline-folder-"));
  const checkout = join(work, "checkout");
  try {
    execFileSync("git", ["worktree", "add", "--detach", checkout, commit], { cwd: ROOT, stdio: "ignore" });
    symlinkSync(join(ROOT, "node_modules"), join(checkout, "node_modules"));
    const dataDir = join(work, "data");
    mkdirSync(dataDir);
    const key = await written(checkout, dataDir, mode);
    console.log(`${pack(dataDir, `${commit}-${mode}`, work)}${key ? `, with ${key}` : ""}`);
  } finally {
    execFileSync("git", ["worktree", "remove", "--force", checkout], { cwd: ROOT, stdio: "ignore" });
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Runs the product over the folder and uses it.
 * @param {string} checkout
 * @param {string} dataDir
 * @param {string} mode
 * @returns {Promise<string>} the key of the tenant, empty in personal mode
 */
async function written(checkout, dataDir, mode) {
  const settings = mode === "platform" ? ADMIN : {};
  const env = { PATH: process.env["PATH"], PORT: "0", DATA_DIR: dataDir, ...settings };
  const child = spawn("npm", ["start"], { cwd: checkout, env, detached: true });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    const url = await addressOf(child);
    const key = mode === "platform" ? await usePlatform(url) : await usePersonal(url);
    await wait(COUNTED_MS);
    return key;
  } finally {
    process.kill(-(child.pid ?? 0), "SIGTERM");
    await ended;
  }
}

/**
 * @param {import("node:child_process").ChildProcessWithoutNullStreams} child
 * @returns {Promise<string>}
 */
function addressOf(child) {
  let output = "";
  return new Promise((ready, failed) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
        const url = /listening on (http:\S+)\/v1\n/.exec(output)?.[1];
        if (url) ready(url);
      });
    }
    child.once("exit", () => failed(new StartError(`that commit did not start:\n${output}`)));
  });
}

/** @param {string} url */
async function usePersonal(url) {
  const key = { authorization: `Bearer ${PROVIDER_KEY}` };
  await send(url, "PUT", "/tenant/rules", key, { rules: [{ text: "Answer kindly." }] });
  await say(url, key, ASKED);
  for (const text of SAID_BY_ADA) await say(url, { ...key, "throughline-user": "ada" }, text);
  const ben = { "throughline-user": "ben" };
  for (const text of ["I am allergic to walnuts.", "My sister Pia keeps bees in Brest.", "I moved to Kiel."]) {
    await say(url, ben, text);
  }
  return "";
}

/** @param {string} url */
async function usePlatform(url) {
  const admin = { authorization: `Bearer ${ADMIN.ADMIN_KEY}` };
  await send(url, "POST", "/admin/tenants", admin, { tenant: "acme" });
  const { key } = await send(url, "POST", "/admin/tenants/acme/keys", admin, {});
  const tenant = { "throughline-key": key };
  await send(url, "PUT", "/tenant/rules", tenant, { rules: [{ text: "Answer kindly." }] });
  await say(url, tenant, ASKED);
  for (const text of SAID_BY_ADA) await say(url, { ...tenant, "throughline-user": "ada" }, text);
  return key;
}

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 * @param {string} content
 */
const say = (url, headers, content) =>
  send(url, "POST", "/v1/chat/completions", headers, { model: "stand-in", messages: [{ role: "user", content }] });

/**
 * @param {string} url
 * @param {string} method
 * @param {string} path
 * @param {Record<string, string>} headers
 * @param {object} body
 * @returns {Promise<any>}
 */
async function send(url, method, path, headers, body) {
  const init = { method, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
  const response = await fetch(url + path, init);
  if (!response.ok) throw new StartError(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** @param {string} file */
const isKept = (file) => !file.endsWith("-shm");

/**
 * Packs what a start finds again: the objects without SQLite's `-shm` files, which hold nothing, and the format.
 * @param {string} dataDir
 * @param {string} name
 * @param {string} work
 */
function pack(dataDir, name, work) {
  const kept = join(work, "kept");
  cpSync(join(dataDir, "objects"), join(kept, "objects"), { recursive: true, filter: isKept });
  if (readdirSync(dataDir).includes("format.json")) cpSync(join(dataDir, "format.json"), join(kept, "format.json"));
  const archive = join(FOLDERS, `${name}.tar.gz`);
  execFileSync("tar", ["-czf", archive, ...readdirSync(kept)], { cwd: kept });
  return `${name}.tar.gz: ${Math.ceil(statSync(archive).size / 1024)} KB`;
}

const [commit, mode = "personal"] = process.argv.slice(2);
if (commit === undefined || !["personal", "platform"].includes(mode)) {
  await runToEnd(Promise.reject(new StartError("keep-folder <commit> [platform]")));
} else {
  await runToEnd(keepFolder(commit, mode));
}
