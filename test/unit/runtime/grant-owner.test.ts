import { expect, test } from "vitest";
import { grantIdIn, grantOwner, isGrantOwner } from "../../../src/runtime/grant-owner.ts";

test("only the deployment that made an owner's name knows it again", () => {
  const owner = grantOwner("a vault", "pepper");
  expect(isGrantOwner(owner, "pepper")).toBe(true);
  expect(isGrantOwner(owner, "another pepper")).toBe(false);
  expect(
    isGrantOwner(
      owner.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      "pepper",
    ),
  ).toBe(false);
  expect(isGrantOwner("0".repeat(64), "pepper")).toBe(false);
  expect(grantOwner("another vault", "pepper")).not.toBe(owner);
});

test("an access token is told from every key", () => {
  const owner = grantOwner("a vault", "pepper");
  expect(grantIdIn(`${owner}:KBUksQNUaFIpHhOs:YhD9k19b5309XsL6`)).toBe("KBUksQNUaFIpHhOs");
  for (const key of ["sk-test", `tl_${"0".repeat(32)}_0_x`, "a.b.c", `${owner}:x`, `${owner}:a:b:c`, ""]) {
    expect(grantIdIn(key)).toBeNull();
  }
});
