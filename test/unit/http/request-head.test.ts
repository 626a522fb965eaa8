import { expect, test } from "vitest";
import { headOf } from "../../../src/http/request-head.ts";

const URL_OF_CHAT = "http://localhost:8787/v1/chat/completions?a=1";

test("a head says of each header what the request says", () => {
  const headers = new Headers({ Authorization: "Bearer sk", "Throughline-User": "ada", "X-Empty": "" });
  headers.append("accept", "text/plain");
  headers.append("accept", "application/json");
  headers.append("set-cookie", "a=1");
  headers.append("set-cookie", "b=2");
  const request = new Request(URL_OF_CHAT, { headers });
  const head = headOf(request);
  expect(head.url).toBe(URL_OF_CHAT);
  for (const name of [
    "authorization",
    "Throughline-User",
    "x-empty",
    "ACCEPT",
    "set-cookie",
    "x-none",
    "constructor",
  ]) {
    expect([name, head.headers.get(name), head.headers.has(name)]).toEqual([
      name,
      request.headers.get(name),
      request.headers.has(name),
    ]);
  }
  const names = [...new Set(request.headers.keys())];
  expect([...head.headers]).toEqual(names.map((name) => [name, request.headers.get(name)]));
});
