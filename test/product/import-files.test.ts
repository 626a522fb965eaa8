import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { throughline } from "./support/throughline.ts";

/*
 * Files of other products, made by us in their forms, as `throughline import --dry-run` reads them. The lines shown are
 * the ones that an import would send.
 */

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "throughline-import-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Review {
  readonly from: string;
  readonly lines: readonly Record<string, unknown>[];
  readonly skipped: readonly string[];
}

/** The zone of the machine must not move what a file says. */
const ELSEWHERE = { TZ: "America/New_York" };

async function review(name: string, content: string | Uint8Array): Promise<Review> {
  const path = join(folder, name);
  await writeFile(path, content);
  const { code, stdout, stderr } = await throughline(["import", path, "--dry-run", "--json"], ELSEWHERE);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout) as Review;
}

const reviewJson = (name: string, value: unknown) => review(name, JSON.stringify(value));

/** A node of a tree of ChatGPT's messages. */
const node = (id: string, parent: string | null, role: string, text: string, more: object = {}) => ({
  id,
  parent,
  children: [],
  message: {
    id,
    author: { role },
    create_time: 1_760_000_000 + Number(id),
    content: { content_type: "text", parts: [text] },
    metadata: {},
    recipient: "all",
    ...more,
  },
});

const CHATGPT = [
  {
    id: "c1",
    title: "Supper",
    create_time: 1_760_000_000,
    current_node: "6",
    mapping: {
      0: { id: "0", parent: null, children: ["1"], message: null },
      1: node("1", "0", "system", "You are ChatGPT.", { metadata: { is_visually_hidden_from_conversation: true } }),
      2: node("2", "1", "user", "I keep three goats."),
      3: node("3", "2", "assistant", "A first answer, thrown away."),
      4: node("4", "2", "assistant", "search('goats')", { recipient: "browser" }),
      5: node("5", "4", "tool", "A page about goats."),
      6: node("6", "5", "assistant", "Goats eat much."),
    },
  },
];

test("ChatGPT: what was spoken is imported as what was written, without the marks of sources", async () => {
  const spoken = { content_type: "audio_transcription", text: "My brother keeps bees.", direction: "in" };
  const picture = { content_type: "real_time_user_audio_video_asset_pointer" };
  const { lines, skipped } = await reviewJson("voice.json", [
    {
      id: "c2",
      create_time: 1_760_000_000,
      current_node: "2",
      mapping: {
        1: node("1", null, "user", "", { content: { content_type: "multimodal_text", parts: [spoken, picture] } }),
        2: node("2", "1", "assistant", "Bees need flowers. \uE200cite\uE202turn0search0\uE201"),
      },
    },
  ]);
  expect(skipped).toEqual([]);
  expect(lines).toMatchObject([
    {
      messages: [
        { role: "user", content: "My brother keeps bees." },
        { role: "assistant", content: "Bees need flowers." },
      ],
    },
  ]);
});

/** A message of Zep. */
const zepMessage = (role: string, content: string, minute: number, more: object) => ({
  uuid: `m${minute}`,
  role,
  content,
  created_at: `2025-03-01T09:0${minute}:00Z`,
  ...more,
});

test("Zep: messages of threads are conversations, in the order of their times", async () => {
  const { from, lines } = await reviewJson("thread.json", {
    episodes: [
      zepMessage("bot", "Fine.", 4, { role_type: "assistant", thread_id: "a" }),
      zepMessage("Ida", "I row on Sundays.", 3, { role_type: "user", thread_id: "a" }),
      zepMessage("user", "I sold the boat.", 5, { thread_id: "b" }),
    ],
  });
  expect(from).toBe("Zep");
  expect(lines).toEqual([
    {
      kind: "exchange",
      conversation: "zep:a",
      at: "2025-03-01T09:03:00.000Z",
      messages: [
        { role: "user", content: "I row on Sundays." },
        { role: "assistant", content: "Fine." },
      ],
    },
    {
      kind: "exchange",
      conversation: "zep:b",
      at: "2025-03-01T09:05:00.000Z",
      messages: [{ role: "user", content: "I sold the boat." }],
    },
  ]);
});

