import { expect, test } from "vitest";
import { endpointOf } from "../../../src/proxy/endpoint-of.ts";

const at = (path: string) => endpointOf(`http://127.0.0.1:8787${path}`);

test("an endpoint is its path with Azure's version, and no other parameter", () => {
  expect(at("/v1/chat/completions?key=secret")).toBeNull();
  expect(at("/v1/messages?key=secret")).toBe("/v1/messages");
  const azure = "/azure/openai/deployments/d/chat/completions?api-version=2024-10-21";
  expect(at(`${azure}&key=secret`)).toBe(azure);
});

test("of a path that is too long the beginning is kept, which no one takes for the usual endpoint", () => {
  const long = `/${"a".repeat(300)}/v1/chat/completions`;
  expect(at(long)).toBe(`${long.slice(0, 200)}…`);
});
