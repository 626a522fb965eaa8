import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { newDataDir } from "./start-product.ts";

const FOLDERS = join(import.meta.dirname, "../../fixtures/folders");

/** A copy of a data folder that an earlier version left behind. @param name of its archive, without the ending */
export async function earlierFolder(name: string): Promise<string> {
  const dataDir = await newDataDir();
  await promisify(execFile)("tar", ["-xzf", join(FOLDERS, `${name}.tar.gz`), "-C", dataDir]);
  return dataDir;
}