test("Supermemory: its memories are not taken for Mem0's, and a document without a text refuses no other", async () => {
  const at = { createdAt: "2025-01-01T00:00:00Z" };
  const memories = [
    { memory: "Likes jazz", isLatest: true, ...at },
    { memory: "Likes rock", isLatest: false, ...at },
    { memory: "Was in hospital", isForgotten: true, ...at },
    { title: "failed.pdf", content: null, summary: null, ...at },
  ];
  const review1 = await reviewJson("super.json", { memories });
  expect(review1.from).toBe("Supermemory");
  expect(review1.lines).toEqual([{ kind: "memory", text: "Likes jazz", createdAt: "2025-01-01T00:00:00.000Z" }]);
  expect(review1.skipped).toHaveLength(3);
  expect((await reviewJson("super-list.json", [{ content: "Has a cat", containerTags: ["u"], ...at }])).lines).toEqual([
    { kind: "memory", text: "Has a cat", createdAt: "2025-01-01T00:00:00.000Z" },
  ]);
});

test("Mem0: a time without a zone is UTC, and a memory ends when it expires", async () => {
  const { lines } = await reviewJson("mem0-times.json", {
    results: [{ memory: "Wears a cast", created_at: "2024-07-21T08:00:00.123456", expiration_date: "2024-09-01" }],
  });
  expect(lines).toEqual([
    {
      kind: "memory",
      text: "Wears a cast",
      createdAt: "2024-07-21T08:00:00.123Z",
      expiresAt: "2024-09-01T00:00:00.000Z",
    },
  ]);
});

test("Open WebUI: thoughts are no part of an answer, and a chat that names no current message ends in its last", async () => {
  const thought = '<details type="reasoning" done="true">\n<summary>Thought</summary>\n> hm\n</details>\n';
  const { lines } = await reviewJson("webui-last.json", [
    {
      id: "w9",
      created_at: 1_760_000_000,
      chat: {
        history: {
          currentId: null,
          messages: {
            q: {
              id: "q",
              parentId: null,
              childrenIds: ["a"],
              role: "user",
              content: "I sew.",
              timestamp: 1_760_000_000,
            },
            a: { id: "a", parentId: "q", childrenIds: [], role: "assistant", content: `${thought}Lovely.` },
          },
        },
      },
    },
  ]);
  expect(lines).toMatchObject([{ messages: [{ content: "I sew." }, { role: "assistant", content: "Lovely." }] }]);
});

test("ChatGPT: of a tree, the branch that was kept is imported, without what nobody saw", async () => {
  const { from, lines } = await reviewJson("conversations.json", CHATGPT);
  expect(from).toBe("ChatGPT");
  expect(lines).toEqual([
    {
      kind: "exchange",
      conversation: "chatgpt:c1",
      at: "2025-10-09T08:53:22.000Z",
      messages: [
        { role: "user", content: "I keep three goats." },
        { role: "assistant", content: "Goats eat much." },
      ],
    },
  ]);
});

test("Claude: messages are imported in order, with their times and as the person who said them", async () => {
  const { from, lines } = await reviewJson("claude.json", [
    {
      uuid: "u1",
      name: "Trip",
      created_at: "2026-02-03T09:00:00Z",
      chat_messages: [
        { sender: "human", text: "", content: [{ type: "text", text: "I sail." }], created_at: "2026-02-03T09:00:01Z" },
        { sender: "assistant", text: "Where?", created_at: "2026-02-03T09:00:02Z" },
        { sender: "human", text: "On the Elbe.", created_at: "2026-02-03T09:00:03Z" },
      ],
    },
  ]);
  expect(from).toBe("Claude");
  expect(lines.map((line) => [line["at"], line["messages"]])).toEqual([
    [
      "2026-02-03T09:00:01.000Z",
      [
        { role: "user", content: "I sail." },
        { role: "assistant", content: "Where?" },
      ],
    ],
    ["2026-02-03T09:00:03.000Z", [{ role: "user", content: "On the Elbe." }]],
  ]);
});

