import { describe, expect, test } from "vitest";
import { encryptSecret, decryptSecret } from "../../../src/tenant/secret-box.ts";

const KEYS = ["first-key-of-these-tests-0001", "second-key-of-these-tests-0002"];

describe("an encrypted secret", () => {
  test("is decrypted by the key it was encrypted under, also after a new key was added", async () => {
    const sealed = await encryptSecret("sk-secret", ["old-key"], "p");
    expect(sealed).not.toContain("sk-secret");
    expect(await decryptSecret(sealed, ["old-key"], "p")).toBe("sk-secret");
    expect(await decryptSecret(sealed, ["new-key", "old-key"], "p")).toBe("sk-secret");
    expect(await decryptSecret(sealed, ["new-key"], "p")).toBeNull();
  });

  test("differs each time it is encrypted", async () => {
    expect(await encryptSecret("s", KEYS, "p")).not.toBe(await encryptSecret("s", KEYS, "p"));
  });

  test("is decrypted only for its purpose, and only unchanged", async () => {
    const sealed = await encryptSecret("sk-secret", KEYS, "tenant a");
    expect(await decryptSecret(sealed, KEYS, "tenant b")).toBeNull();
    const [id = "", iv = "", text = ""] = sealed.split(".");
    expect(
      await decryptSecret(`${id}.${iv}.${text.startsWith("A") ? "B" : "A"}${text.slice(1)}`, KEYS, "tenant a"),
    ).toBeNull();
    for (const broken of ["", "x", `${id}..`, `${id}.${iv}`, `${id}.!.!`])
      expect(await decryptSecret(broken, KEYS, "tenant a")).toBeNull();
  });
});
