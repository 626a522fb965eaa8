#!/usr/bin/env node
import { runToEnd } from "./fail.mjs";

/*
 * `throughline <command>` runs one command. A start without options loads no reader of arguments, which takes 5 MB for as long
 * as the proxy runs.
 */

const isPlainStart = process.argv.length === 3 && process.argv[2] === "start";
await runToEnd(
  isPlainStart
    ? import("./start.mjs").then(({ start }) => start())
    : import("./commands.mjs").then(({ runCommand }) => runCommand()),
);