test("Claude: what it remembers of the person is imported by the line, without headings and without its account", async () => {
  const { from, lines } = await reviewJson("memories.json", [
    {
      conversations_memory:
        "**Work context**\n\nIris restores church organs.\n\n**Personal**\n\nShe swims each morning.",
      project_memories: { p1: "The organ in Lund is due in May." },
      account_uuid: "somebody-else",
    },
  ]);
  expect(from).toBe("Claude");
  expect(lines.map(({ text }) => text)).toEqual([
    "Iris restores church organs.",
    "She swims each morning.",
    "The organ in Lund is due in May.",
  ]);
  expect(JSON.stringify(lines)).not.toContain("somebody-else");
});

test("a whole archive is imported by what is known in it; the rest is named", async () => {
  const chat = {
    uuid: "u1",
    created_at: "2026-02-03T09:00:00Z",
    chat_messages: [{ sender: "human", text: "I sail." }],
  };
  const { from, lines, skipped } = await review(
    "export.zip",
    zipSync({
      "conversations.json": strToU8(JSON.stringify([chat])),
      "memories/a1.json": strToU8(JSON.stringify({ conversations_memory: "Has a boat." })),
      "messages.json": strToU8("[]"),
    }),
  );
  expect(from).toBe("Claude");
  expect(lines).toHaveLength(2);
  expect(skipped).toEqual(["messages.json: is an empty list"]);
});

test("Open WebUI: chats follow the current branch, and memories are memories", async () => {
  const { from, lines } = await reviewJson("webui.json", [
    {
      id: "w1",
      user_id: "somebody-else",
      created_at: 1_760_000_000,
      chat: {
        history: {
          currentId: "c",
          messages: {
            a: { id: "a", parentId: null, role: "user", content: "I knit.", timestamp: 1_760_000_001 },
            b: { id: "b", parentId: "a", role: "assistant", content: "Old.", timestamp: 1_760_000_002 },
            c: { id: "c", parentId: "a", role: "assistant", content: "New.", timestamp: 1_760_000_003 },
          },
        },
      },
    },
    { id: "m1", user_id: "somebody-else", content: "Has two sons.", created_at: 1_760_000_000 },
  ]);
  expect(from).toBe("Open WebUI");
  expect(lines[0]).toMatchObject({ messages: [{ content: "I knit." }, { content: "New." }] });
  expect(lines[1]).toEqual({ kind: "memory", text: "Has two sons.", createdAt: "2025-10-09T08:53:20.000Z" });
  expect(JSON.stringify(lines)).not.toContain("somebody-else");
});

test("Letta: what the agent knows of the person is imported, what it is itself is not", async () => {
  const { from, lines } = await reviewJson("agent.af", {
    agent_type: "memgpt_agent",
    core_memory: [
      { label: "persona", value: "I am Sam, a helpful agent." },
      { label: "human", value: "Name: Ines\nRuns marathons." },
    ],
    messages: [
      { role: "user", content: '{"type":"heartbeat","reason":"timer"}', created_at: "2026-01-01T00:00:00Z" },
      {
        role: "user",
        content: '{"type":"user_message","message":"Hi, I am Ines."}',
        created_at: "2026-01-01T00:00:01Z",
      },
      { role: "assistant", content: [{ type: "text", text: "Hello." }], created_at: "2026-01-01T00:00:02Z" },
    ],
  });
  expect(from).toBe("Letta");
  expect(lines.map(({ text, messages }) => text ?? messages)).toEqual([
    "Name: Ines",
    "Runs marathons.",
    [
      { role: "user", content: "Hi, I am Ines." },
      { role: "assistant", content: "Hello." },
    ],
  ]);
});

/** A call of a tool, as agents of Letta write it. */
const call = (name: string, given: object) => ({ function: { name, arguments: JSON.stringify(given) } });

