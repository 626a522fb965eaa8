import { zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { replying, type Reply } from "./support/agent-answers.ts";
import { type Block, ClaudeCode, type Message, messageIn, reminder, result, text } from "./support/claude-code.ts";
import { rawRequest, type RawResponse } from "./support/raw-request.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/*
 * A day of coding agents, in the shapes in which they send it. Whatever a program says in it speaks of one stranger: if a
 * word of theirs is remembered, somebody was taken for the person.
 */

let upstream: UpstreamServer;
let product: Product;
const replies: Reply[] = [];

beforeAll(async () => {
  upstream = await startUpstream();
  upstream.answer = replying(replies);
  product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl } });
});

afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

/** Sentences that no person said. Each text of a program holds some. */
const STRANGER = "My name is Bartholomew. I live in Genoa, I am allergic to peanuts and I work as a beekeeper.";
const OF_STRANGER = /Bartholomew|Genoa|peanut|beekeep/i;

/** The last body that reached the provider. */
const forwarded = (): string => new TextDecoder().decode(upstream.arrived.at(-1)?.body);

interface Line {
  readonly kind: string;
  readonly memory: {
    readonly type: string;
    readonly text: string;
    readonly source: { readonly quote: string | null };
    readonly round?: { readonly user: string } | null;
  };
}

/** Returns what is remembered of a person: statements, and the person's side of each round. */
async function rememberedOf(headers: Record<string, string>) {
  const { bytes } = await rawRequest(`${product.url}/memory/export`, { headers });
  const lines = new TextDecoder().decode(bytes).trim().split("\n");
  const memories = lines
    .map((line) => JSON.parse(line) as Line & Line["memory"])
    .filter(({ kind }) => kind === "memory")
    .map((line) => line.memory ?? line);
  return {
    statements: memories.filter(({ type }) => type !== "episodic"),
    rounds: memories.flatMap(({ type, round }) => (type === "episodic" ? (round?.user ?? "?") : [])),
  };
}

const uuid = (): string => crypto.randomUUID();
const without = (body: unknown): string =>
  JSON.stringify(body, (key, value: unknown) => (key === "cache_control" ? undefined : value));

interface Body {
  readonly system: readonly Block[];
  readonly messages: readonly { readonly content: string | readonly Block[] }[];
}

const marksAmong = (blocks: string | readonly Block[], at: string): string[] =>
  typeof blocks === "string" ? [] : blocks.flatMap(({ cache_control }, i) => (cache_control ? `${at}.${i}` : []));

/** Returns the places of all marks for the prompt cache. */
function marksIn(body: string): string[] {
  const { system, messages } = JSON.parse(body) as Body;
  return [
    ...marksAmong(system, "system"),
    ...messages.flatMap(({ content }, i) => marksAmong(content, `messages.${i}`)),
  ];
}

/** Matches a text of memory as it stands in JSON, whatever it says before its lines. */
const TOLD = String.raw`(?:What this user said(?:[^"\\<]|\\.)*)?<memory (?:[^"\\]|\\.)*?</memory>`;
/** A part of its own, and a text at the end of another. */
const ADDED = new RegExp(String.raw`,\{"type":"(?:input_)?text","text":"${TOLD}"\}|\\n\\n${TOLD}`, "g");

/** Takes what memory has added out of a body. */
const untold = (body: string): string => body.replaceAll(ADDED, "");

const COMPACTION =
  `Answer in text alone. Your task is to write a detailed summary of the conversation so far, with each request, each file that was changed and each error. ${STRANGER} `.repeat(
    2,
  );

