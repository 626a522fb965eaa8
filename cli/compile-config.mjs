import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { cannotWrite, StartError } from "./fail.mjs";
import { workerdBinary } from "./workerd.mjs";

const DISK_FULL = /No space left|Disk quota/;

/**
 * Compiles a configuration and all files that it embeds into one file. A workerd that parses the text holds its schema, which
 * takes 9 MB for as long as it runs. Compiling takes some 60 ms.
 * @param {string} config path of the text
 * @param {string} [folder] holds the files that it embeds by an absolute path
 * @returns {Promise<string>} path of the compiled configuration, beside the text
 */
export async function compileConfig(config, folder) {
  const compiled = config.replace(/\.capnp$/, ".bin");
  const file = openSync(compiled, "w", 0o600);
  try {
    // The output goes past this process, which would keep the memory for it.
    const from = folder === undefined ? [] : [`--import-path=${folder}`];
    const child = spawn(workerdBinary(), ["compile", ...from, config, "--config-only"], {
      stdio: ["ignore", file, "pipe"],
      // Ctrl-C reaches every process of the terminal. The start alone says what then ends.
      detached: process.platform !== "win32",
    });
    let told = "";
    /** @type {import("node:stream").Readable} */ (child.stderr)
      .setEncoding("utf8")
      .on("data", (text) => (told += text));
    const code = await new Promise((resolve, failed) => child.once("error", failed).once("close", resolve));
    if (code === 0) return compiled;
    if (DISK_FULL.test(told)) throw cannotWrite({ code: "ENOSPC" });
    process.stderr.write(told);
    throw new StartError(`workerd cannot read its configuration (exit code ${code})`);
  } finally {
    closeSync(file);
  }
}