test("Letta: an agent that speaks through send_message is quoted by what it sent, not by what it thought", async () => {
  const at = { created_at: "2026-01-01T00:00:00Z" };
  const { lines } = await reviewJson("agents.af", {
    agents: [
      {
        id: "agent-0",
        messages: [
          { role: "user", content: [{ type: "text", text: "I play the cello." }], ...at },
          {
            role: "assistant",
            content: "I should note that.",
            tool_calls: [call("core_memory_append", { label: "human" })],
            ...at,
          },
          { role: "tool", content: "OK", ...at },
          {
            role: "assistant",
            content: "Now I reply.",
            tool_calls: [call("send_message", { message: "Since when?" })],
            ...at,
          },
        ],
      },
    ],
    blocks: [{ label: "human", value: "Plays the cello." }],
  });
  expect(lines.map(({ text, messages }) => text ?? messages)).toEqual([
    "Plays the cello.",
    [
      { role: "user", content: "I play the cello." },
      { role: "assistant", content: "Since when?" },
    ],
  ]);
});

describe("lists of memories", () => {
  test("Mem0", async () => {
    const results = [{ id: "1", memory: "Loves jazz", user_id: "someone", created_at: "2025-05-01T10:00:00-07:00" }];
    expect(await reviewJson("mem0.json", { results })).toMatchObject({
      from: "Mem0",
      lines: [{ kind: "memory", text: "Loves jazz", createdAt: "2025-05-01T17:00:00.000Z" }],
    });
  });

  test("Zep: a fact that was invalidated keeps its end", async () => {
    const edges = [
      { fact: "Ines lived in Rome", valid_at: "2020-01-01T00:00:00Z", invalid_at: "2024-01-01T00:00:00Z" },
    ];
    expect(await reviewJson("zep.json", { edges })).toMatchObject({
      from: "Zep",
      lines: [{ validFrom: "2020-01-01T00:00:00.000Z", validTo: "2024-01-01T00:00:00.000Z" }],
    });
  });

  test("Supermemory", async () => {
    const createdAt = "2025-05-01T10:00:00Z";
    const memories = [
      { id: "1", content: "Plays the oboe", createdAt, containerTags: ["x"] },
      { id: "2", memory: "Plays the flute", createdAt, isForgotten: true },
      { id: "3", memory: "Plays the clarinet", createdAt, isLatest: false },
    ];
    const { from, lines, skipped } = await reviewJson("sm.json", { memories });
    expect([from, lines]).toEqual([
      "Supermemory",
      [{ kind: "memory", text: "Plays the oboe", createdAt: "2025-05-01T10:00:00.000Z" }],
    ]);
    expect(skipped).toEqual(["a memory that was forgotten", "an earlier version of a memory"]);
  });
});

describe("notes", () => {
  const NOTES =
    "# About me\n\n- Born in Cork\n  in 1980\n- [x] Vegetarian\n\nWorks nights.\nHas a cat.\n\n```\nlet a\n```\n";

  test("an item of a list or a line is a memory; headings and code are none", async () => {
    const { from, lines } = await review("MEMORY.md", NOTES);
    expect(from).toBe("Notes");
    expect(lines.map(({ text }) => text)).toEqual([
      "Born in Cork in 1980",
      "Vegetarian",
      "Works nights.",
      "Has a cat.",
    ]);
  });

  test("Claude Code's index and its files of one fact each become text without Markdown", async () => {
    const fact =
      "---\nname: boat\ndescription: about a boat\nmetadata:\n  type: user\n---\nOwns a **dinghy**; see [[winter-berth]].\n";
    const { from, lines } = await review(
      "memory.zip",
      zipSync({
        "memory/MEMORY.md": strToU8("# Memory\n\n- [Role](role.md) — restores organs\n"),
        "memory/boat.md": strToU8(fact),
      }),
    );
    expect(from).toBe("Notes");
    expect(lines.map(({ text }) => text)).toEqual(["Role — restores organs", "Owns a dinghy; see winter-berth."]);
  });

  test.each([
    ["CRLF and a byte order mark", new TextEncoder().encode(`\u{FEFF}${NOTES.replaceAll("\n", "\r\n")}`)],
    ["UTF-16", Uint8Array.from([0xff, 0xfe, ...[...NOTES].flatMap((letter) => [letter.charCodeAt(0), 0])])],
    ["UTF-16 without a mark", Uint8Array.from([...NOTES].flatMap((letter) => [0, letter.charCodeAt(0)]))],
    ["a zip archive", zipSync({ "memory/MEMORY.md": strToU8(NOTES), "photo.png": strToU8("no text") })],
  ])("%s change nothing", async (_, bytes) => {
    const name = bytes[0] === 0x50 ? "export.zip" : "MEMORY.md";
    expect((await review(name, bytes)).lines).toHaveLength(4);
  });
});