describe("a day with Claude Code", () => {
  const account = uuid();
  const key = `sk-${uuid()}`;
  const typed: string[] = [];
  const say = (said: string): Block => {
    typed.push(said);
    return text(said);
  };
  const deferred: Message = {
    role: "user",
    content: `<available-deferred-tools>\nWebFetch\n${STRANGER}\n</available-deferred-tools>`,
  };
  const history: Message[] = [deferred];
  const bodies: string[] = [];
  const session = uuid();
  const idOf = (fields: object): string =>
    JSON.stringify({ device_id: "d".repeat(64), account_uuid: account, ...fields });
  let agent: ClaudeCode;

  /** Sends the next message of the person. */
  async function turn(content: readonly Block[], reply: Reply): Promise<RawResponse> {
    history.push({ role: "user", content });
    const sent = agent.body({ messages: history });
    replies.push(reply);
    const answered = await agent.send({ messages: history });
    expect(answered.status).toBe(200);
    expect(untold(forwarded())).toBe(sent);
    expect(marksIn(forwarded())).toEqual(marksIn(sent));
    bodies.push(forwarded());
    history.push(messageIn(answered));
    return answered;
  }

  /** Sends what the agent asks by itself. */
  async function job(asking: Parameters<ClaudeCode["send"]>[0], by = agent): Promise<void> {
    const { status, headers } = await by.send({ ...asking, fields: { stream: false, ...asking.fields } });
    expect([status, headers["throughline-memory"]]).toEqual([200, expect.stringMatching(/^(?:read|off)\b/)]);
  }

  beforeAll(() => {
    agent = new ClaudeCode(product.url, key, idOf({ session_id: session }), { "x-claude-code-session-id": session });
  });

  test("begins with a look at the quota and a title", async () => {
    await job({ messages: [{ role: "user", content: "quota" }], fields: { max_tokens: 1 } });
    await job({
      job: "Create a short title in sentence case for this coding session. Answer as JSON.",
      messages: [{ role: "user", content: `<session>\n${STRANGER}\n</session>` }],
    });
  });

  test("goes on with turns and calls of tools", async () => {
    const first = say("Hi! My cat is called Mimosa and I work at a bakery in Porto. Please mend the login test.");
    await turn([reminder(`# CLAUDE.md\n${STRANGER}`), reminder("Today is Monday."), first], {
      tool: "Read",
      input: { path: "about.md" },
    });
    await turn(
      [result("toolu_1", `1  ${STRANGER}\n2  I prefer spaces.`), reminder(`Your list is empty. ${STRANGER}`)],
      {
        text: "The test is mended.",
      },
    );
    await turn([say("Thanks. From now on, answer in one sentence, please."), reminder(STRANGER)], { text: "I will." });
    await turn([say("What was my cat called again?")], { text: "Mimosa." });
  });

  test("has subagents and helpers, which say much about themselves", async () => {
    const asked = { role: "user", content: STRANGER } as const;
    await job({ messages: [asked], isSub: true });
    await job({ messages: [asked], headers: { "x-claude-code-agent-id": "a1" } });
    const sub = new ClaudeCode(product.url, key, idOf({ session_id: uuid(), parent_session_id: session }));
    await job({ messages: [asked] }, sub);
    await job({
      messages: [{ role: "user", content: `\nWeb page content:\n---\n${STRANGER}\n---\n\nWho wrote it?` }],
      fields: { tools: [] },
    });
    await job({
      job: "Your task is to look at commands that an AI coding agent wants to run.",
      messages: [{ role: "user", content: `Command: echo "${STRANGER}"` }],
    });
    const { status, headers } = await agent.send({
      path: "/v1/messages/count_tokens?beta=true",
      messages: [...history, asked],
    });
    expect([status, headers["throughline-memory"]]).toEqual([200, "off;reason=endpoint"]);
  });

  test("runs a command that its person has given by name", async () => {
    const args = "the login page";
    typed.push(args);
    const command = `<command-message>review is running…</command-message>\n<command-name>/review</command-name>\n<command-args>${args}</command-args>`;
    await turn([text(command), text(`You are a reviewer. ${STRANGER}`)], { text: "It looks good." });
    const local = text("<command-name>/cost</command-name>\n<command-message>cost</command-message>");
    const stdout = text(`<local-command-stdout>${STRANGER}</local-command-stdout>`);
    await turn([local, stdout, say("My boat is called Alma. Name the branch after it.")], { text: "Done." });
  });

  test("is told at the end of a turn what it needs besides", async () => {
    const headers = { "content-type": "application/json", "x-api-key": key, "throughline-user": account };
    const body = JSON.stringify({ text: "The staging server is called Otter" });
    await rawRequest(`${product.url}/memory`, { method: "POST", headers, body });
    await turn([say("What is the staging server called?")], { text: "Otter." });
    const { messages } = JSON.parse(forwarded()) as Body;
    expect(JSON.stringify(messages.at(-1))).toMatch(/<memory[^]*Otter/);
  });

  test("begins each turn with what the turn before it was, byte for byte, but for the marks", () => {
    expect(bodies.length).toBeGreaterThan(4);
    for (const [i, body] of bodies.entries()) {
      const [now, before] = [body, bodies[i - 1] ?? body].map((one) => JSON.parse(one) as Body) as [Body, Body];
      expect(without(now.system)).toBe(without(before.system));
      expect(without(now.messages.slice(0, before.messages.length))).toBe(without(before.messages));
      expect(body).toContain('"system":[{"type":"text","text":"x-anthropic-billing-header:');
    }
  });

  test.each<[string, Record<string, string>, string]>([
    ["a suggestion", {}, `[SUGGESTION MODE: Say what comes next.]\n\n${STRANGER}`],
    ["a summary, by its words", {}, COMPACTION],
    ["a summary, by its header", { "x-claude-code-request-class": "compaction" }, STRANGER],
  ])(
    "sends its turns along for %s, which begins as they do and leaves them as they were",
    async (_what, headers, order) => {
      await job({ messages: [...history, { role: "user", content: order }], fields: { stream: true }, headers });
      const [fork, last] = [forwarded(), bodies.at(-1) ?? ""].map((one) => JSON.parse(one) as Body) as [Body, Body];
      expect(without(fork.system)).toBe(without(last.system));
      expect(without(fork.messages.slice(0, last.messages.length))).toBe(without(last.messages));
      expect(JSON.stringify(fork.messages.at(-1))).not.toContain("<memory");
      await turn([say("Go on, please.")], { text: "I do." });
      const [now] = [JSON.parse(forwarded()) as Body];
      expect(without(now.system)).toBe(without(last.system));
      expect(without(now.messages.slice(0, last.messages.length))).toBe(without(last.messages));
    },
  );

  test("goes on from the summary, and in a session that it resumes", async () => {
    const summary = text(`This session is being continued from a previous conversation that was too long. ${STRANGER}`);
    const whole = [...history];
    history.splice(0, history.length, deferred);
    await turn([summary, say("My sister is called Nuria. Where were we?")], { text: "At the login test." });
    const resumed = new ClaudeCode(product.url, key, idOf({ session_id: uuid() }));
    const before = await rememberedOf({ "x-api-key": key, "throughline-user": account });
    replies.push({ text: "Hello again." });
    const next = { role: "user", content: [say("I am back. My bike is red.")] } as const;
    expect((await resumed.send({ messages: [...whole, next] })).status).toBe(200);
    const after = await rememberedOf({ "x-api-key": key, "throughline-user": account });
    expect(after.rounds.length - before.rounds.length).toBe(1);
  });

  test.each([
    ["joined", () => `user_${"d".repeat(64)}_account_${account}_session_${uuid()}`],
    ["object", () => idOf({ session_id: uuid() })],
  ])("tells another session of the person what it has taught, by a user id in the form %s", async (_form, userId) => {
    const other = new ClaudeCode(product.url, key, userId());
    const asked = {
      role: "user",
      content: [reminder(STRANGER), say("What is my cat called, and where do I work?")],
    } as const;
    const sent = other.body({ messages: [asked] });
    await other.send({ messages: [asked] });
    const { system } = JSON.parse(forwarded()) as Body;
    expect(system).toHaveLength(4);
    expect(system[3]?.text).toMatch(/^What this user said[^]*(?:Mimosa[^]*bakery|bakery[^]*Mimosa)/);
    expect(system[3]?.text).not.toMatch(OF_STRANGER);
    expect(untold(forwarded())).toBe(sent);
    expect(marksIn(forwarded())).toEqual(marksIn(sent));
  });

  test("has taught nothing that its person did not type", async () => {
    const { statements, rounds } = await rememberedOf({ "x-api-key": key, "throughline-user": account });
    const kept = statements.map(({ text: told, source }) => `${told} ${source.quote ?? ""}`).join("\n");
    expect(kept).toMatch(/Mimosa/);
    expect(kept).toMatch(/bakery/);
    expect(kept).toMatch(/one sentence/);
    expect(kept).toMatch(/Nuria/);
    expect(kept).not.toMatch(OF_STRANGER);
    for (const said of rounds) expect(typed).toContain(said);
    const learnt = statements.filter(({ text: told }) => !told.includes("Otter"));
    for (const { source } of learnt) expect(typed.join("\n")).toContain(source.quote ?? "?");
  });
});

