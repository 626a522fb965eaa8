import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;

describe("the unit for systemd", () => {
  test.skipIf(!hasSystemd)("is one that systemd takes without a warning", () => {
    const folder = mkdtempSync(join(tmpdir(), "throughline-unit-"));
    try {
      const unit = join(folder, "throughline.service");
      writeFileSync(unit, readFileSync(join(root, "deploy/throughline.service")));
      const { stdout, stderr } = spawnSync("systemd-analyze", ["verify", unit], { encoding: "utf8" });
      // It also warns of the other units of the machine.
      expect((stdout + stderr).split("\n").filter((line) => line.includes("throughline"))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