describe("messages of another form cost themselves alone:", () => {
  const odd = [null, { author: null, content: null }, { author: { role: "user" }, content: { content_type: "text" } }];

  test("ChatGPT, also with a current node that is not there", async () => {
    const mapping = Object.fromEntries(
      odd.map((message, i) => [`o${i}`, { id: `o${i}`, parent: `o${i - 1}`, children: ["9"], message }]),
    );
    const { lines, skipped } = await reviewJson("odd.json", [
      { id: "c", create_time: 1, current_node: "gone", mapping: { ...mapping, 9: node("9", "o2", "user", "I sail.") } },
    ]);
    expect(lines).toMatchObject([{ conversation: "chatgpt:c", messages: [{ role: "user", content: "I sail." }] }]);
    expect(skipped).toEqual(["chatgpt:c: a message of another form"]);
  });

  test("Claude and Letta", async () => {
    const said = { sender: "human", text: "I sail.", created_at: "2025-01-01T00:00:00Z" };
    const claude = await reviewJson("odd-claude.json", [{ uuid: "u", chat_messages: [null, said] }]);
    expect(claude.lines).toHaveLength(1);
    const half = { function: { name: "send_message", arguments: "{half" } };
    const messages = [
      { role: "user", content: "I sail.", created_at: "2025-01-01T00:00:00Z" },
      { role: "assistant", tool_calls: [half] },
    ];
    const letta = await reviewJson("odd.af", { agents: [{ id: "a", messages }], blocks: [] });
    expect(letta.lines).toHaveLength(1);
    expect([...claude.skipped, ...letta.skipped]).toEqual([
      "claude:u: a message of another form",
      "letta:a: a message of another form",
    ]);
  });
});

test("a conversation, a chat or a memory of another form costs itself alone", async () => {
  const chat = {
    id: "o",
    created_at: 1_760_000_000,
    chat: { messages: [{ role: "user", content: "I sail." }] },
  };
  const claude = {
    uuid: "u",
    chat_messages: [{ sender: "human", text: "I sail.", created_at: "2025-01-01T00:00:00Z" }],
  };
  const lists: readonly (readonly [name: string, list: unknown])[] = [
    ["chatgpt.json", [...CHATGPT, ...CHATGPT.map((one) => ({ ...one, id: "c2" })), { id: "c3", mapping: null }, null]],
    ["claude.json", [claude, { ...claude, uuid: "v" }, null, { uuid: "w" }, { ...claude, uuid: "x" }]],
    ["open-webui.json", [chat, { ...chat, id: "p" }, null]],
    [
      "mem0.json",
      { results: [{ memory: "Sails" }, { memory: "Has goats" }, { memory: "Sings" }, { memory: null }, null] },
    ],
    ["zep.json", { facts: [{ fact: "Sails" }, { fact: "Has goats" }, null] }],
  ];
  for (const [name, list] of lists) {
    const { lines, skipped } = await reviewJson(name, list);
    expect([name, lines.length >= 2]).toEqual([name, true]);
    expect(new Set(skipped), name).toEqual(
      new Set(["has another form", "has no text"].flatMap((end) => skipped.filter((one) => one.endsWith(end)))),
    );
    expect(skipped.length, name).toBeGreaterThan(0);
  }
});