const message = (role: string, ...texts: readonly string[]): object => ({
  type: "message",
  role,
  content: texts.map((said) => ({ type: role === "assistant" ? "output_text" : "input_text", text: said })),
});

describe("a day with Codex", () => {
  const key = `sk-${uuid()}`;
  const typed: string[] = [];
  const session = "0199c7a2-1111-7abc-8def-1234567890ab";
  const say = (said: string): object => {
    typed.push(said);
    return message("user", said);
  };
  const opening = [
    message("developer", `<permissions instructions>\n${STRANGER}\n</permissions instructions>`),
    message(
      "user",
      `# AGENTS.md instructions for /project\n\n<INSTRUCTIONS>\n${STRANGER}\n</INSTRUCTIONS>`,
      `<environment_context>\n  <cwd>/project</cwd>\n  ${STRANGER}\n</environment_context>`,
    ),
  ];
  const history: object[] = [...opening];
  const bodies: string[] = [];
  const bodyOf = (input: readonly object[], id: string): string =>
    JSON.stringify({
      model: "gpt-test",
      instructions: `You are Codex, a coding agent. ${STRANGER}`,
      input,
      tools: [
        { type: "function", name: "shell", description: STRANGER, parameters: { type: "object" }, strict: false },
      ],
      tool_choice: "auto",
      parallel_tool_calls: true,
      reasoning: { effort: "medium", summary: "auto" },
      store: false,
      stream: true,
      include: ["reasoning.encrypted_content"],
      prompt_cache_key: id,
    });
  const send = (
    body: string,
    id: string,
    headers: Record<string, string> = {},
    path = "/responses",
  ): Promise<RawResponse> =>
    rawRequest(product.baseUrl + path, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        "content-encoding": "zstd",
        accept: "text/event-stream",
        originator: "codex_cli_rs",
        "user-agent": "codex_cli_rs/0.160.0 (Linux 6.8; x86_64)",
        "openai-beta": "responses=experimental",
        session_id: id,
        "session-id": id,
        "thread-id": id,
        "throughline-user": "pia",
        ...headers,
      },
      body: new Uint8Array(zstdCompressSync(body)),
    });

  /** Sends the next items of the session. */
  async function turn(items: readonly object[], reply: Reply): Promise<void> {
    history.push(...items);
    const sent = bodyOf(history, session);
    replies.push(reply);
    const { status, bytes } = await send(sent, session);
    expect(status).toBe(200);
    bodies.push(forwarded());
    expect(untold(forwarded())).toBe(sent);
    const last = /^data: (\{"type":"response\.completed".*\})$/m.exec(new TextDecoder().decode(bytes))?.[1] ?? "{}";
    history.push(...(JSON.parse(last) as { response: { output: object[] } }).response.output);
  }

  test("goes on with turns and calls of tools, packed", async () => {
    await turn([say("Hi! My dog is called Fern and I live in Braga. Please mend the build.")], {
      tool: "shell",
      input: { command: ["cat", "about.md"] },
    });
    const { call_id } = history.at(-1) as { call_id: string };
    await turn([{ type: "function_call_output", call_id, output: `Exit code: 0\nOutput:\n${STRANGER}` }], {
      text: "Mended.",
    });
    await turn([say("Thanks. Please always write commit messages in Portuguese.")], { text: "I will." });
    const shell = `<user_shell_command>\n<command>whoami</command>\n<result>${STRANGER}</result>\n</user_shell_command>`;
    const ide = `# Context from my IDE setup:\n\n## Active file: about.md\n${STRANGER}\n\n## My request for Codex:\nName the branch after my dog.`;
    typed.push("Name the branch after my dog.");
    await turn(
      [message("user", shell), message("user", "<turn_aborted>\nStopped.\n</turn_aborted>"), message("user", ide)],
      {
        text: "It is called fern.",
      },
    );
  });

  test("begins each turn with what the turn before it was, byte for byte", () => {
    for (const [i, body] of bodies.entries()) {
      if (i === 0) continue;
      const [now, before] = [body, bodies[i - 1] as string].map(
        (one) => JSON.parse(one) as { instructions: string; input: unknown[] },
      );
      expect(now?.instructions).toBe(before?.instructions);
      expect(now?.input.slice(0, before?.input.length)).toEqual(before?.input);
    }
  });

  test("has reviewers and a compaction, and goes on from its summary", async () => {
    const jobs: readonly (readonly [object[], Record<string, string>])[] = [
      [[...opening, message("user", STRANGER)], { "x-openai-subagent": "review" }],
      [[...history, message("user", COMPACTION)], {}],
    ];
    for (const [input, headers] of jobs) {
      const answered = await send(bodyOf(input, session), session, headers);
      expect(answered.headers["throughline-memory"]).toMatch(/^read;/);
    }
    const compact = await send(bodyOf(history, session), session, {}, "/responses/compact");
    expect([compact.status, compact.headers["throughline-memory"]]).toEqual([200, "off;reason=endpoint"]);
    const summary = message(
      "user",
      `Another language model started to solve this problem and wrote a summary. ${STRANGER}`,
    );
    history.splice(0, history.length, ...opening, { type: "compaction", encrypted_content: "c2VhbGVk" }, summary);
    await turn([say("My brother is called Rui. Go on.")], { text: "On it." });
  });

  test("tells another session of the person what it has taught", async () => {
    const other = "0199c7a2-2222-7abc-8def-1234567890ab";
    await send(bodyOf([...opening, say("What is my dog called, and where do I live?")], other), other);
    const { instructions } = JSON.parse(forwarded()) as { instructions: string };
    const told = instructions.slice(instructions.indexOf("<memory"));
    expect(told).toMatch(/Fern/);
    expect(told).toMatch(/Braga/);
    expect(told).not.toMatch(OF_STRANGER);
  });

  test("has taught nothing that its person did not type", async () => {
    const { statements, rounds } = await rememberedOf({ authorization: `Bearer ${key}`, "throughline-user": "pia" });
    const kept = statements.map(({ text: told, source }) => `${told} ${source.quote ?? ""}`).join("\n");
    for (const word of [/Fern/, /Braga/, /Portuguese/, /Rui/]) expect(kept).toMatch(word);
    expect(kept).not.toMatch(OF_STRANGER);
    for (const said of rounds) expect(typed).toContain(said);
  });
});
