import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* The card in personal mode, and its page. In platform mode: platform-card.test.ts. */

const ask = (path: string, method: string, headers: Record<string, string>, body?: object): Promise<Response> =>
  exports.default.fetch(`http://127.0.0.1:8787${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });

test("a card opens the memory of its account, and goes to no provider", async () => {
  const person = new Person();
  await person.memory("", "POST", { text: "I keep bees." });
  const response = await ask("/memory/card", "POST", person.headers);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const { url, language } = await response.json<{ url: string; language: string }>();
  expect(language).toBe("en");
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:8787\/card#tl_card_/);
  const asPerson = { authorization: `Bearer ${new URL(url).hash.slice(1)}`, "x-scripted-log": person.user };
  expect(await (await ask("/memory", "GET", asPerson)).text()).toContain("bees");
  expect((await ask("/memory", "GET", { ...asPerson, "throughline-user": person.user })).status).toBe(200);
  for (const other of [{ "throughline-user": "somebody-else" }, { "throughline-tenant": "another" }]) {
    expect((await ask("/memory", "GET", { ...asPerson, ...other })).status).toBe(403);
  }
  for (const path of ["/v1/models", "/v1/chat/completions", "/v1/embeddings", "/mcp", "/usage", "/cache"]) {
    const isChat = path.startsWith("/v1");
    const refused = await ask(
      path,
      isChat ? "POST" : "GET",
      asPerson,
      isChat ? { model: "m", messages: [] } : undefined,
    );
    expect(refused.status, path).toBe(403);
    expect(await refused.text(), path).toContain("token of a card");
  }
  const sent = await (await fetch(`http://upstream.test/_log/${person.user}`)).json<object[]>();
  expect(sent).toEqual([]);
  await person.erase();
  expect((await ask("/memory", "GET", asPerson)).status).toBe(401);
});

test("the page of a card loads nothing, is framed by nobody, and tells no address", async () => {
  const response = await ask("/card", "GET", {});
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  const html = await response.text();
  expect(html).toMatch(
    /content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; connect-src 'self'/,
  );
  expect(html).not.toMatch(/(?:src|href)="(?!data:)/);
});
