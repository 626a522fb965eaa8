import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, availableParallelism, cpus, platform, totalmem } from "node:os";

/*
 * Reads what the operating system says about a process. Only Linux says it in files; elsewhere the figures
 * are null and the columns stay empty.
 */

/** Linux counts CPU time for user space in hundredths of a second, whatever the kernel's own tick. */
const TICKS_PER_SECOND = 100;

/**
 * @param {number} pid
 * @returns {number | null} seconds of CPU it has used, all threads, user and system
 */
export function cpuSeconds(pid) {
  try {
    // The name, in parentheses, may hold anything; utime and stime are the 12th and 13th field after it.
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1")
      .replace(/^.*\)\s/s, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return null;
  }
}

/**
 * @param {number} pid
 * @returns {number | null} bytes that it has written to files, as the system sends them to the disk
 */
export function writtenBytes(pid) {
  try {
    const bytes = /^write_bytes: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, "latin1"))?.[1];
    return bytes === undefined ? null : Number(bytes);
  } catch {
    return null;
  }
}

/**
 * @param {number} pid
 * @returns {number | null} resident memory in MB (10^6 bytes)
 */
export function residentMb(pid) {
  try {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1];
    return kib === undefined ? null : (Number(kib) * 1024) / 1e6;
  } catch {
    return null;
  }
}

/** Names what a figure depends on, without hosts, people or places. */
export function machine() {
  const require = createRequire(import.meta.url);
  const { version } = /** @type {{ version: string }} */ (require("workerd/package.json"));
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${platform()} ${arch()}`,
    node: process.versions.node,
    workerd: version,
  };
}
