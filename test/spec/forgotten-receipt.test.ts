import { exports } from "cloudflare:workers";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Receipt } from "../../src/api/receipt.ts";
import { Vault } from "../../src/index.ts";
import { Person } from "../support/person.ts";

/* Guarantee 5: the receipt of an erasure can be checked by anybody who holds it, as long as the deployment lives. */

afterEach(() => void vi.restoreAllMocks());

async function receiptOf(person: Person): Promise<Receipt> {
  return (await person.memory("", "DELETE")).json<Receipt>();
}

async function verified(receipt: unknown, person: Person): Promise<unknown> {
  return (await person.memory("/receipts/verify", "POST", receipt)).json();
}

test("a receipt is confirmed as ours and as this user's, however often they were erased", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  const receipts = [await receiptOf(person), await receiptOf(person)];
  expect(receipts[0]?.removed["memories"]).toBeGreaterThan(0);
  expect(receipts[1]?.removed["memories"]).toBe(0);
  for (const receipt of receipts) {
    expect(await verified(receipt, person)).toEqual({ valid: true, ofThisUser: true });
    expect(await verified(Object.fromEntries(Object.entries(receipt).toReversed()), person)).toMatchObject({
      valid: true,
    });
    expect(await verified(receipt, new Person())).toEqual({ valid: true, ofThisUser: false });
  }
});

describe("a receipt", () => {
  test.each<[string, (receipt: Receipt) => object]>([
    ["its time", ({ at }) => ({ at: at.replace(/^\d{4}/, "2001") })],
    ["its subject", () => ({ subject: "0".repeat(64) })],
    ["what was removed", ({ removed }) => ({ removed: { ...removed, memories: 99 } })],
    ["a place that was not looked at", ({ removed }) => ({ removed: { ...removed, elsewhere: 0 } })],
    ["what was left", ({ remaining }) => ({ remaining: { ...remaining, memories: 1 } })],
    [
      "its signature",
      ({ signature }) => ({ signature: signature.replace(/^./, (first) => (first === "0" ? "1" : "0")) }),
    ],
    ["the length of its signature", ({ signature }) => ({ signature: `${signature}0` })],
  ])("is not valid after a change of %s", async (_what, change) => {
    const person = new Person();
    const receipt = await receiptOf(person);
    expect(await verified({ ...receipt, ...change(receipt) }, person)).toMatchObject({ valid: false });
  });
});

test("a receipt can be checked without naming a user, and anything else is refused with the field's name", async () => {
  const person = new Person();
  const receipt = await receiptOf(person);
  const { "throughline-user": _, ...headers } = person.headers;
  const ask = (body: unknown, method = "POST"): Promise<Response> =>
    exports.default.fetch("http://throughline.test/memory/receipts/verify", {
      method,
      headers,
      ...(method === "POST" && { body: JSON.stringify(body) }),
    });
  expect(await (await ask(receipt)).json()).toEqual({ valid: true, ofThisUser: null });
  const refused = await ask({ ...receipt, signature: 7 });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ error: { code: "invalid_value", param: "signature" } });
  expect((await ask(null, "GET")).status).toBe(405);
});

test("an erasure that leaves rows is an error that asks to try again, and trying again works", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  const stuck = vi.spyOn(Vault.prototype, "erase").mockResolvedValue({});
  const left = await person.memory("", "DELETE");
  stuck.mockRestore();
  expect([left.status, left.headers.get("x-should-retry")]).toEqual([500, "true"]);
  expect(await left.json()).toMatchObject({ error: { type: "server_error", code: "erasure_incomplete" } });
  expect(await verified(await receiptOf(person), person)).toMatchObject({ valid: true });
});

test("an erasure begins again if something is left", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  vi.spyOn(Vault.prototype, "erase").mockResolvedValueOnce({});
  expect(await verified(await receiptOf(person), person)).toMatchObject({ valid: true });
});

test("what a user says while an erasure looks at the rest is kept, and the erasure is whole", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  const counting = vi.spyOn(Vault.prototype, "countRows");
  counting.mockImplementationOnce(async (scope, erasedAt) => {
    await person.say("I live in Oslo.");
    return (await person.vault()).countRows(scope, erasedAt);
  });
  expect(await verified(await receiptOf(person), person)).toMatchObject({ valid: true });
  expect(await person.facts()).toEqual(["I live in Oslo"]);
});
