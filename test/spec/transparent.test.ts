import { describe, expect, it } from "vitest";
import { throughProxy } from "../support/through-proxy.ts";

/* Guarantee 1: with memory off, client and upstream see what they would see without the proxy. */

const MODES = [
  { mode: "nobody named", headers: {} },
  { mode: "memory off", headers: { "throughline-user": "ada", "throughline-memory": "off" } },
  { mode: "nothing kept", headers: { "cache-control": "no-store" } },
] as const;

const messages = '"messages":[{"role":"user","content":"hi"}]';

const BODIES = {
  "integers beyond what a double holds": `{"model":"m","seed":9007199254740993,"x":-0,"y":1E400,"z":1.10,${messages}}`,
  "repeated keys": `{"model":"a","model":"m","temperature":1,"temperature":0,${messages}}`,
  "white space of every kind": `\r\n\t {\n"model" :\t"m" , ${messages.replace(":[", " : [ ")} \r\n}\n\n`,
  "escapes where none are needed": `{"\\u006dodel":"\\u006d","messages":[{"role":"user","content":"\\u0068\\/\\u00e9\\ud83e\\udde1\\b"}]}`,
  "characters of every width": `{"model":"m","note":"é€🧡\u2028\u007f",${messages}}`,
  "half of a surrogate pair": `{"model":"m","stop":"\\ud83e",${messages}}`,
  "keys of the object prototype": `{"__proto__":{"a":1},"constructor":null,"toString":1,"model":"m",${messages}}`,
  "fields nobody knows": `{"model":"m",${messages},"provider":{"order":["a","b"]},"transforms":[],"":null}`,
  "very deep nesting": `{"model":"m","metadata":${"[".repeat(5_000)}${"]".repeat(5_000)},${messages}}`,
};

describe.each(MODES)("with $mode,", ({ headers }) => {
  it.each(Object.entries(BODIES))("forwards a body with %s byte for byte", async (_what, body) => {
    const { response, seen } = await throughProxy({ headers, body, script: { body: "{}" } });
    expect(response.status).toBe(200);
    expect(seen.map((request) => request.body)).toEqual([body]);
  });

  it.each([
    [400, { "x-request-id": "req_1" }],
    [401, { "www-authenticate": "Bearer" }],
    [404, {}],
    [429, { "retry-after": "20", "retry-after-ms": "19500", "x-ratelimit-remaining-tokens": "0" }],
    [500, { "x-should-retry": "true" }],
    [503, { "content-type": "text/html" }],
  ])("returns an upstream's %i as it is", async (status, told) => {
    const body = ' {"error" : {"message":"caf\\u00e9", "n":12345678901234567890}}\n';
    const { response, text } = await throughProxy({
      headers,
      body: `{"model":"m",${messages}}`,
      script: { status, body, headers: told },
    });
    expect(response.status).toBe(status);
    expect(text).toBe(body);
    for (const [name, value] of Object.entries(told)) expect(response.headers.get(name)).toBe(value);
  });
});

it.each(["GET", "POST", "PUT", "PATCH", "DELETE"])(
  "a path that nobody knows is passed on, %s too, with its query",
  async (method) => {
    const body = method === "GET" ? undefined : '{ "a" : 1 }';
    const path = "/v1/some/new%20thing?limit=2&limit=3&after=%2Fx+y&z";
    const call = { method, path, script: { status: 202, body: "[ ]" } };
    const { response, text, seen } = await throughProxy(body === undefined ? call : { ...call, body });
    expect([response.status, text]).toEqual([202, "[ ]"]);
    expect(seen).toMatchObject([{ method, url: `http://upstream.test${path}`, body: body ?? "" }]);
  },
);

it("the proxy forwards a body in a coding that it does not read untouched", async () => {
  const { response, seen } = await throughProxy({
    headers: { "content-encoding": "x-own" },
    body: "{ not JSON",
    script: { body: "{}" },
  });
  expect(response.status).toBe(200);
  expect(seen).toMatchObject([{ body: "{ not JSON", headers: { "content-encoding": "x-own" } }]);
});
