import { describe, expect, test } from "vitest";
import { fingerprint } from "../../../src/cache/fingerprint.ts";
import { shapeOf } from "../../../src/dialects/body-shape.ts";
import { chatCompletions } from "../../../src/dialects/chat/chat-completions.ts";
import type { Dialect } from "../../../src/dialects/dialect.ts";
import { gemini } from "../../../src/dialects/gemini/gemini.ts";
import { messages } from "../../../src/dialects/messages/messages.ts";
import { responses } from "../../../src/dialects/responses/responses.ts";
import { decodeJson, parseJsonObject } from "../../../src/http/body.ts";
import { refuseKeyInBody } from "../../../src/identity/refuse-key-in-body.ts";
import { editBytes } from "../../../src/proxy/edit-bytes.ts";
import { isJob } from "../../../src/turns/is-job.ts";
import { readQuestion } from "../../../src/proxy/read-question.ts";
import { userTurnsOf } from "../../../src/proxy/user-turns.ts";
import { AGENT_BODIES } from "../../support/agent-body.ts";
import { ratioOf } from "../../support/processor-time.ts";

/*
 * The processor time that a long body of an agent costs, in every pass that the proxy makes over it, against a parse and
 * a print of the same body in the same run. Other work of the machine slows both.
 */

type Bytes = Uint8Array<ArrayBuffer>;

const KINDS: readonly (readonly [keyof typeof AGENT_BODIES, Dialect, string])[] = [
  ["chat", chatCompletions, "https://up.test/v1/chat/completions"],
  ["messages", messages, "https://up.test/v1/messages"],
  ["responses", responses, "https://up.test/v1/responses"],
  ["gemini", gemini, "https://up.test/v1/models/m:streamGenerateContent?alt=sse"],
];

const SYSTEM = "<memory>\nuser: I use Vim.\n</memory>";
const LATER = "<memory>\nuser: I use tabs.\n</memory>";

/** Makes every pass over a body that a request with memory makes. Returns the body for the upstream. */
function handle(bytes: Bytes, dialect: Dialect, url: string, isCached: boolean): Bytes {
  const body = parseJsonObject(decodeJson(bytes));
  refuseKeyInBody(body.value);
  const chat = dialect.readRequest(body.value, url);
  if (typeof chat === "string") throw new Error(chat);
  if (isJob(chat.turns)) throw new Error("a person wrote it");
  const { ends } = userTurnsOf({ chat, conversation: null });
  readQuestion({ body, chat }, dialect);
  if (isCached) fingerprint(url, new Headers(), shapeOf(dialect, body, chat));
  const turns = [ends[2], ends.at(-1)].flatMap((turn) => (turn === undefined ? [] : [{ turn, text: LATER }]));
  return editBytes(bytes, body.text, dialect.placeBlocks(body, chat, { system: SYSTEM, turns }));
}

const utf8 = new TextEncoder();
const parseAndPrint = (bytes: Bytes): Bytes =>
  utf8.encode(JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)))) as Bytes;

/** On a quiet machine it is 1.2 to 1.4, and 1.4 to 1.6 with the cache. */
const MAX_RATIO = 2;

/** Runs a work several times: the clock of the processor counts whole milliseconds. */
const batchOf = (work: () => unknown) => () => {
  for (let i = 0; i < 5; i++) work();
};

describe.each(KINDS)("a body of half a megabyte: %s", (name, dialect, url) => {
  const bytes = utf8.encode(JSON.stringify(AGENT_BODIES[name])) as Bytes;

  test("keeps all of its bytes around what is added", () => {
    const printed = new TextDecoder().decode(handle(bytes, dialect, url, true));
    const [system, later] = [SYSTEM, LATER].map((block) => JSON.stringify(block).slice(1, -1)) as [string, string];
    expect(printed.split(system)).toHaveLength(2);
    expect(printed.split(later)).toHaveLength(3);
    const added = new TextDecoder().decode(handle(bytes, dialect, url, false)).length - bytes.length;
    expect(added).toBeLessThan(system.length + 2 * later.length + 100);
    expect(() => JSON.parse(printed) as unknown).not.toThrow();
  });

  test.each([
    ["an agent's, whose tools keep the cache out", false],
    ["that the cache looks up as well", true],
  ])("(%s) takes little more than a parse and a print", (_what, isCached) => {
    const passes = batchOf(() => handle(bytes, dialect, url, isCached));
    const parses = batchOf(() => parseAndPrint(bytes));
    expect(ratioOf(passes, parses, MAX_RATIO)).toBeLessThan(MAX_RATIO);
  });
});
