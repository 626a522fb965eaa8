import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = []);
`;

test("compiling goes on while Ctrl-C reaches all processes of the terminal", async () => {
  const folder = mkdtempSync(join(tmpdir(), "compile "));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const text = join(folder, "workerd.capnp");
  writeFileSync(text, CONFIG);
  const code = `process.on("SIGINT", () => {});
    const { compileConfig } = await import(${JSON.stringify(new URL("../../../cli/compile-config.mjs", import.meta.url).href)});
    const compiling = compileConfig(${JSON.stringify(text)});
    console.log("compiling");
    console.log(await compiling);`;
  const started = spawn(process.execPath, ["--input-type=module", "-e", code], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let told = "";
  for (const stream of [started.stdout, started.stderr]) stream.on("data", (chunk) => (told += String(chunk)));
  const ended = new Promise((resolve) => started.once("close", resolve));
  // A process that was only just made has no group of its own yet.
  await once(started.stdout, "data");
  process.kill(-(started.pid ?? 0), "SIGINT");
  await pause(5);
  if (started.exitCode === null) process.kill(-(started.pid ?? 0), "SIGINT");
  await ended;
  expect(told).toBe(`compiling\n${join(folder, "workerd.bin")}\n`);
});
