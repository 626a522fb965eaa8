import { expect, test } from "vitest";
import { readSettings } from "../../../src/config.ts";
import { ProxyError } from "../../../src/http/errors.ts";
import { publicOrigin, refuseForeignHost, refuseForeignOrigin } from "../../../src/http/public-origin.ts";

const loopback = readSettings({ HOST: "127.0.0.1" });
const open = readSettings({ HOST: "0.0.0.0" });
const behind = readSettings({
  HOST: "0.0.0.0",
  PUBLIC_URL: "https://memory.example",
  MCP_ALLOWED_ORIGINS: "app.example",
});

const isRefused = (check: () => void): boolean => {
  try {
    check();
    return false;
  } catch (error) {
    if (error instanceof ProxyError && error.code === "not_allowed") return true;
    throw error;
  }
};

test.each([
  [loopback, "http://127.0.0.1:8787/mcp", false],
  [loopback, "http://localhost:8787/mcp", false],
  [loopback, "http://[::1]:8787/mcp", false],
  [loopback, "http://evil.example:8787/mcp", true],
  [loopback, "http://127.0.0.1.evil.example/mcp", true],
  [open, "https://anything.example/mcp", false],
  [behind, "https://memory.example/mcp", false],
  [behind, "http://memory.example:8787/mcp", false],
  [behind, "http://localhost:8787/mcp", false],
  [behind, "https://other.example/mcp", true],
])("a request under a foreign name is refused (%#)", (settings, url, refused) => {
  expect(isRefused(() => refuseForeignHost(url, settings))).toBe(refused);
});

test.each([
  [loopback, null, false],
  [loopback, "http://127.0.0.1:8787", false],
  [loopback, "http://localhost:6274", false],
  [loopback, "https://evil.example", true],
  [loopback, "null", true],
  [loopback, "http://localhost.evil.example", true],
  [behind, "https://memory.example", false],
  [behind, "https://app.example", false],
  [behind, "https://app.example:8443", true],
  [behind, "https://www.app.example", true],
  [open, "https://app.example", true],
])("a page of a foreign origin is refused (%#)", (settings, origin, refused) => {
  const headers = new Headers(origin === null ? {} : { origin });
  expect(isRefused(() => refuseForeignOrigin({ headers, url: "http://127.0.0.1:8787/mcp" }, settings))).toBe(refused);
});

test("the public URL stands for that of the request", () => {
  expect(publicOrigin("http://10.0.0.4:8787/mcp", behind)).toBe("https://memory.example");
  expect(publicOrigin("http://127.0.0.1:8787/mcp", loopback)).toBe("http://127.0.0.1:8787");
});
