import { createExecutionContext, env, waitOnExecutionContext } from "cloudflare:test";
import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { app } from "../../src/app.ts";
import { Person } from "../support/person.ts";
import { bearer, listed, memory, say, type Who } from "../support/scope-caller.ts";

/* Coding agents: who is calling through them, which conversation it is, and what no person said. */

const uuid = (): string => crypto.randomUUID();
const key = (): string => `sk-k${uuid()}`;

/** The two forms in which a person and a session stand in one field. */
const FORMS = {
  joined: (account: string, session: string): string => `user_${"7".repeat(64)}_account_${account}_session_${session}`,
  object: (account: string, session: string): string =>
    JSON.stringify({ device_id: "7".repeat(64), account_uuid: account, session_id: session }),
};

const told = async (who: Who, text: string, asked = {}): Promise<string> => (await say(who, text, asked)).text();

describe.each(Object.entries(FORMS))("a user field in the form %s", (_form, idOf) => {
  test.each(["user", "safety_identifier", "Throughline-User"])(
    "in %s names one person in all sessions",
    async (where) => {
      const [account, credential] = [uuid(), bearer(key())];
      const inSession = (session: string): Who & { asked: object } => {
        const id = idOf(account, session);
        const named = where === "Throughline-User" ? { user: id } : {};
        return { credential, ...named, asked: where === "Throughline-User" ? {} : { body: { [where]: id } } };
      };
      const first = inSession(uuid());
      await told(first, "My cat is called Mimosa.", first.asked);
      const second = inSession(uuid());
      expect(await told(second, "What is my cat called?", second.asked)).toContain("Mimosa");
      const person = { credential, user: account };
      expect((await listed(person)).map(({ text }) => text).join()).toContain("Mimosa");
      expect(await listed({ credential, user: idOf(account, uuid()) })).toEqual(await listed(person));
    },
  );

  test("names the conversation by its session", async () => {
    const [account, session, credential] = [uuid(), uuid(), bearer(key())];
    const response = await say({ credential, bodyUser: idOf(account, session) }, "My boat lies in Ulm.");
    expect(await conversationOf({ credential, user: account }, response)).toBe(session);
  });
});

async function conversationOf(who: Who, response: Response): Promise<string> {
  const exchange = await memory(who, `/exchanges/${response.headers.get("throughline-exchange")}`);
  return (await exchange.json<{ conversation: string }>()).conversation;
}

test("a user of any other form is one person, sessions or not", async () => {
  const credential = bearer(key());
  await told({ credential, bodyUser: `user_x_account_y_session_${uuid()}` }, "My cat is called Mimosa.");
  const other = { credential, bodyUser: `user_x_account_y_session_${uuid()}` };
  expect(await told(other, "What is my cat called?")).not.toContain("Mimosa");
});

test("two headers are two users, whatever forms they have", async () => {
  const both = `${FORMS.object(uuid(), uuid())}, ${FORMS.object(uuid(), uuid())}`;
  expect((await say({ credential: bearer(key()), user: both }, "Hello")).status).toBe(400);
});

describe("the conversation of a request", () => {
  test.each<[string, Record<string, string>, string]>([
    ["x-claude-code-session-id", { "x-claude-code-session-id": "s-1" }, "s-1"],
    ["Codex's session_id", { session_id: "s-2", conversation_id: "s-3" }, "s-2"],
    ["Codex's conversation_id", { conversation_id: "s-3" }, "s-3"],
    ["opencode's header", { "x-opencode-session": "s-4" }, "s-4"],
    ["Throughline-Conversation before all others", { "throughline-conversation": "c", session_id: "s-2" }, "c"],
  ])("is named by %s", async (_what, headers, conversation) => {
    const who = { credential: bearer(key()), user: "ada" };
    const response = await say(who, "My boat lies in Ulm.", { headers });
    expect(await conversationOf(who, response)).toBe(conversation);
  });

  test("is recognised by its opening if a session header holds no id", async () => {
    const who = { credential: bearer(key()), user: "ada" };
    const response = await say(who, "My boat lies in Ulm.", { headers: { session_id: "x".repeat(300) } });
    expect([response.status, await conversationOf(who, response)]).toEqual([200, expect.stringMatching(/^opening:/)]);
  });

  test("and its headers reach the upstream as they came", async () => {
    const person = new Person();
    await person.say("Hello there.", { headers: { session_id: "s-2", "x-claude-code-session-id": "s-1" } });
    const [{ headers } = { headers: {} }] = await person.sent();
    expect(headers).toMatchObject({ session_id: "s-2", "x-claude-code-session-id": "s-1" });
  });

  test("does not keep an answer from being served in another session", async () => {
    const person = new Person();
    const question = "What is the boiling point of water?";
    await person.say(question, { headers: { originator: "codex_cli_rs", session_id: "s-1" } });
    const again = await person.say(question, { headers: { originator: "codex_cli_rs", session_id: "s-2" } });
    expect(again.headers.get("cache-status")).toContain("; hit");
  });
});

