import { describe, expect, test } from "vitest";
import { chatCompletions } from "../../../src/dialects/chat/chat-completions.ts";
import type { Answer, ChatRequest, Dialect } from "../../../src/dialects/dialect.ts";
import { parseObject } from "../../../src/dialects/json.ts";
import { messages } from "../../../src/dialects/messages/messages.ts";
import { responses } from "../../../src/dialects/responses/responses.ts";
import { storedText } from "../../../src/dialects/stored-text.ts";
import { recordedTraffic } from "../../product/support/recorded.ts";

/* Recorded answers of providers, read whole and streamed, and replayed. */

const { rows, missing } = recordedTraffic();

interface Chunk {
  readonly choices?: readonly { readonly index?: number; readonly delta?: { readonly content?: string | null } }[];
  readonly type?: string;
  readonly response?: { readonly output: readonly Item[] };
}

interface Item {
  readonly type: string;
  readonly content?: readonly { readonly type: string; readonly text?: string }[];
}

const textOfItems = (items: readonly Item[]): string =>
  items
    .filter(({ type }) => type === "message")
    .flatMap(({ content = [] }) => content.map(({ type, text }) => (type === "output_text" ? (text ?? "") : "")))
    .join("");

/** Returns the data of events. Removed credentials have left a few that are no JSON. */
function chunksIn(response: string): Chunk[] {
  const data = response.split(/\r?\n/).filter((line) => /^data: ?\{/.test(line));
  return data.flatMap((line) => (parseObject(line.replace(/^data: ?/, "")) as Chunk | null) ?? []);
}

const contentOf = ({ choices = [] }: Chunk): string =>
  choices.map(({ index = 0, delta }) => (index === 0 ? (delta?.content ?? "") : "")).join("");

interface Kind {
  readonly name: string;
  readonly path: RegExp;
  readonly dialect: Dialect;
  /** Returns what a recorded stream says, read by hand. */
  readonly said: (chunks: readonly Chunk[]) => string;
}

const KINDS: readonly Kind[] = [
  {
    name: "chat completions",
    path: /\/chat\/completions$/,
    dialect: chatCompletions,
    said: (chunks) => chunks.map(contentOf).join(""),
  },
  {
    name: "responses",
    path: /\/responses(?:\/resp_\w+)?$/,
    dialect: responses,
    said: (chunks) => textOfItems(chunks.findLast(({ response }) => response)?.response?.output ?? []),
  },
  { name: "messages", path: /\/messages$/, dialect: messages, said: () => "" },
];

function readStream(dialect: Dialect, text: string, size = Infinity): Answer {
  const bytes = new TextEncoder().encode(text);
  const reader = dialect.streamReader();
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
  return reader.finish(true);
}

/** Returns the kinds of the events of a stream, in their order. */
const kinds = (text: string): (string | undefined)[] =>
  chunksIn(text)
    .map(({ type }) => type)
    .filter((kind, i, all) => kind !== all[i - 1] && kind !== "response.queued");

const REQUEST = { stream: true, wantsUsage: true } as ChatRequest;
const BODY = { value: {}, text: "{}" };

describe.skipIf(missing !== null)(`recorded answers${missing ? ` (${missing})` : ""}`, () => {
  describe.each(KINDS)("$name", ({ path, dialect, said }) => {
    const ofKind = rows.filter(({ api, status }) => path.test(api ?? "") && (status ?? 200) === 200);
    const streamed = ofKind.filter(({ stream }) => stream);
    const whole = ofKind.filter(({ stream, response }) => !stream && response.startsWith("{"));

    test("a streamed answer says what its events say, in pieces of any size", () => {
      for (const row of streamed) {
        const answer = readStream(dialect, row.response);
        expect(answer.text).toBe(said(chunksIn(row.response)));
        expect(readStream(dialect, row.response, 7)).toEqual(answer);
      }
    });

    test("what is stored of an answer is replayed as the same answer, streamed and whole", () => {
      const stored = [
        ...streamed.map(({ response }) => readStream(dialect, response)),
        ...whole.map(({ response }) => dialect.readAnswer(response)),
      ].filter(({ completion }) => completion !== null);
      expect(stored.length).toBeGreaterThan(0);
      for (const { completion, text } of stored) {
        const replayed = readStream(dialect, [...dialect.replayEvents(completion ?? "", REQUEST, BODY)].join(""));
        expect(replayed.text).toBe(text);
        expect(replayed.complete).toBe(true);
        expect(storedText(dialect.replayWhole(completion ?? "", BODY))).toBe(text);
        if (dialect !== chatCompletions)
          expect(JSON.parse(replayed.completion ?? "")).toEqual(JSON.parse(completion ?? ""));
      }
    });
  });

  test("a replayed response has the events of a recorded one, in their order", () => {
    const rowsOfText = rows.filter(({ api, stream, response }) => api?.endsWith("/responses") && stream && response);
    const compared = rowsOfText.flatMap(({ response }) => {
      const { completion } = readStream(responses, response);
      const begun = chunksIn(response).filter(({ type }) => type === "response.created");
      // Some recordings hold several answers.
      if (completion === null || begun.length !== 1) return [];
      const replayed = kinds([...responses.replayEvents(completion, REQUEST, BODY)].join(""));
      return [[replayed, kinds(response)]];
    });
    expect(compared.length).toBeGreaterThan(10);
    for (const [replayed, recorded] of compared) expect(replayed).toEqual(recorded);
  });
});
