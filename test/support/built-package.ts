import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");

/** Names the folder of the package to those who set it up, and to the tests that start it. */
export const PACKAGE_VARIABLE = "THROUGHLINE_PACKAGE";

/**
 * Builds the package that whole products are started from, once for all projects of a run. A start of a checkout bundles
 * the sources first, which takes most of its time.
 */
export default async function buildPackage(): Promise<void> {
  const folder = process.env[PACKAGE_VARIABLE];
  if (folder === undefined || existsSync(folder)) return;
  mkdirSync(folder);
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const name of packed()) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  await promisify(execFile)(process.execPath, ["scripts/build.mjs", join(folder, "dist")], { cwd: root });
}

/** Returns the files of the package that are in the repository. package.test.ts has the one that `npm pack` makes. */
function packed(): string[] {
  const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { files: string[] };
  return ["package.json", ...files.filter((name) => name !== "dist" && !name.startsWith("!"))];
}
