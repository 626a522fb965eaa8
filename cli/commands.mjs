import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import { withCaller, withUrl } from "./client.mjs";

/* The commands and their options. The code of a command is loaded when it is asked for, so that `start` loads no other's. */

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

const program = new Command("throughline")
  .description("A proxy that gives any LLM app a memory: change the base URL, nothing else.")
  .version(version)
  .showHelpAfterError();

program
  .command("start")
  .description("run the proxy on plain workerd, with its data on disk; settings come from the environment")
  .option("--json", "print its address as JSON, and nothing else")
  .addOption(new Option("--while-used", "end when no `throughline run` uses it any more").hideHelp())
  .action(async (options) => (await import("./start.mjs")).start(options));

program
  .command("run")
  .description("run a command with a memory, such as `throughline run -- claude`; nothing on disk changes")
  .argument("<command...>", "the command and its arguments, after --")
  .option("--user <id>", "whose memory; without it, the name of the account on this machine")
  .option("--data-dir <folder>", "where the memory lies; without it, .throughline in the home folder")
  .action(async (command, options) => (await import("./run.mjs")).run(command, options));

program
  .command("demo")
  .description("tell a story of two conversations through the running product")
  .option("--json", "print its claims as JSON")
  .action(async (options) => (await import("./demo.mjs")).demo(options));

program
  .command("migrate")
  .description("move users from one storage to the other, and check what has arrived")
  .requiredOption("--from <storage>", "durable-object or upstash")
  .requiredOption("--to <storage>", "upstash or durable-object")
  .requiredOption("--users <file>", "the users to move, one JSON object a line")
  .option("--data-dir <folder>", "the data folder of durable-object", ".throughline")
  .option("--progress <file>", "where the command notes how far it came", ".throughline-migration.ndjson")
  .option("--together <number>", "how many users it moves before it notes that", "50")
  .option("--json", "print JSON")
  .action(async (options) => (await import("./migrate.mjs")).migrate(options));

withUrl(program.command("setup"))
  .description("point a program at the proxy for good; shows the change first")
  .argument("<program>", "claude or codex")
  .option("--user <id>", "whose memory; without it, the name of the account on this machine")
  .option("--yes", "write the change")
  .option("--json", "print JSON")
  .action(async (name, options) => (await import("./setup.mjs")).setup(name, options));

program
  .command("undo")
  .description("take back what setup has changed; shows the change first")
  .argument("<program>", "claude or codex")
  .option("--yes", "write the change")
  .option("--json", "print JSON")
  .action(async (name, options) => (await import("./setup.mjs")).undo(name, options));

withUrl(program.command("doctor"))
  .description("look for the commonest mistakes between an app, the proxy and its upstream")
  .option("--data-dir <folder>", "the data folder that it would start with", ".throughline")
  .option("--json", "print JSON")
  .action(async (options) => (await import("./doctor.mjs")).doctor(options));

withCaller(program.command("why"))
  .description("tell why an exchange went as it did: what was told, what the cache decided, what was learnt")
  .argument("<exchange>", "the id in the response's Throughline-Exchange header")
  .action(async (exchange, options) => (await import("./why.mjs")).why(exchange, options));

withCaller(program.command("export"))
  .description("write everything that is remembered of a user, one JSON object a line")
  .argument("[file]", "a new file; without it, stdout")
  .action(async (file, options) => (await import("./export.mjs")).exportMemory(file, options));

withCaller(program.command("import"))
  .description("import what Throughline or another product exported; importing again adds nothing twice")
  .argument("<file>", "of ChatGPT, Claude, Open WebUI, Letta, Zep, Mem0, Supermemory, or notes in Markdown")
  .option("--dry-run", "show what would be imported, and send nothing")
  .action(async (file, options) => (await import("./import.mjs")).importFile(file, options));

withCaller(program.command("erase"))
  .description("erase everything that is remembered of a user, and verify the receipt")
  .option("--yes", "erase without asking")
  .action(async (options) => (await import("./erase.mjs")).erase(options));

program
  .command("backup")
  .description("pack a data folder; the product may go on running in it")
  .argument("<file>", "a new .tgz file")
  .option("--data-dir <folder>", "the data folder", ".throughline")
  .option("--json", "print JSON")
  .action(async (file, options) => (await import("./backup.mjs")).backup(file, options));

program
  .command("restore")
  .description("unpack a backup into a new data folder")
  .argument("<file>", "a file that backup made")
  .requiredOption("--data-dir <folder>", "a new folder")
  .option("--json", "print JSON")
  .action(async (file, options) => (await import("./backup.mjs")).restore(file, options));

/**
 * Runs the command that the arguments of this process name.
 * @returns {Promise<unknown>}
 */
export const runCommand = () => program.parseAsync();
