import { execFile } from "node:child_process";
import { THROUGHLINE } from "./start-product.ts";

/** The end of a command: its exit code and what it printed. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `throughline` as a person would, with nothing of the test run's own environment but the path. */
export function throughline(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [THROUGHLINE, ...args],
      { env: { PATH: process.env["PATH"], ...env }, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}
