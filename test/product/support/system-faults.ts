import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `ENOSPC` on Linux. */
export const DISK_FULL = 28;

const FIELDS = ["clockSeconds", "writeError", "writes", "killAt"] as const;
const BYTES = 8;

/** The switches of `system-faults.c`, for one product at a time. */
export class SystemFaults {
  /** For `startProduct`. */
  readonly env: Readonly<Record<string, string>>;
  private readonly folder: string;
  private readonly file: number;

  private constructor(folder: string, library: string) {
    const control = join(folder, "control");
    this.folder = folder;
    writeFileSync(control, new Uint8Array(FIELDS.length * BYTES));
    this.file = openSync(control, "r+");
    this.env = { LD_PRELOAD: library, SYSTEM_FAULTS: control };
  }

  /** Returns null where there is no Linux or no C compiler. */
  static make(): SystemFaults | null {
    if (process.platform !== "linux") return null;
    const folder = mkdtempSync(join(tmpdir(), "throughline-faults-"));
    const library = join(folder, "system-faults.so");
    const source = join(import.meta.dirname, "system-faults.c");
    try {
      execFileSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], { stdio: "ignore" });
    } catch {
      rmSync(folder, { recursive: true });
      return null;
    }
    return new SystemFaults(folder, library);
  }

  /** Writes and syncs of workerd so far. */
  get writes(): number {
    const bytes = new DataView(new ArrayBuffer(BYTES));
    readSync(this.file, bytes, 0, BYTES, FIELDS.indexOf("writes") * BYTES);
    return Number(bytes.getBigInt64(0, true));
  }

  set(field: Exclude<(typeof FIELDS)[number], "writes">, value: number): void {
    const bytes = new DataView(new ArrayBuffer(BYTES));
    bytes.setBigInt64(0, BigInt(value), true);
    writeSync(this.file, bytes, 0, BYTES, FIELDS.indexOf(field) * BYTES);
  }

  /** Lets workerd be killed before its nth write from now on. */
  killAtWrite(nth: number): void {
    this.set("killAt", this.writes + nth);
  }

  /** Everything works again. */
  heal(): void {
    for (const field of ["clockSeconds", "writeError", "killAt"] as const) this.set(field, 0);
  }

  remove(): void {
    closeSync(this.file);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
