import { describe, expect, test } from "vitest";
import { answerTo, bearer, listed, memory, refusal, say, type Who } from "../support/scope-caller.ts";

/* Identity, and the errors of odd ids. Identity alone fails closed, before the upstream is called. */

const caller = (): Who => ({ credential: bearer(`sk-k${crypto.randomUUID()}`) });

/** How many requests the upstream was sent under this log. */
async function upstreamCalls(log: string): Promise<number> {
  return (await (await fetch(`http://upstream.test/_log/${log}`)).json<unknown[]>()).length;
}

describe("an odd id is refused before the upstream is called, and the parameter is named", () => {
  const tooLong = "é".repeat(128) + "x";
  test.each([
    ["a user over 256 bytes", { "throughline-user": "x".repeat(257) }, {}, "Throughline-User"],
    ["a blank user", { "throughline-user": "" }, {}, "Throughline-User"],
    ["a user of spaces", { "throughline-user": "   " }, {}, "Throughline-User"],
    ["a user with a tab in it", { "throughline-user": "a\tb" }, {}, "Throughline-User"],
    ["a user in bytes that are not UTF-8", { "throughline-user": "a\uFFFD" }, {}, "Throughline-User"],
    ["two users", { "throughline-user": "ada, bob" }, {}, "Throughline-User"],
    ["a blank tenant", { "throughline-tenant": "" }, {}, "Throughline-Tenant"],
    ["a tenant over 256 bytes", { "throughline-tenant": "x".repeat(257) }, {}, "Throughline-Tenant"],
    ["two tenants", { "throughline-tenant": "a, b" }, {}, "Throughline-Tenant"],
    ["a blank conversation", { "throughline-conversation": " " }, {}, "Throughline-Conversation"],
    ["two conversations", { "throughline-conversation": "a, b" }, {}, "Throughline-Conversation"],
    ["a conversation over 256 bytes", { "throughline-conversation": "x".repeat(257) }, {}, "Throughline-Conversation"],
    ["a blank user in the body", {}, { user: "" }, "user"],
    ["a user of white space in the body", {}, { user: "\u00a0\u2003 " }, "user"],
    ["a user in the body with a line break", {}, { user: "a\nb" }, "user"],
    ["a user in the body with a null byte", {}, { user: "a\u0000" }, "user"],
    ["a user in the body with a C1 control", {}, { user: "a\u0085" }, "user"],
    ["a user in the body with half of a pair", {}, { user: "a\ud83d" }, "user"],
    ["a user in the body over 256 bytes", {}, { user: tooLong }, "user"],
    ["a blank safety identifier", {}, { safety_identifier: " " }, "safety_identifier"],
    ["an unknown memory mode", { "throughline-memory": "yes" }, {}, "Throughline-Memory"],
    ["a memory mode in capitals", { "throughline-memory": "OFF" }, {}, "Throughline-Memory"],
    ["a blank memory mode", { "throughline-memory": "" }, {}, "Throughline-Memory"],
    ["two memory modes", { "throughline-memory": "on, off" }, {}, "Throughline-Memory"],
  ])("%s", async (_what, headers, body, param) => {
    const log = crypto.randomUUID();
    const asked = { model: "gpt-test", headers: { "x-scripted-log": log, ...headers }, body };
    const response = await say(caller(), "Hello there", asked);
    expect(response.headers.get("x-should-retry")).toBe("false");
    expect(await refusal(response)).toEqual({ status: 400, param });
    expect(await upstreamCalls(log)).toBe(0);
  });

  test("an odd id is refused with memory off as well, so that a mistake shows at once", async () => {
    const response = await say({ ...caller(), user: "x".repeat(257) }, "Hello", {
      headers: { "throughline-memory": "off" },
    });
    expect(await refusal(response)).toEqual({ status: 400, param: "Throughline-User" });
  });

  test("/memory refuses the same odd ids, and a request without a user", async () => {
    expect(await refusal(await memory({ ...caller(), user: "x".repeat(257) }))).toEqual({
      status: 400,
      param: "Throughline-User",
    });
    expect(await refusal(await memory({ ...caller(), user: "a, b" }))).toEqual({
      status: 400,
      param: "Throughline-User",
    });
    for (const [path, method] of [
      ["", "GET"],
      ["", "POST"],
      ["", "DELETE"],
      ["/recall", "POST"],
      ["/mem_x", "GET"],
    ] as const) {
      const response = await memory(caller(), path, method, method === "POST" ? { text: "x", query: "x" } : undefined);
      expect(await refusal(response), `${method} ${path}`).toEqual({ status: 400, param: "Throughline-User" });
    }
  });

  test("an id of exactly 256 bytes is accepted", async () => {
    const who = { ...caller(), user: "x".repeat(256) };
    expect((await say(who, "My name is Ada.")).status).toBe(200);
    expect(await listed(who)).not.toEqual([]);
  });
});

