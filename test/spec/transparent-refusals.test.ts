import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { throughProxy } from "../support/through-proxy.ts";

/* The refusals of the proxy itself, and its answers to browsers. */

const REFUSED = {
  nothing: "",
  "half an object": '{"model":"m","messages":[',
  "a list": '[{"model":"m"}]',
  "a text": '"hi"',
  null: "null",
  "two objects": "{}{}",
  "a trailing comma": '{"model":"m",}',
  "single quotes": "{'model':'m'}",
  "a comment": '{"model":"m" /* ! */}',
  "not a number": '{"model":"m","temperature":NaN}',
  "a byte order mark": '\uFEFF{"model":"m","messages":[]}',
};

it.each(Object.entries(REFUSED))(
  "a chat body that is %s is a 400 in OpenAI's shape, and goes nowhere",
  async (_what, body) => {
    const { response, text, seen } = await throughProxy({ body, headers: { "content-type": "application/json" } });
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("x-should-retry")).toBe("false");
    expect(JSON.parse(text)).toEqual({
      error: {
        message: expect.any(String) as string,
        type: "invalid_request_error",
        param: null,
        code: "invalid_json",
      },
    });
    expect(seen).toEqual([]);
  },
);

it("a chat body that is not UTF-8 gets a 400", async () => {
  const body = Uint8Array.from([...new TextEncoder().encode('{"model":"'), 0xff, ...new TextEncoder().encode('"}')]);
  const response = await exports.default.fetch("http://throughline.test/v1/chat/completions", { method: "POST", body });
  expect(response.status).toBe(400);
});

const MB = 1024 * 1024;
const SMALL = '{"model":"m","messages":[{"role":"user","content":""}]}';

/** As one who writes while it is sent, and cannot tell the length beforehand. */
function inPieces(text: string): BodyInit {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, (at += MB)));
    },
  });
}

describe.each([
  ["of a declared length", (text: string): BodyInit => text],
  ["of a length nobody declared", inPieces],
])("a chat body %s", (_how, bodyOf) => {
  const post = (bytes: number): Promise<Response> => {
    const text = SMALL.replace('""', () => `"${"x".repeat(bytes - SMALL.length)}"`);
    const headers = { "cache-control": "no-store", "x-scripted": '{"body":"{}"}' };
    return exports.default.fetch("http://throughline.test/v1/chat/completions", {
      method: "POST",
      headers,
      body: bodyOf(text),
    });
  };

  it("of 32 MB goes on", async () => {
    const response = await post(32 * MB);
    expect([response.status, await response.text()]).toEqual([200, "{}"]);
  });

  it("of one byte more gets a 413 in OpenAI's shape", async () => {
    const response = await post(32 * MB + 1);
    expect(response.status).toBe(413);
    expect(response.headers.get("x-should-retry")).toBe("false");
    expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error", code: "body_too_large" } });
  });
});

const PAGE = { origin: "https://page.example" };

describe("a browser", () => {
  it.each([
    "/v1/chat/completions",
    "/v1/v1/chat/completions/",
    "/v1/models",
    "/second/v1/embeddings",
    "/memory",
    "/memory/recall",
    "/memory/receipts/verify",
    "/usage",
    "/cache",
    "/tenant/rules",
    "/healthz",
  ])("may call %s from any page, with any header its SDK sends", async (path) => {
    const asked = "authorization,content-type,throughline-user,x-stainless-lang,x-stainless-retry-count";
    const headers = { ...PAGE, "access-control-request-method": "POST", "access-control-request-headers": asked };
    const { response, seen } = await throughProxy({ method: "OPTIONS", path, headers });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-methods")).toContain("POST");
    expect(response.headers.get("access-control-allow-headers")?.split(/,\s*/)).toEqual(asked.split(","));
    expect(seen).toEqual([]);
  });

  it.each([
    ["an answer", '{"model":"m","messages":[{"role":"user","content":"hi"}]}', "/v1/chat/completions"],
    ["a stream", '{"model":"m","stream":true,"messages":[{"role":"user","content":"hi"}]}', "/v1/chat/completions"],
    ["an error", "{", "/v1/chat/completions"],
    ["what passed unchanged", '{"input":"hi"}', "/v1/chat/completions"],
    ["what another endpoint answers", '{"input":"hi"}', "/v1/responses"],
    ["a parameter refused", "{}", "/memory?type=episodic"],
    ["that there is nothing", "{}", "/chat/completions"],
  ])("reads %s, and our headers on it", async (_what, body, path) => {
    const { response } = await throughProxy({ body, path, headers: PAGE });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    const exposed = response.headers.get("access-control-expose-headers")?.toLowerCase().split(/,\s*/) ?? [];
    for (const name of ["age", "cache-status", "server-timing", "throughline-exchange", "throughline-memory"]) {
      expect(exposed).toContain(name);
    }
    for (const name of ["x-request-id", "retry-after", "x-should-retry"]) expect(exposed).toContain(name);
  });

  it("is told what the upstream exposes as well, and its own policy where it has one", async () => {
    const told = { "access-control-allow-origin": "https://page.example", "access-control-expose-headers": "X-Own" };
    const { response } = await throughProxy({
      path: "/v1/models",
      method: "GET",
      headers: PAGE,
      script: { body: "{}", headers: told },
    });
    expect(response.headers.get("access-control-allow-origin")).toBe("https://page.example");
    expect(response.headers.get("access-control-expose-headers")).toMatch(/^X-Own, /);
  });
});