test("a part of another form is named, by its place where it has no name, and the rest comes in", async () => {
  const claude = await reviewJson("part-claude.json", [
    { conversations_memory: "Sails.", project_memories: { p1: "Restores organs.", p2: 5 } },
    { chat_messages: [], uuid: "u", created_at: {} },
    null,
  ]);
  expect(claude.lines.map(({ text }) => text)).toEqual(["Sails.", "Restores organs."]);
  expect(claude.skipped).toEqual(["the memory of project p2 has another form", "conversation 3 of 3 has another form"]);
  const letta = await reviewJson("part.af", {
    agents: [{ id: "a", messages: null }, { name: "b", messages: 5 }, null],
    blocks: [
      null,
      { label: "persona", value: "I am kind." },
      { label: "human", value: "Sails." },
      { label: "work", value: 5 },
    ],
  });
  expect(letta.lines.map(({ text }) => text)).toEqual(["Sails."]);
  expect(letta.skipped).toEqual([
    "block 1 of 4 has another form",
    "block work has another form",
    "agent b has another form",
    "agent 3 of 3 has another form",
  ]);
  const mem0 = await reviewJson("part-mem0.json", {
    results: [
      { memory: "Sails" },
      { memory: "Sings" },
      { memory: "" },
      { memory: "Has goats" },
      { id: "m", memory: null },
    ],
  });
  expect(mem0.skipped).toEqual(["memory 3 of 5 has no text", "memory m has no text"]);
});

test("what stands in a file twice is reviewed once, as it comes in once", async () => {
  const { lines, skipped } = await reviewJson("twice.json", [...CHATGPT, ...CHATGPT]);
  expect([lines.length, skipped]).toEqual([1, ["a line that stands there twice"]]);
});

test("a review of our own form counts what can come in, and names the lines that cannot", async () => {
  const path = join(folder, "own.ndjson");
  await writeFile(path, '{"kind":"memory","text":"Likes tea"}\n\nhalf\n{"kind":"dream"}\n');
  const { code, stdout } = await throughline(["import", path, "--dry-run"]);
  expect(code).toBe(1);
  expect(stdout).toContain("line 3: would be refused");
  expect(stdout).toContain("line 4: would be refused");
  expect(stdout).toContain("From Throughline: 1 line would be imported.");
});

describe("files that are something else", () => {
  test.each([
    ["a manifest", "package.json", '{"name":"x","version":"1"}', "is JSON with name, version"],
    ["a list of numbers", "n.json", "[1,2]", "is a list of the JSON value 1"],
    ["a table", "t.csv", "a,b\n1,2\n", "is text that is no JSON"],
    ["an empty file", "e.json", "", "is empty"],
    ["bytes", "b.json", new Uint8Array([1, 0xff, 0xfe, 0x80]), "is no text"],
    ["a broken archive", "z.zip", new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]), "is a damaged zip archive"],
    ["an empty archive", "0.zip", zipSync({}), "is an archive without"],
    [
      "an archive cut in half",
      "h.zip",
      zipSync({ "conversations.json": strToU8("[]") }).subarray(0, 60),
      "is a damaged",
    ],
    ["an archive of pictures", "p.zip", zipSync({ "a.png": strToU8("x") }), "is an archive without"],
  ])("%s: the error says what was seen", async (_, name, content, seen) => {
    const path = join(folder, name);
    await writeFile(path, content);
    const { code, stdout, stderr } = await throughline(["import", path, "--dry-run"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(seen);
  });

  test.each([
    ["a download that broke off", '[{"id":"c1","title":"Sup', "ends before it is closed, after 24 characters"],
    ["a file that an editor broke", '[{"id":"c1",}, {"id":"secret"}]', "breaks at character 13 of 31"],
    ["two values in one line", '{"id":"c1"} {"id":"secret"}', "breaks at character 13 of 27"],
    ["a value that JSON does not know, in the middle", '[{"id":NaN}, {"id":"secret"}]', "is text that is no JSON"],
    ["a page where a file should be", "<!doctype html><html>Sign in</html>", "is a page of HTML"],
    [
      "lines of another product",
      '{"messages":[]}\n{"messages":[]}\n',
      "is lines of which the first is JSON with messages",
    ],
    ["blanks", " \r\n", "is text without a word"],
  ])("%s: the error says how it is no JSON, without a word of it", async (_, content, seen) => {
    const path = join(folder, "half.json");
    await writeFile(path, content);
    const { code, stderr } = await throughline(["import", path, "--dry-run"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining(seen)]);
    expect(stderr).not.toContain("secret");
  });

  test("a file that breaks its product's form is named with that product", async () => {
    const path = join(folder, "broken.json");
    await writeFile(path, JSON.stringify([{ id: "c", mapping: null }]));
    const { code, stderr } = await throughline(["import", path, "--dry-run"]);
    expect(code).toBe(1);
    expect(stderr).toContain("is a file of ChatGPT and holds nothing to import (conversation c has another form)");
  });
});

