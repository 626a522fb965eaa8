import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = await mkdtemp(join(tmpdir(), "throughline-bench-test-"));
afterAll(() => rm(folder, { recursive: true }));

function bench(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ["scripts/bench.mjs", ...args], { cwd: root }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

test("without a name it lists the names", async () => {
  const { code, stdout } = await bench();
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ {2}overhead +\S/m);
});

test.each([
  [["sekret"], "bench: sekret is none of "],
  [["toString"], "bench: toString is none of "],
  [["overhead", "--sekret"], "bench: Unknown option '--sekret'"],
  [["overhead", "--rounds", "0"], "bench: --rounds must be a whole number from 1 to 1000\n"],
  [["overhead", "--only", "sekret"], "bench: --only: sekret is none of "],
  [["learns"], "bench: --data DIR is missing"],
  [["people"], "bench: --data DIR is missing"],
  [["people", "--data", "nowhere"], "bench: nowhere/people/people_dev.json is missing"],
  [["evidence"], "bench: --data DIR is missing"],
  [["growth"], "bench: --data DIR is missing"],
])("%j is one clear line and exit code 2", async (args, line) => {
  const { code, stdout, stderr } = await bench(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr.startsWith(line), stderr).toBe(true);
  expect(stderr.trimEnd()).not.toContain("\n");
});

interface Told {
  readonly machine: { readonly cores: number };
  readonly measured: Readonly<Record<string, { requestsPerSecond: number; p50Ms: number; expected: number }[]>>;
  readonly verdicts: { claim: string; value: number | null; holds: boolean | null }[];
}

test(
  "overhead measures every variant in each round, prints one table and writes JSON",
  { timeout: 120_000 },
  async () => {
    const file = join(folder, "overhead.json");
    const { code, stdout, stderr } = await bench(
      ..."overhead --rounds 2 --seconds 0.1 --memories 40 --json".split(" "),
      file,
    );
    expect(code, stdout + stderr).toBe(0);
    expect(stderr).toMatch(/^warming up \(\d+ s\)\nround 1 of 2 \(\d+ s\)\nround 2 of 2 \(\d+ s\)\n$/);
    expect(stdout.match(/^\|/gm)).toHaveLength(2 + 9);

    const text = await readFile(file, "utf8");
    expect(text).not.toContain(hostname());
    expect(text).not.toContain(tmpdir());
    const { machine, measured, verdicts } = JSON.parse(text) as Told;
    expect(machine.cores).toBeGreaterThan(0);
    for (const rounds of Object.values(measured)) {
      expect(rounds).toHaveLength(2);
      for (const { requestsPerSecond, p50Ms, expected } of rounds) {
        expect(requestsPerSecond).toBeGreaterThan(0);
        expect(p50Ms).toBeGreaterThan(0);
        expect(expected).toBeGreaterThanOrEqual(0.99);
      }
    }
    // On any machine the slow upstream is slow, and a stored answer spares it.
    expect(measured["direct-20ms"]?.[0]?.p50Ms).toBeGreaterThanOrEqual(19);
    expect(measured["hit"]?.[0]?.p50Ms).toBeLessThan(19);
    expect(verdicts.filter(({ value }) => value === null)).toEqual([]);
    // One verdict a line, each with its figure.
    expect(stdout.match(/^[✓✗] .+: [\d.,]+ ?\S* \(at (?:most|least) /gm)).toHaveLength(verdicts.length);
  },
);
