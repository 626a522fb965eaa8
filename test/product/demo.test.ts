import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

interface Told {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run demo` as a person runs it, except that nobody sits at a terminal. */
function demo(env: Record<string, string> = {}): Promise<Told> {
  return new Promise((resolve) => {
    const options = { cwd: root, env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env } };
    const child = execFile("npm", ["run", "--silent", "demo"], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

test("the story holds, step by step, in under ten seconds", async () => {
  const from = Date.now();
  const { code, stdout, stderr } = await demo();
  const took = Date.now() - from;
  expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: "" });
  expect(stdout).not.toContain("✗");
  expect(stdout.match(/^\d\. .*$/gm)).toHaveLength(6);
  // Enough steps for the story to have been told, and each with what was sent and what came back.
  expect(stdout.match(/✓/g)?.length).toBeGreaterThanOrEqual(14);
  expect(stdout.match(/ → /g)?.length).toBeGreaterThanOrEqual(12);
  expect(stdout).not.toContain("\u001b");
  expect(took).toBeLessThan(10_000);
});

test("a step that does not hold ends the story with what was expected, and a non-zero exit", async () => {
  const { code, stdout } = await demo({ CACHE_TTL_SECONDS: "0" });
  expect(code).toBe(1);
  expect(stdout).toMatch(/✗ .*stored\n\s+expected: fwd=miss; stored\n\s+got:\s+throughline; fwd=bypass; detail=off\n/);
  expect(stdout).not.toContain("4. Correct");
});

test("a product that cannot start is one line", async () => {
  const { code, stdout, stderr } = await demo({ DURABILITY: "sekret" });
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^throughline: DURABILITY: .+\n$/) as string,
  });
});