describe("a request that no person wrote", () => {
  const TITLE = "Write a short title in sentence case for this coding session. Answer as JSON.";

  test.each<[string, Record<string, string>, string | null]>([
    ["a subagent", { "x-claude-code-agent-id": "a-1", "x-claude-code-session-id": "s-1" }, null],
    ["a nested subagent", { "x-claude-code-parent-agent-id": "a-0" }, null],
    ["a subagent of Codex", { session_id: "s-1", "x-openai-subagent": "review" }, null],
    ["a side request", { "x-claude-code-request-class": "auxiliary" }, null],
    ["a title, by its instructions", {}, TITLE],
    ["a subagent, by its instructions", {}, "x-anthropic-billing-header: cc_version=2.1; cc_is_subagent=true;"],
  ])("(%s) is told what is remembered and teaches nothing", async (_what, headers, system) => {
    const person = new Person();
    await person.say("My cat is called Mimosa.");
    const before = await person.memories();
    const said = { role: "user", content: "I live in Porto. What is my cat called?" };
    const messages = system === null ? [said] : [{ role: "system", content: system }, said];
    const response = await person.say(messages, { headers });
    expect(response.headers.get("throughline-memory")).toMatch(/^read;/);
    expect(await person.told()).toContain("Mimosa");
    expect(await person.memories()).toEqual(before);
  });

  test("does nothing with memory if it asks to write alone", async () => {
    const headers = { "throughline-memory": "write", "x-claude-code-agent-id": "a-1" };
    const response = await new Person().say("I live in Porto.", { headers });
    expect(response.headers.get("throughline-memory")).toBe("off");
  });

  test("leaves the block of its session as it was", async () => {
    const person = new Person();
    await person.say("My cat is called Mimosa and my boat is called Alma.");
    const session = { "x-claude-code-session-id": uuid() };
    const opening = [{ role: "user", content: "What is my cat called?" }];
    await person.say(opening, { headers: session });
    const first = systemOf(await person.told());
    await person.say("Find all about boats and Alma.", { headers: { ...session, "x-claude-code-agent-id": "a-1" } });
    const turns = [...opening, { role: "assistant", content: "Mimosa." }, { role: "user", content: "Thank you." }];
    await person.say(turns, { headers: session });
    expect(systemOf(await person.told())).toBe(first);
  });
});

const systemOf = (body: string): unknown =>
  (JSON.parse(body) as { messages: { role: string; content: string }[] }).messages.find(({ role }) => role === "system")
    ?.content;

describe("what an agent puts into its person's messages", () => {
  test("teaches nothing, is told to nobody, and goes upstream as it came", async () => {
    const person = new Person();
    const content =
      "<system-reminder>\nMy name is Bartholomew and I live in Genoa.\n</system-reminder>\nMy cat is called Mimosa.";
    await person.say([{ role: "user", content }], { script: { content: "Noted." } });
    expect(JSON.parse(await person.told())).toMatchObject({ messages: [{ content }] });
    expect(await (await person.memory("/export")).text()).not.toMatch(/Bartholomew|Genoa/);
    await person.say("What is my cat called, and where do I live?");
    const sent = await person.told();
    expect(sent).toContain("Mimosa");
    expect(sent).not.toMatch(/Bartholomew|Genoa/);
  });

  test("teaches nothing either as a part of its own, or as the output of a tool", async () => {
    const person = new Person();
    const messages = [
      {
        role: "user",
        content: [
          { type: "text", text: "<environment_context>I live in Genoa.</environment_context>" },
          { type: "text", text: "My cat is called Mimosa. Read the file." },
        ],
      },
      { role: "assistant", content: null, tool_calls: [{ id: "t", type: "function", function: { name: "read" } }] },
      { role: "tool", tool_call_id: "t", content: "My name is Bartholomew and I live in Genoa." },
    ];
    await person.say(messages, { script: { content: "Noted." } });
    const kept = await (await person.memory("/export")).text();
    expect(kept).toContain("Mimosa");
    expect(kept).not.toMatch(/Bartholomew|Genoa/);
  });
});

function deployment(settings: Readonly<Record<string, string>>) {
  const ask = async (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: object,
  ): Promise<Response> => {
    const context = createExecutionContext();
    const init = { method, headers: { "content-type": "application/json", "throughline-user": "ada", ...headers } };
    const request = new Request(
      `http://throughline.test${path}`,
      body ? { ...init, body: JSON.stringify(body) } : init,
    );
    const response = await app.fetch(request, { ...env, ...settings }, context);
    const whole = new Response(await response.text(), response);
    await waitOnExecutionContext(context);
    return whole;
  };
  return {
    ask,
    say: (text: string, headers: Record<string, string>) =>
      ask("POST", "/v1/chat/completions", headers, {
        model: "stand-in",
        messages: [{ role: "user", content: text }],
      }),
  };
}

