import { createExecutionContext, env, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { app } from "../../src/app.ts";
import { Person } from "../support/person.ts";
import { listed, memory, say, type Who } from "../support/scope-caller.ts";
import { throughProxy } from "../support/through-proxy.ts";

/* Apps that come from another product keep its headers, and change their base URL. */

const json = { "content-type": "application/json" };
const chat = (content: string): string => JSON.stringify({ model: "m", messages: [{ role: "user", content }] });
const bearer = () => ({ authorization: `Bearer sk-k${crypto.randomUUID()}` });
const script = { body: "{}" };

interface Product {
  readonly product: string;
  /** The headers of an app for this user, in this conversation. */
  readonly headers: (user: string, conversation: string) => Record<string, string>;
  readonly key: string;
}

const PRODUCTS: readonly Product[] = [
  {
    product: "Supermemory",
    headers: (user, conversation) => ({ "x-sm-user-id": user, "x-sm-conversation-id": conversation }),
    key: "x-supermemory-api-key",
  },
  {
    product: "Mastra",
    headers: (user, conversation) => ({ "x-resource-id": user, "x-thread-id": conversation }),
    key: "x-memory-gateway-authorization",
  },
];

describe.each(PRODUCTS)("an app of $product's", ({ headers: of, key }) => {
  test("names its user and its conversation by the headers that it has", async () => {
    const credential = bearer();
    const headers = { ...of("ada", "c-1"), [key]: "Bearer theirs" };
    const response = await say({ credential }, "My cat is called Mimosa.", { headers });
    const who: Who = { credential, user: "ada" };
    expect((await listed(who)).map(({ text }) => text).join()).toContain("Mimosa");
    const exchange = await memory(who, `/exchanges/${response.headers.get("throughline-exchange")}`);
    expect(await exchange.json()).toMatchObject({ conversation: "c-1" });
  });

  test("sends none of them upstream, and all others as they came", async () => {
    const headers = { ...json, ...bearer(), ...of("ada", "c-1"), [key]: "theirs", "x-kept": "yes" };
    for (const path of ["/v1/chat/completions", "/v1/moderations"]) {
      const { seen } = await throughProxy({ path, headers, body: chat("Hello there."), script });
      expect(seen).toHaveLength(1);
      expect(seen[0]?.headers).toMatchObject({ "x-kept": "yes" });
      for (const name of [...Object.keys(of("", "")), key]) expect(seen[0]?.headers, name).not.toHaveProperty(name);
    }
  });

  test("is overruled by Throughline's own headers, and rules the body", async () => {
    const credential = bearer();
    await say({ credential, user: "bea" }, "My cat is called Mimosa.", { headers: of("ada", "c-1") });
    expect(await listed({ credential, user: "ada" })).toEqual([]);
    await say({ credential, bodyUser: "cleo" }, "My cat is called Mimosa.", { headers: of("ada", "c-1") });
    expect(await listed({ credential, user: "cleo" })).toEqual([]);
    expect(await listed({ credential, user: "ada" })).not.toEqual([]);
  });

  test("is refused an odd id, and told which header holds it", async () => {
    const { response, text } = await throughProxy({ headers: { ...json, ...of("a, b", "c") }, body: chat("Hi") });
    const [param] = Object.keys(of("", ""));
    expect([response.status, JSON.parse(text)]).toMatchObject([400, { error: { code: "invalid_id", param } }]);
  });

  test("has the THROUGHLINE_KEY accepted where its own key stood, and no upstream sees it", async () => {
    const mine = `home-${"key"}-0001`;
    const log = crypto.randomUUID();
    const settings: Record<string, string> = { HOST: "0.0.0.0", THROUGHLINE_KEY: mine };
    const ask = async (held: string): Promise<number> => {
      const context = createExecutionContext();
      const headers = { ...json, ...of("ada", "c-1"), [key]: held, "x-scripted-log": log };
      const request = new Request("http://throughline.test/v1/chat/completions", {
        method: "POST",
        headers,
        body: chat("Hi"),
      });
      const response = await app.fetch(request, { ...env, ...settings }, context);
      await response.text();
      await waitOnExecutionContext(context);
      return response.status;
    };
    expect([await ask(mine), await ask(`Bearer ${mine}`), await ask("theirs")]).toEqual([200, 200, 401]);
    expect(await (await fetch(`http://upstream.test/_log/${log}`)).text()).not.toContain(mine);
  });
});

test.each([{ "x-thread-id": "t-1" }, { "x-resource-id": "r-1" }])(
  "headers of such names that other software sends, such as %j, name nobody and go upstream",
  async (headers) => {
    const { response, seen } = await throughProxy({
      headers: { ...json, ...bearer(), ...headers },
      body: chat("Hi"),
      script,
    });
    expect(response.headers.get("throughline-memory")).toBe("off");
    expect(seen[0]?.headers).toMatchObject(headers);
  },
);

test.each(["/v3/https://listed.test/v1/chat/completions", "//v3//https://listed.test/v1//chat/completions/"])(
  "Supermemory's form of a URL, %s, reaches the host that it names",
  async (path) => {
    const headers = { ...json, ...bearer(), "x-sm-user-id": "ada" };
    const { response, seen } = await throughProxy({ path, headers, body: chat("Hi"), script });
    expect(seen.map(({ url }) => url)).toEqual(["https://listed.test/v1/chat/completions"]);
    expect(response.headers.get("throughline-memory")).toMatch(/^on;/);
  },
);

test("Supermemory's form of a URL asks no host that is not listed", async () => {
  const path = "/v3/https://unlisted.test/v1/chat/completions";
  const { response, seen } = await throughProxy({ path, headers: json, body: chat("Hi") });
  expect([response.status, seen]).toEqual([403, []]);
});

test("MemoryLake's key reaches no upstream", async () => {
  const headers = { ...json, ...bearer(), "x-memorylake-api-key": "theirs" };
  const { seen } = await throughProxy({ headers, body: chat("Hi"), script });
  expect(seen.map((request) => request.headers["x-memorylake-api-key"])).toEqual([undefined]);
});

const QUESTION = "What is the boiling point of water?";

const traced = (): Record<string, string> => ({
  "helicone-request-id": crypto.randomUUID(),
  "helicone-property-page": crypto.randomUUID(),
  "x-portkey-trace-id": crypto.randomUUID(),
  "x-sm-conversation-id": crypto.randomUUID(),
});

describe("the cache, as other gateways' headers steer it", () => {
  test.each<[string, Record<string, string>, string]>([
    ["Helicone-Cache-Enabled: true", { "helicone-cache-enabled": "true" }, "; hit"],
    ["Helicone-Cache-Enabled: false", { "helicone-cache-enabled": "false" }, "fwd=bypass; detail=no-store"],
    ["a bucket of one", { "helicone-cache-bucket-max-size": "1" }, "; hit"],
    ["a bucket of several", { "helicone-cache-bucket-max-size": "3" }, "fwd=bypass; detail=no-store"],
    ["x-portkey-cache-force-refresh: false", { "x-portkey-cache-force-refresh": "false" }, "; hit"],
    ["x-portkey-cache-force-refresh: True", { "x-portkey-cache-force-refresh": "True" }, "fwd=request"],
  ])("serves a repeat as %s asks", async (_what, headers, status) => {
    const person = new Person();
    await person.say(QUESTION);
    const again = await person.say(QUESTION, { headers });
    expect(again.headers.get("cache-status")).toContain(status);
    expect((await person.sent()).at(-1)?.headers).toMatchObject(status === "; hit" ? {} : headers);
  });

  test.each(["helicone-cache-seed", "x-portkey-cache-namespace"])("keeps what %s keeps apart", async (name) => {
    const person = new Person();
    const statuses: (string | null)[] = [];
    for (const value of ["one", "two", "one"]) {
      statuses.push((await person.say(QUESTION, { headers: { [name]: value } })).headers.get("cache-status"));
    }
    expect(statuses).toEqual([
      expect.stringContaining("fwd=miss"),
      expect.stringContaining("fwd=miss"),
      expect.stringContaining("; hit"),
    ]);
  });

  test("serves a repeat whose headers only trace it", async () => {
    const person = new Person();
    await person.say(QUESTION, { headers: traced() });
    expect((await person.say(QUESTION, { headers: traced() })).headers.get("cache-status")).toContain("; hit");
  });
});
