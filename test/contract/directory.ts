import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { wire } from "../../src/wiring.ts";

export function directoryContract(name: string): void {
  describe(`the directory in ${name}`, () => {
    test("the pepper is long, and the same whoever asks and whenever", async () => {
      const { deploymentSecrets } = wire(env);
      const pepper = await deploymentSecrets.pepper();
      expect(pepper.length).toBeGreaterThan(60);
      expect(await Promise.all([deploymentSecrets.pepper(), wire({ ...env }).deploymentSecrets.pepper()])).toEqual([
        pepper,
        pepper,
      ]);
    });
  });
}
