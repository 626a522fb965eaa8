import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { CHATGPT, fileOf, node, reviewJson, useImportFolder } from "./support/import-review.ts";
import { throughline } from "./support/throughline.ts";

/* An import names what it cannot read, a part or a whole file, and says how far it came when a proxy breaks. */

useImportFolder();

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
  const path = await fileOf("own.ndjson", '{"kind":"memory","text":"Likes tea"}\n\nhalf\n{"kind":"dream"}\n');
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
    const path = await fileOf(name, content);
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
    const path = await fileOf("half.json", content);
    const { code, stderr } = await throughline(["import", path, "--dry-run"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining(seen)]);
    expect(stderr).not.toContain("secret");
  });

  test("a file that breaks its product's form is named with that product", async () => {
    const path = await fileOf("broken.json", JSON.stringify([{ id: "c", mapping: null }]));
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
    const path = await fileOf("many.md", Array.from({ length: 450 }, (_, i) => `- Bird number ${i}\n`).join(""));
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
    const path = await fileOf("wrong.json", '{"name":"x","version":"1"}');
    const proxy = await proxyThatTakes(9);
    const { code, stderr } = await throughline(["import", path, "--user", "ada", "--url", proxy.url]);
    expect([code, proxy.sent]).toEqual([1, []]);
    expect(stderr).toContain("Expected is one of:");
    proxy.close();
  });
});

test("a terminal obeys nothing that stands in a file", async () => {
  const orders = "\u001b]52;c;Z28=\u0007\u001b[2J\u009b1m\u202e";
  const known = await fileOf("orders.md", `- I live in ${orders}Bergen.\n`);
  const unknown = await fileOf("unknown.json", JSON.stringify({ [`field${orders}`]: 1 }));
  const shown = await throughline(["import", known, "--dry-run"]);
  const refused = await throughline(["import", unknown, "--dry-run"]);
  expect([shown.stdout.includes("Bergen."), refused.stderr.includes("JSON with field")]).toEqual([true, true]);
  expect(shown.stdout + refused.stderr).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
});
