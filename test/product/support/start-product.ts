import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_VARIABLE } from "../../support/built-package.ts";

const root = join(import.meta.dirname, "../../..");

/** `npm start` without npm, which would cost every test a quarter of a second. It bundles the sources first. */
export const CHECKOUT: readonly string[] = [process.execPath, join(root, "cli/throughline.mjs"), "start"];

/** The program of the package that was built for the run. Outside a run it is the checkout's. */
export const THROUGHLINE: string = join(process.env[PACKAGE_VARIABLE] ?? root, "cli/throughline.mjs");

const START: readonly string[] = [process.execPath, THROUGHLINE, "start"];

export interface Product {
  /** Scheme, host and port, without a trailing slash. */
  readonly url: string;
  /** The base URL for an OpenAI client. */
  readonly baseUrl: string;
  /** The command that was run, not the workerd below it. */
  readonly pid: number;
  readonly dataDir: string;
  /** Returns everything printed so far, stdout and stderr together. */
  output(): string;
  workerdPid(): Promise<number>;
  /** Ends it as a supervisor would and resolves to its exit code. The data stays. */
  stop(): Promise<number | null>;
  /** Ends every process of it at once, as a power cut would. The data stays. */
  kill9(): Promise<void>;
  /** Resolves to the exit code, however it ends. */
  readonly exited: Promise<number | null>;
}

/** An empty folder that is removed by `cleanUp`. */
export async function newDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "throughline-test-"));
  made.push(dataDir);
  return dataDir;
}

/** Folders and products of tests, to remove at the end. */
const made: string[] = [];
const running = new Set<ChildProcess>();

/** For `afterAll`: ends what a failed test left running, and removes the data. */
export async function cleanUp(): Promise<void> {
  for (const child of running) killGroup(child);
  await Promise.all([...running].map((child) => once(child, "exit")));
  for (const dataDir of made.splice(0)) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Starts the product as its package does, on a free port, with its data in a new folder (or in
 * `env.DATA_DIR`), and waits until it says that it is ready.
 */
export async function startProduct({
  env = {},
  command = START,
}: { env?: Record<string, string>; command?: readonly string[] } = {}): Promise<Product> {
  const dataDir = env["DATA_DIR"] ?? (await newDataDir());
  const start = spawnStart({ ...env, DATA_DIR: dataDir }, command);
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready after 45 s:\n${start.output()}`)), 45_000);
    start.child.stdout?.on("data", () => {
      const told = /listening on (http:\/\/\S+)\/v1\n/.exec(start.output())?.[1];
      if (!told) return;
      clearTimeout(late);
      resolve(told);
    });
    void start.exited.then((code) => {
      clearTimeout(late);
      reject(new Error(`ended with exit code ${code} before it was ready:\n${start.output()}`));
    });
  });
  return {
    url,
    baseUrl: `${url}/v1`,
    pid: start.child.pid ?? 0,
    dataDir,
    output: start.output,
    exited: start.exited,
    async workerdPid() {
      const { workerd } = JSON.parse(await readFile(join(dataDir, "running.json"), "utf8")) as {
        workerd: { pid: number };
      };
      return workerd.pid;
    },
    stop() {
      start.child.kill("SIGTERM");
      return start.exited;
    },
    async kill9() {
      killGroup(start.child);
      await start.exited;
    },
  };
}

/** A start that is expected to fail: its exit code and what it said. */
export async function failingStart(env: Record<string, string>): Promise<{ code: number | null; stderr: string }> {
  const start = spawnStart({ DATA_DIR: await newDataDir(), ...env });
  const code = await start.exited;
  return { code, stderr: start.stderr() };
}

function spawnStart(env: Record<string, string>, [file = "", ...args] = START) {
  const child = spawn(file, args, {
    cwd: root,
    // Nothing of the test run's own environment is a setting of the product. npm needs a home.
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"] ?? tmpdir(), PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own, so that all of it can be killed at once.
    detached: true,
  });
  let output = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
    stderr += chunk;
  });
  running.add(child);
  const exited = once(child, "close").then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { child, exited, output: () => output, stderr: () => stderr };
}

function killGroup(child: ChildProcess): void {
  try {
    process.kill(-(child.pid ?? 0), "SIGKILL");
  } catch {
    // It has ended already.
  }
}
