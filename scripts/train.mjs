import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/*
 * `npm run train -- --data DIR` installs the dependencies of training into train/, once, and then trains.
 */

const folder = fileURLToPath(new URL("../train", import.meta.url));

function main() {
  if (!existsSync(`${folder}/node_modules/wabt`)) {
    const install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    const { status } = spawnSync("npm", install, {
      cwd: folder,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    if (status !== 0) return 1;
  }
  const train = [`${folder}/train.mjs`, ...process.argv.slice(2)];
  return spawnSync(process.execPath, train, { stdio: "inherit" }).status ?? 1;
}

process.exitCode = main();
