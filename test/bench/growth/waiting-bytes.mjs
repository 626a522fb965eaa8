import { readdirSync } from "node:fs";
import { join } from "node:path";
import { waitingBytes as waitingIn } from "../../../cli/file-format.mjs";

/**
 * Returns the bytes of pages that wait in the logs of a data folder.
 * @param {string} dataDir
 */
export function waitingBytes(dataDir) {
  const objects = join(dataDir, "objects");
  return readdirSync(objects, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("-wal"))
    .reduce((sum, file) => sum + waitingIn(join(objects, file)), 0);
}
