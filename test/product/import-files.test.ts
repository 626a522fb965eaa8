import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { CHATGPT, node, review, reviewJson, useImportFolder } from "./support/import-review.ts";

/* The files of other products, each by its form, bring these lines. */

useImportFolder();

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
