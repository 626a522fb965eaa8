import { createExecutionContext, env, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { app } from "../../src/app.ts";

/* `GET /` tells a person what this is and where to go. */

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const LOCAL = { HOST: "127.0.0.1", STAND_IN_MODEL: "on" };

/** Opens a path of the deployment that has these settings besides. */
async function open(
  path: string,
  accept: string | null,
  settings: Readonly<Record<string, string>> = LOCAL,
  method = "GET",
): Promise<Response> {
  const context = createExecutionContext();
  const request = new Request(`http://throughline.test${path}`, { method, headers: accept === null ? {} : { accept } });
  const response = await app.fetch(request, { ...env, ...settings }, context);
  await waitOnExecutionContext(context);
  return response;
}

describe("the landing page", () => {
  test.each([BROWSER, "TEXT/HTML", "text/html;q=0.5"])("is HTML for a client that accepts %s", async (accept) => {
    const response = await open("/", accept);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(await response.text()).toMatch(/^<!doctype html>/);
  });

  test.each(["*/*", "", null, "text/plain", "text/html;q=0", "text/html;q=0.0, */*"])(
    "is plain text for a client that accepts %s",
    async (accept) => {
      const response = await open("/", accept);
      expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
      expect(await response.text()).not.toContain("<");
    },
  );

  test.each([BROWSER, "*/*"])("names the base URL, the memory and the documents (Accept: %s)", async (accept) => {
    const text = await (await open("/", accept)).text();
    expect(text).toContain("http://throughline.test/v1");
    expect(text).toContain("http://throughline.test/memory");
    expect(text).toContain("http://throughline.test/docs");
  });

  test("shows two requests that tell a memory and ask for it", async () => {
    const text = await (await open("/", "*/*")).text();
    expect(text.match(/^ {2}curl .*chat\/completions .*$/gm)).toEqual([
      expect.stringContaining("I live in Bergen."),
      expect.stringContaining("Where do I live?"),
    ]);
  });

  test("loads nothing and runs nothing in a browser", async () => {
    const response = await open("/", BROWSER);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await response.text()).not.toMatch(/<(?:script|link|img|iframe)\b|\bsrc=|@import|url\(/i);
  });

  test.each([
    ["THROUGHLINE_KEY", { HOST: "0.0.0.0", THROUGHLINE_KEY: "key-of-the-operator" }, "$THROUGHLINE_KEY"],
    ["ADMIN_KEY", { HOST: "0.0.0.0", ADMIN_KEY: "adm-of-the-tests-0001" }, "$TENANT_KEY"],
    ["a provider key off loopback", { HOST: "0.0.0.0" }, "$PROVIDER_KEY"],
  ])("says where callers put their key with %s, and shows none", async (_, settings, shown) => {
    const text = await (await open("/", "*/*", { STAND_IN_MODEL: "on", ...settings })).text();
    expect(text).toContain(shown);
    expect(text).not.toMatch(/key-of-the-operator|adm-of-the-tests/);
  });

  test("promises no answer without a key if the stand-in model is off", async () => {
    expect(await (await open("/", "*/*", { HOST: "127.0.0.1", STAND_IN_MODEL: "off" })).text()).not.toContain(
      "stand-in",
    );
  });

  test("refuses a parameter, as every route of the proxy does", async () => {
    const response = await open("/?page=2", "*/*");
    expect([response.status, await response.json()]).toMatchObject([400, { error: { param: "page" } }]);
  });

  test.each(["POST", "PUT", "DELETE"])("leaves %s / a 404 that names the base URL", async (method) => {
    const response = await open("/", "*/*", LOCAL, method);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("The base URL of the API is http://throughline.test/v1.");
  });
});
