import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { RedisConnection } from "./redis-connection.ts";

/** Says whether this machine has a Redis to test against. */
export function hasRedis(): boolean {
  return spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status === 0;
}

export interface RedisServer {
  open(): Promise<RedisConnection>;
  /** All that it holds, as it would lie on disk. */
  dump(): Promise<Uint8Array>;
  stop(): void;
}

/** A machine that runs many things at once takes seconds to start a process. */
const READY_MS = 30_000;
/**
 * Ends the server when this process lets go of its end of the pipe, however it ends: a test that is killed leaves none.
 */
const GUARDED = 'redis-server "$@" & read -r _; kill -9 $!';

/** Returns whether a server takes connections. Its socket is there a moment before it does. */
async function listens(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  try {
    (await RedisConnection.open(path)).close();
    return true;
  } catch {
    return false;
  }
}

/** Runs a `redis-server` of our own: no port, nothing kept, gone with this process. */
export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "throughline-redis-"));
  const path = join(folder, "redis.sock");
  const settings = { port: "0", unixsocket: path, dir: folder, save: "", appendonly: "no", rdbcompression: "no" };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn("/bin/sh", ["-c", GUARDED, "sh", ...args], { stdio: ["pipe", "ignore", "ignore"] });
  const stop = (): void => {
    child.stdin.destroy();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", stop);
  // Nobody waits for it to end.
  child.unref();
  (child.stdin as Socket).unref();
  for (const until = Date.now() + READY_MS; !(await listens(path)); await wait(10)) {
    if (Date.now() > until) throw new Error("redis-server did not start");
  }
  return {
    open: () => RedisConnection.open(path),
    async dump() {
      const connection = await RedisConnection.open(path);
      await connection.send([["SAVE"]]);
      connection.close();
      return new Uint8Array(readFileSync(join(folder, "dump.rdb")));
    },
    stop,
  };
}