/** A proxy that takes so many requests to import, and is down after them. */
async function proxyThatTakes(requests: number) {
  const sent: string[] = [];
  const answer = (path: string, body: string): [status: number, answer: object] => {
    if (path === "/memory/import") sent.push(body);
    if (sent.length <= requests)
      return [200, { imported: 200, unchanged: 0, failed: 0, errors: [], rows: { memories: 0 } }];
    return [503, { error: { message: "The memory cannot be reached.", code: "memory_unavailable" } }];
  };
  const server = createServer((request, response) => {
    void readText(request).then((body) => {
      const [status, answered] = answer(request.url ?? "", body);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answered));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { sent, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

describe("sending", () => {
  test("an import that breaks says how far it came, and the next one sends all of it", async () => {
    const path = join(folder, "many.md");
    await writeFile(path, Array.from({ length: 450 }, (_, i) => `- Bird number ${i}\n`).join(""));
    const breaking = await proxyThatTakes(1);
    const broken = await throughline(["import", path, "--user", "ada", "--url", breaking.url]);
    expect([broken.code, broken.stderr]).toEqual([
      1,
      "throughline: The memory cannot be reached. (memory_unavailable); 200 of 450 lines are in. Run it again: it adds nothing twice\n",
    ]);
    breaking.close();
    const whole = await proxyThatTakes(9);
    expect((await throughline(["import", path, "--user", "ada", "--url", whole.url])).code).toBe(0);
    expect(whole.sent.map((body) => body.split("\n").length)).toEqual([200, 200, 50]);
    whole.close();
  });

  test("of a wrong file nothing is sent", async () => {
    const path = join(folder, "wrong.json");
    await writeFile(path, '{"name":"x","version":"1"}');
    const proxy = await proxyThatTakes(9);
    const { code, stderr } = await throughline(["import", path, "--user", "ada", "--url", proxy.url]);
    expect([code, proxy.sent]).toEqual([1, []]);
    expect(stderr).toContain("Expected is one of:");
    proxy.close();
  });
});

test("a terminal obeys nothing that stands in a file", async () => {
  const orders = "\u001b]52;c;Z28=\u0007\u001b[2J\u009b1m\u202e";
  const [known, unknown] = [join(folder, "orders.md"), join(folder, "unknown.json")];
  await writeFile(known, `- I live in ${orders}Bergen.\n`);
  await writeFile(unknown, JSON.stringify({ [`field${orders}`]: 1 }));
  const shown = await throughline(["import", known, "--dry-run"]);
  const refused = await throughline(["import", unknown, "--dry-run"]);
  expect([shown.stdout.includes("Bergen."), refused.stderr.includes("JSON with field")]).toEqual([true, true]);
  expect(shown.stdout + refused.stderr).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
});
