import { describe, expect, test } from "vitest";
import { answerTo, bearer, type Listed, listed, memory, say, type Who } from "../support/scope-caller.ts";

/* Guarantee 3, for somebody who has got hold of another's ids: they open nothing. */

/** Pairs of scopes that differ in one place, or whose joined names are equal. */
function neighbours(): [what: string, Who, Who][] {
  const key = `sk-k${crypto.randomUUID()}`;
  const credential = bearer(key);
  return [
    ["user", { credential, tenant: "t", user: "ada" }, { credential, tenant: "t", user: "Ada" }],
    ["tenant", { credential, tenant: "t", user: "bob" }, { credential, tenant: "t2", user: "bob" }],
    ["no tenant", { credential, tenant: "x", user: "bob" }, { credential, user: "bob" }],
    ["account", { credential, tenant: "t", user: "cyd" }, { credential: bearer(`${key}2`), tenant: "t", user: "cyd" }],
    ["delimiter", { credential, tenant: "a:b", user: "c" }, { credential, tenant: "a", user: "b:c" }],
    ["swapped", { credential, tenant: "p", user: "q" }, { credential, tenant: "q", user: "p" }],
    [
      "header",
      { credential, tenant: "t", user: "dan" },
      { credential: { "x-api-key": `${key}3` }, tenant: "t", user: "dan" },
    ],
  ];
}

interface Victim {
  readonly mine: Listed;
  readonly exchange: string;
}

async function settleIn(who: Who): Promise<Victim> {
  const said = await say(who, "My cat is called Mimosa.");
  await said.text();
  const added = await memory(who, "", "POST", { text: "The safe stands behind the mirror.", pinned: true });
  return { mine: await added.json<Listed>(), exchange: said.headers.get("throughline-exchange") ?? "" };
}

const asSeen = async (who: Who): Promise<string> => JSON.stringify(await listed(who));

describe.each(neighbours())("scopes that differ by %s", (_what, victim, intruder) => {
  test("a foreign id and an unknown id give the same 404, whatever is done to it", async () => {
    const { mine, exchange } = await settleIn(victim);
    const unknown = mine.id.replace(/.{4}$/, (end) => (end === "0000" ? "1111" : "0000"));
    const before = await asSeen(victim);
    const attempts: [path: (id: string) => string, method: string, body?: object][] = [
      [(id) => `/${id}`, "GET"],
      [(id) => `/${id}/history`, "GET"],
      [(id) => `/${id}`, "PATCH", { text: "The safe is empty." }],
      [(id) => `/${id}`, "PATCH", { pinned: false }],
      [(id) => `/${id}/restore`, "POST"],
      [(id) => `/${id}`, "DELETE"],
    ];
    for (const [path, method, body] of attempts) {
      const foreign = await memory(intruder, path(mine.id), method, body);
      const never = await memory(intruder, path(unknown), method, body);
      expect(foreign.status, `${method} ${path("id")}`).toBe(404);
      expect(await foreign.text()).toBe(await never.text());
    }
    const record = await memory(intruder, `/exchanges/${exchange}`);
    expect(record.status).toBe(404);
    expect((await memory(victim, `/exchanges/${exchange}`)).status).toBe(200);
    expect(await asSeen(victim)).toBe(before);
  });

  test("a foreign id as a cursor or in a query shows nothing of its owner", async () => {
    const { mine } = await settleIn(victim);
    expect(await listed(intruder, `?status=all&cursor=${mine.id}`)).toEqual([]);
    const recall = await memory(intruder, "/recall", "POST", {
      query: "Where does the safe stand? The cat Mimosa",
      limit: 50,
    });
    expect(await recall.json()).toEqual({ memories: [], block: "" });
    expect(await answerTo(intruder, "Where does my safe stand?")).not.toContain("mirror");
  });

  test("erasing the one leaves the other whole, and its receipt counts only its own", async () => {
    await settleIn(victim);
    await say(intruder, "My cat is called Pepper.");
    const before = await asSeen(victim);
    const own = (await listed(intruder)).length;
    const receipt = await (await memory(intruder, "", "DELETE")).json<{ removed: { memories: number } }>();
    expect(receipt.removed.memories).toBe(own);
    expect(await listed(intruder)).toEqual([]);
    expect(await asSeen(victim)).toBe(before);
    expect(await answerTo(victim, "What is my cat called?")).toContain("Mimosa");
  });

  test("a conversation of the same name or opening carries nothing over", async () => {
    const named = { headers: { "throughline-conversation": "support" } };
    await settleIn(victim);
    expect(await answerTo(victim, "Which notes do you have on my safe?", named)).toContain("mirror");
    expect(await answerTo(intruder, "Which notes do you have on my safe?", named)).not.toContain("mirror");
    expect(await answerTo(victim, "Where does my safe stand?")).toContain("mirror");
    expect(await answerTo(intruder, "Where does my safe stand?")).not.toContain("mirror");
  });
});
