import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import type { ExplainedExchange } from "../../src/ports/exchange.ts";
import { Person } from "../support/person.ts";

/* GET /memory/exchanges/{id}: what the provider counted. */

async function explained(person: Person, response: Response): Promise<ExplainedExchange> {
  const id = response.headers.get("throughline-exchange");
  return (await person.memory(`/exchanges/${id}`)).json();
}

test.each([
  [
    "/v1/messages",
    { model: "m", max_tokens: 9, messages: [{ role: "user", content: "I keep two goats." }] },
    { input: 15, output: 5, promptCacheRead: 2, promptCacheWritten: 3 },
  ],
  ["/v1/responses", { model: "m", input: "I keep two goats." }, { input: 10, output: 5, promptCacheRead: 4 }],
  [
    "/v1/chat/completions",
    { model: "m", messages: [{ role: "user", content: "I keep two goats." }] },
    { input: 10, output: 5 },
  ],
])("an exchange over %s tells what the provider said of its prompt cache", async (path, body, usage) => {
  const person = new Person();
  for (const stream of [false, true]) {
    const response = await exports.default.fetch(`http://throughline.test${path}`, {
      method: "POST",
      headers: { ...person.headers, "cache-control": "no-store" },
      body: JSON.stringify({ ...body, stream, ...(stream && { stream_options: { include_usage: true } }) }),
    });
    await response.text();
    expect((await explained(person, response)).usage).toEqual(usage);
  }
});
