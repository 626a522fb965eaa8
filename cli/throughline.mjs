#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { runToEnd } from "./fail.mjs";

/* `throughline <command>` runs one command. Its code is loaded when it is asked for, so that `start` loads no other's. */

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

const program = new Command("throughline")
  .description("A proxy that gives any LLM app a memory: change the base URL, nothing else.")
  .version(version)
  .showHelpAfterError();

program
  .command("start")
  .description("run the proxy on plain workerd, with its data on disk; settings come from the environment")
  .action(async () => (await import("./start.mjs")).start());

program
  .command("demo")
  .description("tell a story of two conversations through the running product")
  .action(async () => (await import("./demo.mjs")).demo());

program
  .command("migrate")
  .description("move users from one storage to the other, and check what has arrived")
  .requiredOption("--from <storage>", "durable-object or upstash")
  .requiredOption("--to <storage>", "upstash or durable-object")
  .requiredOption("--users <file>", "the users to move, one JSON object a line")
  .option("--data-dir <folder>", "the data folder of durable-object", ".throughline")
  .option("--progress <file>", "where the command notes how far it came", ".throughline-migration.ndjson")
  .option("--together <number>", "how many users it moves before it notes that", "50")
  .action(async (options) => (await import("./migrate.mjs")).migrate(options));

await runToEnd(program.parseAsync());
