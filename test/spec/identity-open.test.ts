import { createExecutionContext, env, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { app } from "../../src/app.ts";
import { bearer } from "../support/scope-caller.ts";

/* Identity in deployments that anybody may call, or only holders of the operator's key. Each is this one with other settings. */

type Headers_ = Readonly<Record<string, string>>;

/** A deployment over the same storage with these settings besides. */
function deployment(settings: Readonly<Record<string, string>>) {
  const bindings = { ...env, ...settings };
  const ask = async (method: string, path: string, headers: Headers_ = {}, body?: unknown): Promise<Response> => {
    const context = createExecutionContext();
    const request = new Request(`http://throughline.test${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const response = await app.fetch(request, bindings, context);
    const whole = new Response(await response.text(), response);
    await waitOnExecutionContext(context);
    return whole;
  };
  return {
    ask,
    say: (text: string, headers: Headers_ = {}, model = "stand-in") =>
      ask("POST", "/v1/chat/completions", headers, { model, messages: [{ role: "user", content: text }] }),
    texts: async (headers: Headers_): Promise<string> => (await ask("GET", "/memory?limit=50", headers)).text(),
  };
}

/** Returns the requests that the upstream got under this log, as text. */
const sentUnder = async (log: string): Promise<string> => (await fetch(`http://upstream.test/_log/${log}`)).text();
const key = (): string => `sk-k${crypto.randomUUID()}`;
const user = (): string => `u${crypto.randomUUID()}`;
const ourKey = `tl_${"0123456789abcdef".repeat(2)}_${"0123456789ab"}_${"x".repeat(43)}`;

describe.each(["0.0.0.0", "::", "192.168.1.9", "proxy.example", ""])("with HOST=%s", (HOST) => {
  const open = deployment({ HOST });

  test("a request without a credential is answered, remembers nothing and is told nothing", async () => {
    const named = { "throughline-user": user() };
    const first = await open.say("My name is Ada.", named);
    expect([first.status, first.headers.get("throughline-memory")]).toEqual([200, "off;reason=no-credential"]);
    const second = await open.say("What is my name?", named);
    expect(await second.text()).toContain("I was told nothing about you.");
    expect(await deployment({ HOST: "127.0.0.1" }).texts(named)).not.toContain("Ada");
  });

  test("a request without a credential gets no shared answer and stores none", async () => {
    const question = `What is the capital of ${crypto.randomUUID()}?`;
    for (let time = 0; time < 2; time++) {
      const response = await open.say(question);
      expect(response.headers.get("cache-status")).toContain("fwd=bypass");
    }
    expect((await open.ask("POST", "/v1/chat/completions", { "cache-control": "only-if-cached" }, chat())).status).toBe(
      504,
    );
  });

  test.each([
    ["GET", "/memory"],
    ["POST", "/memory"],
    ["DELETE", "/memory"],
    ["POST", "/memory/recall"],
    ["GET", "/memory/export"],
    ["POST", "/memory/import"],
    ["GET", "/memory/mem_x"],
    ["GET", "/tenant/rules"],
    ["PUT", "/tenant/rules"],
    ["GET", "/cache"],
    ["DELETE", "/cache"],
  ])("%s %s without a credential is a 401", async (method, path) => {
    const body = method === "GET" || method === "DELETE" ? undefined : { text: "x", query: "x", rules: [] };
    expect((await open.ask(method, path, { "throughline-user": user() }, body)).status).toBe(401);
  });

  test("a provider key has an account of its own", async () => {
    const ada = { ...bearer(key()), "throughline-user": user() };
    await open.say("My name is Ada.", ada);
    expect(await open.texts(ada)).toContain("Ada");
    expect(await open.texts({ ...ada, ...bearer(key()) })).not.toContain("Ada");
  });

  test("an odd id is refused before the missing credential", async () => {
    expect((await open.say("Hello", { "throughline-user": " " })).status).toBe(400);
  });
});

const chat = () => ({ model: "stand-in", messages: [{ role: "user", content: "What is the capital of Peru?" }] });

describe("with THROUGHLINE_KEY", () => {
  const mine = `home-${"key"}-0001`;
  const home = deployment({ HOST: "0.0.0.0", THROUGHLINE_KEY: mine, UPSTREAM_API_KEY: `sk-${"operator"}` });
  const brought = { "throughline-key": mine };

  test.each([
    ["none", {}],
    ["another", { "throughline-key": `${mine}x` }],
    ["it as a bearer alone", bearer(mine)],
    ["an empty one", { "throughline-key": "" }],
  ])("a request with %s is a 401 on every path, and the upstream is not called", async (_what, headers) => {
    const log = crypto.randomUUID();
    const asked = { ...headers, "x-scripted-log": log, "throughline-user": "ada" };
    expect((await home.say("Hello", asked, "gpt-test")).status).toBe(401);
    for (const path of ["/v1/models", "/v1/embeddings", "/second/v1/models"]) {
      expect((await home.ask("GET", path, asked)).status, path).toBe(401);
    }
    for (const path of ["/memory", "/tenant/rules", "/cache"]) {
      expect((await home.ask("GET", path, asked)).status, path).toBe(401);
    }
    const packed = { ...asked, "content-encoding": "gzip" };
    expect((await home.ask("POST", "/v1/chat/completions", packed, {})).status).toBe(401);
    expect(JSON.parse(await sentUnder(log))).toEqual([]);
  });

  test("a caller who brings it keeps the memory if the provider key changes or is missing", async () => {
    const named = { ...brought, "throughline-user": user() };
    await home.say("My name is Ada.", { ...named, ...bearer(key()) });
    for (const credential of [bearer(key()), { "x-api-key": key() }, {}]) {
      expect(await home.texts({ ...named, ...credential })).toContain("Ada");
    }
  });

  test("the THROUGHLINE_KEY reaches no upstream, in whatever header it stands, and the operator's key does", async () => {
    const log = crypto.randomUUID();
    const headers = { ...brought, ...bearer(mine), "x-api-key": mine, "x-scripted-log": log };
    expect((await home.say("Hello there", headers, "gpt-test")).status).toBe(200);
    const sent = await sentUnder(log);
    expect(sent).not.toContain(mine);
    expect(sent).toContain(`sk-${"operator"}`);
  });

  test("ACCOUNT=shared keeps its account if a THROUGHLINE_KEY is added", async () => {
    const named = { "throughline-user": user() };
    await deployment({ HOST: "127.0.0.1", ACCOUNT: "shared" }).say("My name is Ada.", named);
    const shared = deployment({ HOST: "0.0.0.0", ACCOUNT: "shared", THROUGHLINE_KEY: mine });
    expect(await shared.texts({ ...named, ...brought })).toContain("Ada");
    expect((await shared.ask("GET", "/memory", named)).status).toBe(401);
  });
});

const someone = () => ({ "throughline-user": user() });
const page = (origin: string) => ({ origin });

describe("on a loopback address, a page of another site", () => {
  const operators = `sk-${"operator"}`;
  const FOREIGN = ["https://evil.example", "http://127.0.0.1.evil.example", "null"];
  const OWN = ["http://localhost:3000", "http://127.0.0.1:8787", "vscode-webview://panel", "https://friend.example"];
  const modes = [{ ACCOUNT: "shared" }, { ACCOUNT: "credential" }] as const;

  describe.each(modes)("with ACCOUNT=$ACCOUNT", (mode) => {
    const local = deployment({ HOST: "127.0.0.1", MCP_ALLOWED_ORIGINS: "friend.example,throughline.test", ...mode });

    test.each(FOREIGN)("%s reads, changes and erases nothing", async (origin) => {
      const ada = someone();
      await local.say("My name is Ada.", ada);
      for (const [method, path] of [
        ["GET", "/memory"],
        ["DELETE", "/memory"],
        ["GET", "/memory/export"],
        ["GET", "/memory/exchanges"],
        ["GET", "/usage"],
        ["GET", "/cache"],
        ["GET", "/metrics"],
      ] as const) {
        expect((await local.ask(method, path, { ...ada, ...page(origin) })).status, path).toBe(401);
      }
      const asked = await local.say("What is my name?", { ...ada, ...page(origin) });
      expect(asked.headers.get("throughline-memory")).toBe("off;reason=no-credential");
      expect(await asked.text()).not.toContain("Ada");
      expect(await local.texts(ada)).toContain("Ada");
    });

    test.each(OWN)("%s is none, and is told what is known", async (origin) => {
      const ada = someone();
      await local.say("My name is Ada.", { ...ada, ...page(origin) });
      expect(await local.texts({ ...ada, ...page(origin) })).toContain("Ada");
    });
  });

  test("whose own name was made to lead here reads nothing, and sends no Origin that would tell", async () => {
    const ada = someone();
    await deployment({ HOST: "127.0.0.1" }).say("My name is Ada.", ada);
    const led = deployment({ HOST: "127.0.0.1", MCP_ALLOWED_ORIGINS: "" });
    expect((await led.ask("GET", "/memory", ada)).status).toBe(401);
    expect((await led.ask("GET", "/metrics", ada)).status).toBe(401);
    const named = deployment({ HOST: "127.0.0.1", MCP_ALLOWED_ORIGINS: "", PUBLIC_URL: "https://throughline.test" });
    expect(await named.texts(ada)).toContain("Ada");
  });

  test("has the account of a key that it brings itself, and no other", async () => {
    const local = deployment({ HOST: "127.0.0.1" });
    const ada = { ...someone(), ...bearer(key()), ...page("https://evil.example") };
    await local.say("My name is Ada.", ada);
    expect(await local.texts(ada)).toContain("Ada");
    const shared = deployment({ HOST: "127.0.0.1", ACCOUNT: "shared" });
    expect((await shared.ask("GET", "/memory", ada)).status).toBe(401);
  });

  test("spends no key of the operator", async () => {
    const local = deployment({ HOST: "127.0.0.1", UPSTREAM_API_KEY: operators });
    const [log, own] = [crypto.randomUUID(), crypto.randomUUID()];
    await local.say("Hello there", { ...page("https://evil.example"), "x-scripted-log": log }, "gpt-test");
    await local.ask("GET", "/v1/models", { ...page("https://evil.example"), "x-scripted-log": log });
    await local.say("Hello there", { ...page("http://localhost:3000"), "x-scripted-log": own }, "gpt-test");
    expect(JSON.parse(await sentUnder(log))).toHaveLength(2);
    expect(await sentUnder(log)).not.toContain(operators);
    expect(await sentUnder(own)).toContain(operators);
  });
});

describe("a setting that would let anybody in", () => {
  const lent = `sk-${"lent"}`;
  test.each([
    ["UPSTREAM_API_KEY", { UPSTREAM_API_KEY: lent }],
    ["UPSTREAMS", { UPSTREAMS: JSON.stringify({ groq: { baseUrl: "http://second.test/v1", apiKey: lent } }) }],
    ["ACCOUNT", { ACCOUNT: "shared" }],
  ])("%s answers 500 with its name, and never its value, where no HOST says that it is loopback", async (name, set) => {
    const response = await deployment({ HOST: "", ...set }).say("Hello", bearer(key()));
    const text = await response.text();
    expect([response.status, text.includes(name), text.includes(lent)]).toEqual([500, true, false]);
  });
});

describe("a Throughline key in personal mode", () => {
  const personal = deployment({ HOST: "127.0.0.1", UPSTREAM_API_KEY: `sk-${"operator"}` });

  test.each([
    ["as a bearer", bearer(ourKey)],
    ["as the whole of Authorization", { authorization: ourKey }],
    ["behind another scheme", { authorization: `Token ${ourKey}` }],
    ["as the name of Basic", { authorization: `Basic ${btoa(`${ourKey}:`)}` }],
    ["as x-api-key", { "x-api-key": ourKey }],
    ["as api-key", { "api-key": ourKey }],
    ["as x-goog-api-key", { "x-goog-api-key": ourKey }],
    ["as Throughline-Key", { "throughline-key": ourKey }],
    ["in capitals", bearer(ourKey.toUpperCase())],
    ["in base64", bearer(btoa(ourKey))],
    ["damaged", bearer("tl_half")],
    ["as an access token for /mcp", bearer(`${"0123456789abcdef".repeat(4)}:grant1234:${"s".repeat(32)}`)],
    ["beside a provider key", { ...bearer(key()), "x-api-key": ourKey }],
  ])("%s is a 401 that says so, and the upstream is not called", async (_where, headers) => {
    const log = crypto.randomUUID();
    const asked = { ...headers, "x-scripted-log": log, "throughline-user": "ada" };
    const response = await personal.say("Hello", asked, "gpt-test");
    expect(response.status).toBe(401);
    expect(await response.text()).toContain("platform mode");
    expect((await personal.ask("GET", "/v1/models", asked)).status).toBe(401);
    expect((await personal.ask("GET", "/memory", asked)).status).toBe(401);
    expect(JSON.parse(await sentUnder(log))).toEqual([]);
  });

  test.each(["key", "api_key", "access_token", "anything"])("in the URL as %s is a 401", async (name) => {
    const log = crypto.randomUUID();
    const headers = { ...bearer(key()), "x-scripted-log": log };
    expect((await personal.ask("GET", `/v1/models?${name}=${ourKey}`, headers)).status).toBe(401);
    expect(
      (await personal.ask("POST", `/v1/chat/completions?${name}=${ourKey}`, headers, { ...chat(), model: "gpt-test" }))
        .status,
    ).toBe(401);
    expect(JSON.parse(await sentUnder(log))).toEqual([]);
  });

  test("in any other header does not reach the upstream", async () => {
    const log = crypto.randomUUID();
    const others = {
      "x-forwarded-key": ourKey,
      cookie: `a=b; k=${ourKey}`,
      "x-capitals": ourKey.toUpperCase(),
      "x-encoded": ourKey.replace("tl", "%2574l"),
      "x-packed": btoa(ourKey),
      "x-packed-pair": `sent=${btoa(JSON.stringify({ of: "ada", key: ourKey }))}`,
    };
    const headers = { ...bearer(key()), "x-scripted-log": log, "x-harmless": "kept", ...others };
    expect((await personal.say("Hello there", headers, "gpt-test")).status).toBe(200);
    const sent = await sentUnder(log);
    expect(sent).toContain("x-harmless");
    for (const name of Object.keys(others)) expect(sent, name).not.toContain(`"${name}"`);
  });

  test.each([
    ["in the path", `/v1/models/${ourKey}`],
    ["before the endpoint", `/v1/${ourKey}/chat/completions`],
    ["encoded in the path", `/v1/models/${ourKey.replace("tl_", "%74%6C%5F")}`],
    ["encoded in a parameter", `/v1/models?x=${ourKey.replace("tl", "%74l")}`],
    ["twice encoded in a parameter", `/v1/models?x=${ourKey.replace("tl", "%2574l")}`],
    ["in capitals", `/v1/models?x=${ourKey.toUpperCase()}`],
    ["in base64", `/v1/models/${btoa(ourKey)}/x`],
  ])("%s of the URL is a 401, and the upstream is not called", async (_where, path) => {
    const log = crypto.randomUUID();
    const headers = { ...bearer(key()), "x-scripted-log": log };
    expect((await personal.ask("GET", path, headers)).status).toBe(401);
    expect((await personal.ask("POST", path, headers, { ...chat(), model: "gpt-test" })).status).toBe(401);
    expect(JSON.parse(await sentUnder(log))).toEqual([]);
  });

  test.each([
    ["user", { user: ourKey }],
    ["safety_identifier", { user: "ada", safety_identifier: ourKey }],
    ["api_key", { api_key: ourKey }],
    ["api_key", { api_key: `Bearer ${ourKey}` }],
    ["metadata.key", { metadata: { key: ourKey } }],
  ])("in %s of a chat's body is a 401 that names the field", async (param, fields) => {
    const log = crypto.randomUUID();
    const headers = { ...bearer(key()), "x-scripted-log": log };
    const body = { ...chat(), model: "gpt-test", ...fields };
    const response = await personal.ask("POST", "/v1/chat/completions", headers, body);
    expect([response.status, (await response.json<{ error: object }>()).error]).toMatchObject([401, { param }]);
    expect(JSON.parse(await sentUnder(log))).toEqual([]);
  });

  test("in a message reaches the model that it is addressed to and is not remembered", async () => {
    const who = { ...bearer(key()), "throughline-user": user() };
    expect((await personal.say(`My name is Ada and the new one is ${ourKey}.`, who)).status).toBe(200);
    expect(await personal.texts(who)).not.toContain("tl_");
  });

  test("a text that only resembles a Throughline key reaches the upstream", async () => {
    const log = crypto.randomUUID();
    const odd = `sk-tl_${crypto.randomUUID()}`;
    expect((await personal.say("Hello there", { ...bearer(odd), "x-scripted-log": log }, "gpt-test")).status).toBe(200);
    expect(await sentUnder(log)).toContain(odd);
  });
});

describe("several credentials in one request", () => {
  const personal = deployment({ HOST: "127.0.0.1" });
  const [one, other] = [key(), key()];

  test("the bearer token decides the account on OpenAI's paths", async () => {
    const named = { "throughline-user": user() };
    await personal.say("My name is Ada.", { ...named, ...bearer(one), "x-api-key": other });
    expect(await personal.texts({ ...named, ...bearer(one) })).toContain("Ada");
    expect(await personal.texts({ ...named, "x-api-key": other })).not.toContain("Ada");
  });

  test("x-api-key decides the account if Anthropic's SDK asks for its memory", async () => {
    const named = { "throughline-user": user() };
    await personal.say("My name is Ada.", { ...named, "x-api-key": one });
    const both = { ...named, ...bearer(other), "x-api-key": one };
    expect(await personal.texts({ ...both, "anthropic-version": "2023-06-01" })).toContain("Ada");
    expect(await personal.texts(both)).not.toContain("Ada");
  });

  test.each(["x-api-key", "api-key", "x-goog-api-key"])("a key in %s alone is an account of its own", async (name) => {
    const named = { "throughline-user": user() };
    await personal.say("My name is Ada.", { ...named, [name]: one });
    expect(await personal.texts({ ...named, ...bearer(one) })).toContain("Ada");
    expect(await personal.texts(named)).not.toContain("Ada");
  });

  test("a key in the URL, as Google's clients send it, has an account of its own", async () => {
    const named = { "throughline-user": user() };
    const body = { model: "stand-in", messages: [{ role: "user", content: "My name is Ada." }] };
    await personal.ask("POST", `/v1/chat/completions?key=${one}`, named, body);
    expect(await personal.texts({ ...named, "x-goog-api-key": one })).toContain("Ada");
    expect(await personal.texts(named)).not.toContain("Ada");
  });
});
