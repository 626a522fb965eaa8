import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that Linux keeps in memory. */
const IN_MEMORY = "/dev/shm";

/** All files of a run take a quarter of it. A container may have 64 MB in that folder. */
const BYTES_NEEDED = 4 * 2 ** 30;

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return Math.min(bavail * bsize, process.availableMemory() / 2) >= BYTES_NEEDED;
  } catch {
    return false;
  }
}

/**
 * Lets the files of the runtime lie in memory if it has room for them: the objects of thousands of users are made and
 * written to, and half of the time of a spec is the disk's. None of these tests ends the runtime, so that none depends
 * on the disk.
 * @returns the folder for the files of other programs, whose tests do
 */
export function keepFilesInMemory(): string {
  const onDisk = tmpdir();
  if (hasRoom()) {
    const folder = mkdtempSync(join(IN_MEMORY, "throughline-test-"));
    process.env["TMPDIR"] = folder;
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  }
  return onDisk;
}
