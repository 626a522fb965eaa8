import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { clientOf } from "./client.mjs";
import { StartError } from "./fail.mjs";
import { progress } from "./progress.mjs";

/**
 * Writes everything that is remembered of a user, one JSON object a line, to a file or to stdout.
 * @param {string | undefined} file
 * @param {import("./client.mjs").Caller} caller
 */
export async function exportMemory(file, caller) {
  const response = await clientOf(caller).exportMemories();
  const bar = progress("exported");
  let lines = 0;
  const counted = Readable.from(
    (async function* () {
      for await (const chunk of response.body ?? []) {
        for (const byte of chunk) if (byte === 0x0a) lines++;
        bar.at(lines, "lines");
        yield chunk;
      }
    })(),
  );
  try {
    await (file === undefined ? pipeline(counted, process.stdout) : pipeline(counted, newFile(file)));
  } catch (error) {
    const { code, syscall } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "EEXIST") throw new StartError(`${file} exists already; name another file`);
    if (syscall === "open") throw new StartError(`${file} cannot be written (${code})`);
    throw new StartError(
      `the export broke off (${code ?? "the proxy closed the connection"}); what is there is not whole`,
    );
  }
  bar.end();
  if (file !== undefined) console.log(caller.json ? JSON.stringify({ file, lines }) : `${lines} lines in ${file}`);
}

/** @param {string} file */
const newFile = (file) => createWriteStream(file, { flags: "wx", mode: 0o600 });
