import { env, exports } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { limitLogs } from "../../src/runtime/log.ts";
import { DOCUMENT } from "../support/described.ts";
import { admin, type MadeTenant, newTenant, pathOf } from "../support/platform.ts";

/* The card: a link by which a person sees, corrects and deletes what an app remembers of them, and nothing else. */

interface Card {
  readonly id: string;
  readonly url: string;
  readonly language: string;
  readonly allow: readonly string[];
  readonly expiresAt: string;
}

let tenant: MadeTenant;
beforeAll(async () => {
  tenant = await newTenant();
});
afterEach(() => void vi.restoreAllMocks());

const somebody = (): string => `user-${crypto.randomUUID()}`;
const tokenOf = ({ url }: Card): string => new URL(url).hash.slice(1);

async function send(path: string, method: string, headers: Record<string, string>, body?: unknown): Promise<Response> {
  const response = await exports.default.fetch(`http://throughline.test${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return new Response(text === "" ? null : text, response);
}

/** The app, with its tenant's key. */
const asApp = (user: string, key = tenant.key) => ({ "throughline-key": key, "throughline-user": user });
const asPerson = (card: Card | string) => ({
  authorization: `Bearer ${typeof card === "string" ? card : tokenOf(card)}`,
});

async function remember(user: string, text: string, key = tenant.key): Promise<string> {
  return (await (await send("/memory", "POST", asApp(user, key), { text })).json<{ id: string }>()).id;
}

async function cardOf(user: string, wishes: object = {}, key = tenant.key): Promise<Card> {
  const response = await send("/memory/card", "POST", asApp(user, key), wishes);
  expect(response.status).toBe(201);
  return response.json<Card>();
}

async function told(card: Card | string, path = "/memory"): Promise<{ status: number; texts: string[]; code: string }> {
  const response = await send(path, "GET", asPerson(card));
  const { data = [], error } = await response.json<{ data?: { text: string }[]; error?: { code: string } }>();
  return { status: response.status, texts: data.map(({ text }) => text), code: error?.code ?? "" };
}

describe("a card", () => {
  test("shows, corrects, deletes and exports the memories of its person, without a key", async () => {
    const user = somebody();
    const id = await remember(user, "I play the hurdy-gurdy.");
    const card = await cardOf(user, { language: "de" });
    expect(card).toMatchObject({ language: "de", allow: ["read", "correct", "delete", "export"] });
    expect((await told(card)).texts).toEqual(["I play the hurdy-gurdy."]);
    const corrected = await send(`/memory/${id}`, "PATCH", asPerson(card), { text: "I play the nyckelharpa." });
    expect(corrected.status).toBe(200);
    expect((await told(card)).texts).toEqual(["I play the nyckelharpa."]);
    const { id: later } = await corrected.json<{ id: string }>();
    expect((await told(card, `/memory/${later}/history`)).texts).toHaveLength(2);
    expect(await (await send("/memory/export", "GET", asPerson(card))).text()).toContain("nyckelharpa");
    expect((await send(`/memory/${later}`, "DELETE", asPerson(card))).status).toBe(204);
    expect((await told(card)).texts).toEqual([]);
  });

  test("may be read alone, and names what it does not allow", async () => {
    const user = somebody();
    const id = await remember(user, "I keep bees.");
    const card = await cardOf(user, { allow: [] });
    expect(card.allow).toEqual(["read"]);
    expect((await told(card)).texts).toEqual(["I keep bees."]);
    for (const [path, method] of [
      [`/memory/${id}`, "PATCH"],
      [`/memory/${id}`, "DELETE"],
      ["/memory/export", "GET"],
    ] as const) {
      const response = await send(path, method, asPerson(card), method === "PATCH" ? { text: "No bees." } : undefined);
      expect(response.status).toBe(403);
      expect(await response.text()).toContain("does not allow");
    }
    expect((await told(card)).texts).toEqual(["I keep bees."]);
  });

  test("changes nothing of a memory but its text", async () => {
    const user = somebody();
    const id = await remember(user, "I keep bees.");
    const card = await cardOf(user);
    for (const field of [{ pinned: true }, { metadata: {} }, { type: "procedural" }, { expiresAt: null }]) {
      const response = await send(`/memory/${id}`, "PATCH", asPerson(card), { text: "Bees.", ...field });
      expect(response.status).toBe(403);
    }
    expect((await told(card)).texts).toEqual(["I keep bees."]);
  });

  test("of another person shows and changes nothing of theirs, whomever it names", async () => {
    const [ada, bob] = [somebody(), somebody()];
    const other = await newTenant();
    const ofBob = await remember(bob, "I am afraid of geese.");
    const elsewhere = await remember(ada, "I sing in a choir.", other.key);
    const card = await cardOf(ada);
    for (const id of [ofBob, elsewhere]) {
      for (const path of [`/memory/${id}`, `/memory/${id}/history`])
        expect((await send(path, "GET", asPerson(card))).status).toBe(404);
      expect((await send(`/memory/${id}`, "PATCH", asPerson(card), { text: "x" })).status).toBe(404);
      expect((await send(`/memory/${id}`, "DELETE", asPerson(card))).status).toBe(404);
    }
    for (const names of [{ "throughline-user": bob }, { "throughline-tenant": other.tenant }]) {
      const response = await send("/memory", "GET", { ...asPerson(card), ...names });
      expect(await response.text()).not.toMatch(/geese|choir/);
    }
    expect((await send(`/memory/${ofBob}`, "GET", asApp(bob))).status).toBe(200);
  });
});

/** The operations that a card opens. */
const OPENS = [
  "listMemories",
  "getMemory",
  "memoryHistory",
  "getProfile",
  "changeMemory",
  "deleteMemory",
  "exportMemories",
];
/** The operations that ask nobody who calls, and those that know one key alone. */
const PUBLIC = ["getHealth", "getReadiness", "getOpenApi", "getConsole", "getCardPage", "getLandingPage"];
const BY_ONE_KEY = /^\/(?:admin|metrics)\b/;

const operations = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId }]) => ({ path, method: method.toUpperCase(), operationId })),
);

test("every other operation of the API refuses the token of a card, wherever it stands", async () => {
  const user = somebody();
  const id = await remember(user, "I keep bees.");
  const token = tokenOf(await cardOf(user));
  const asked = operations.filter(({ operationId }) => ![...OPENS, ...PUBLIC].includes(operationId));
  expect(asked.length).toBeGreaterThan(40);
  for (const { path, method, operationId } of asked) {
    for (const header of [{ authorization: `Bearer ${token}` }, { "throughline-key": token }, { "x-api-key": token }]) {
      const at = path.replace(/\{\w+\}/g, id);
      const body = method === "GET" || method === "DELETE" ? undefined : { model: "gpt-test", messages: [] };
      const response = await send(at, method, { ...header, "throughline-user": user }, body);
      const { error } = await response.json<{ error: { code: string } }>();
      const codes = BY_ONE_KEY.test(path) ? ["invalid_api_key"] : ["not_allowed", "upgrade_required"];
      expect(codes, `${operationId} ${JSON.stringify(header)}: ${response.status}`).toContain(error.code);
    }
  }
  for (const path of ["/v1/models", "/mcp", "/v1/embeddings"])
    expect((await send(path, "POST", { authorization: `Bearer ${token}` }, {})).status, path).toBe(403);
  expect((await told(token)).texts).toEqual(["I keep bees."]);
});

describe("a link", () => {
  test("ends when it expires", async () => {
    const user = somebody();
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const card = await cardOf(user, { expiresAt });
    expect(Math.abs(Date.parse(card.expiresAt) - Date.parse(expiresAt))).toBeLessThan(1_000);
    expect((await told(card)).status).toBe(200);
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 61_000);
    expect(await told(card)).toMatchObject({ status: 401, code: "invalid_api_key" });
  });

  test.each([
    ["past", () => new Date(Date.now() - 1_000)],
    ["more than 30 days ahead", () => new Date(Date.now() + 31 * 86_400_000)],
  ])("is not made for a time that is %s", async (_, time) => {
    const response = await send("/memory/card", "POST", asApp(somebody()), { expiresAt: time().toISOString() });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("expiresAt");
  });

  test.each([{ language: "it" }, { allow: ["erase"] }, { allow: "delete" }, { user: "another" }])(
    "is not made for what no card has: %j",
    async (wishes) => {
      expect((await send("/memory/card", "POST", asApp(somebody()), wishes)).status).toBe(400);
    },
  );

  test("that somebody has changed or made up opens nothing, and wakes no object", async () => {
    const user = somebody();
    await remember(user, "I keep bees.");
    const token = tokenOf(await cardOf(user, { allow: [] }));
    const parts = token.split("_");
    const put = (at: number, part: string): string => parts.toSpliced(at, 1, part).join("_");
    const later = (Date.now() / 1000 + 10_000_000).toString(36).slice(0, 6);
    const longer = token.replace(`_${parts[4]}_`, `_${later}_`);
    const woken = vi.spyOn(env.GRANTS, "get");
    for (const changed of [
      longer,
      put(5, "de"),
      put(6, "cdx"),
      put(2, "0".repeat(64)),
      `${token}0`,
      token.slice(0, -1),
    ])
      expect([changed === token, (await told(changed)).status]).toEqual([false, 401]);
    expect((await told("tl_card_none")).status).toBe(401);
    expect(woken).not.toHaveBeenCalled();
    expect((await told(token)).status).toBe(200);
  });

  test("ends with all cards of its user, with an erasure, and with the key that it was made with", async () => {
    const [user, key] = [somebody(), await admin(`${pathOf(tenant.tenant)}/keys`, "POST", {})];
    const made = await key.json<{ id: string; key: string }>();
    const first = await cardOf(user, {}, made.key);
    expect((await told(first)).status).toBe(200);
    expect((await send("/memory/card", "DELETE", asApp(user))).status).toBe(204);
    expect((await told(first)).status).toBe(401);
    const second = await cardOf(user, {}, made.key);
    expect((await send("/memory", "DELETE", asApp(user))).status).toBe(200);
    expect((await told(second)).status).toBe(401);
    const third = await cardOf(user, {}, made.key);
    expect((await told(third)).status).toBe(200);
    await admin(`/keys/${encodeURIComponent(made.id)}`, "DELETE");
    expect((await told(third)).status).toBe(401);
  });

  test("stands in no log, and says nothing of whose it is", async () => {
    const lines: string[] = [];
    for (const level of ["info", "warn", "error"] as const)
      vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line));
    limitLogs("info");
    const user = somebody();
    const token = tokenOf(await cardOf(user));
    await told(token);
    await send("/v1/chat/completions", "POST", asPerson(token), { model: "m", messages: [] });
    limitLogs("warn");
    expect(lines.join("\n")).not.toContain(token.slice(-60));
    expect(token).not.toContain(user);
  });
});