describe("the user of a chat", () => {
  test("the header's user counts before the body's", async () => {
    const who = { ...caller(), user: "ada" };
    await say(who, "My name is Ada.", { body: { user: "bob", safety_identifier: "cyd" } });
    expect(await listed(who)).not.toEqual([]);
    for (const user of ["bob", "cyd"]) expect(await listed({ ...who, user }), user).toEqual([]);
  });

  test("the body's user counts before its safety_identifier", async () => {
    const who = caller();
    await say(who, "My name is Bob.", { body: { user: "bob", safety_identifier: "cyd" } });
    expect(await listed({ ...who, user: "bob" })).not.toEqual([]);
    expect(await listed({ ...who, user: "cyd" })).toEqual([]);
  });

  test.each([null, 7, ["bob"]])("the body's safety_identifier counts if its user is %j", async (user) => {
    const who = caller();
    await say(who, "My name is Cyd.", { body: { user, safety_identifier: "cyd" } });
    expect(await listed({ ...who, user: "cyd" })).not.toEqual([]);
  });

  test("the body's user counts if nothing else names one", async () => {
    const who = caller();
    await say(who, "My name is Bob.", { body: { user: "bob" } });
    expect(await listed({ ...who, user: "bob" })).not.toEqual([]);
  });

  test("a chat without a user has memory off and is not remembered", async () => {
    const who = caller();
    const response = await say(who, "My name is Ada.");
    expect(response.headers.get("throughline-memory")).toBe("off");
    expect(await answerTo(who, "What is my name?")).toContain("I was told nothing about you.");
    for (const user of ["null", "undefined", "anonymous", "default", "none"]) {
      expect(await listed({ ...who, user }), user).toEqual([]);
    }
  });
});

describe("the account of a request", () => {
  test("one key is one account as bearer token, x-api-key or api-key", async () => {
    const key = `sk-k${crypto.randomUUID()}`;
    await say({ credential: bearer(key), user: "ada" }, "My name is Ada.");
    for (const credential of [{ authorization: `bearer ${key}` }, { "x-api-key": key }, { "api-key": key }]) {
      expect(await listed({ credential, user: "ada" }), JSON.stringify(credential)).not.toEqual([]);
    }
  });

  test("another key is another account, and so is none", async () => {
    const key = `sk-k${crypto.randomUUID()}`;
    await say({ credential: bearer(key), user: "only-here" }, "My name is Ada.");
    for (const credential of [{}, bearer(`${key}x`), { "x-api-key": key.toUpperCase() }, { authorization: "Bearer" }]) {
      expect(await listed({ credential, user: "only-here" }), JSON.stringify(credential)).toEqual([]);
    }
  });

  test("an account without a tenant shares nothing with the same account in a tenant", async () => {
    const who = { ...caller(), user: "ada" };
    await say(who, "My name is Ada.");
    for (const tenant of ["default", "null", "undefined", "none", "0", '""']) {
      expect(await listed({ ...who, tenant }), tenant).toEqual([]);
    }
  });
});
