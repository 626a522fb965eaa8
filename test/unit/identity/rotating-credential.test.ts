import { describe, expect, it } from "vitest";
import { rotates } from "../../../src/identity/rotating-credential.ts";

const NOW = 1_790_000_000;
const DAY = 86_400;
const encoded = (value: unknown): string =>
  btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const token = (claims: unknown): string => `${encoded({ alg: "RS256" })}.${encoded(claims)}.c2ln`;

describe("rotates()", () => {
  const none = new Headers();

  it.each([
    [`sk-ant-${"oat01"}-abc`],
    [`ya29.${"abc"}`],
    [token({ exp: NOW + 3_600 })],
    [token({ iat: NOW - 9 * DAY, exp: NOW + DAY })],
    [token({ iat: NOW - 400 * DAY, exp: NOW - 399 * DAY })],
  ])("finds that %s is soon replaced", (credential) => expect(rotates(credential, none, NOW)).toBe(true));

  it.each([
    ["sk-abc"],
    [`sk-ant-${"api03"}-abc`],
    [token({ sub: "ada" })],
    [token({ iat: NOW - 300 * DAY, exp: NOW + 65 * DAY })],
    [token({ exp: NOW + 365 * DAY })],
    ["a.b.c"],
    [`${encoded({})}.${encoded([1])}.c2ln`],
  ])("takes %s for a lasting key", (credential) => expect(rotates(credential, none, NOW)).toBe(false));

  it("takes any token that comes with a ChatGPT account for one of a login", () => {
    const login = new Headers({ "chatgpt-account-id": "acc" });
    expect(rotates(token({ sub: "ada" }), login, NOW)).toBe(true);
    expect(rotates("sk-abc", login, NOW)).toBe(false);
  });
});