const claims = (value: object): string => btoa(JSON.stringify(value)).replaceAll("=", "");
const loginToken = (): string =>
  `${claims({ alg: "RS256" })}.${claims({ jti: uuid(), exp: 2_000_000_000, iat: 1_999_990_000 })}.c2ln`;
const claude = (): string => `sk-ant-${"oat01"}-${uuid()}`;

describe("a bearer that its provider rotates", () => {
  test.each([
    ["of a Claude login", () => bearer(claude())],
    ["of a Codex login", () => ({ ...bearer(loginToken()), "chatgpt-account-id": "acc" })],
    ["that is a token of an hour", () => bearer(loginToken())],
    ["beside a key that the provider does not take", () => ({ ...bearer(claude()), "x-api-key": key() })],
  ])("(%s) turns memory off, and says why", async (_what, headersOf) => {
    for (const HOST of ["127.0.0.1", "0.0.0.0"]) {
      const personal = deployment({ HOST });
      const headers = headersOf();
      const response = await personal.say("My cat is called Mimosa.", headers);
      expect([response.status, response.headers.get("throughline-memory")]).toEqual([
        200,
        "off;reason=rotating-credential",
      ]);
      const refused = await personal.ask("GET", "/memory", headers);
      expect([refused.status, await refused.text()]).toEqual([401, expect.stringContaining("THROUGHLINE_KEY")]);
    }
  });

  test("keeps its memory under ACCOUNT=shared and under a THROUGHLINE_KEY", async () => {
    const ours = { "throughline-key": `home-${"key"}-0001`, "throughline-tenant": uuid() };
    for (const settings of [{ ACCOUNT: "shared" }, { THROUGHLINE_KEY: ours["throughline-key"] }]) {
      const personal = deployment({ HOST: "127.0.0.1", ...settings });
      await personal.say("My cat is called Mimosa.", { ...ours, ...bearer(claude()) });
      const response = await personal.say("What is my cat called?", { ...ours, ...bearer(loginToken()) });
      expect(await response.text(), JSON.stringify(settings)).toContain("Mimosa");
    }
  });

  test("counts for nothing on Anthropic's paths, where x-api-key is what the provider takes", async () => {
    const personal = deployment({ HOST: "127.0.0.1" });
    const mine = key();
    await personal.say("My cat is called Mimosa.", { "x-api-key": mine });
    const headers = { ...bearer(claude()), "x-api-key": mine, "anthropic-version": "2023-06-01" };
    expect(await (await personal.ask("GET", "/memory", headers)).text()).toContain("Mimosa");
  });
});

const messageOf = (session: string, account: string, said: string, more: object = {}): Promise<Response> =>
  exports.default.fetch("http://throughline.test/v1/messages?beta=true", {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": "sk-claude", "anthropic-version": "2023-06-01" },
    body: JSON.stringify({
      model: "stand-in",
      max_tokens: 100,
      system: [
        { type: "text", text: "x-anthropic-billing-header: cc_version=2.1;" },
        { type: "text", text: "Help." },
      ],
      messages: [{ role: "user", content: [{ type: "text", text: said }] }],
      metadata: { user_id: FORMS.object(account, session) },
      ...more,
    }),
  });

describe("Claude Code, on Anthropic's own path,", () => {
  test("is one person in two sessions, and learns from what that person said alone", async () => {
    const account = uuid();
    const first = await messageOf(
      uuid(),
      account,
      "<system-reminder>I live in Genoa.</system-reminder>\nMy cat is called Mimosa.",
    );
    await first.text();
    const title = await messageOf(uuid(), account, "My dog is called Bartholomew.", {
      system: [
        { type: "text", text: "x-anthropic-billing-header: cc_version=2.1;" },
        { type: "text", text: "Write a short title for this coding session." },
      ],
    });
    await title.text();
    expect(title.headers.get("throughline-memory")).toMatch(/^read;/);
    expect(await (await messageOf(uuid(), account, "What is my cat called?")).text()).toContain("Mimosa");
    const kept = (await listed({ credential: { "x-api-key": "sk-claude" }, user: account }))
      .map(({ text }) => text)
      .join();
    expect(kept).toContain("Mimosa");
    expect(kept).not.toMatch(/Bartholomew/);
    expect(kept).not.toMatch(/user:[^\n]*Genoa/);
  });

  test("has no memory under the bearer of a login, and is told why", async () => {
    const headers = { "content-type": "application/json", ...bearer(claude()), "anthropic-version": "2023-06-01" };
    const body = JSON.stringify({
      model: "stand-in",
      max_tokens: 9,
      messages: [{ role: "user", content: "My name is Ada." }],
    });
    const url = "http://throughline.test/v1/messages";
    const response = await exports.default.fetch(url, { method: "POST", headers, body });
    await response.text();
    expect([response.status, response.headers.get("throughline-memory")]).toEqual([
      200,
      "off;reason=rotating-credential",
    ]);
  });
});
