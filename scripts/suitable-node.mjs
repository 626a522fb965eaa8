import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "../cli/fail.mjs";

const NEEDED = 22;
const root = fileURLToPath(new URL("..", import.meta.url));

/** Returns the path of a Node that wrangler, vitest and `node:sqlite` can use: the running one, or that of the packages. */
export function suitableNode() {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const path = join(root, "node_modules", `node-${platform}-${process.arch}`, name);
  if (existsSync(path)) return path;
  throw new StartError(`this command needs Node ${NEEDED} or newer; Node ${process.versions.node} is running`);
}
