import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { conversation, DIALECTS, type SpokenDialect } from "../support/dialects.ts";
import { listed } from "../support/scope-caller.ts";
import { freshCaller } from "../support/asker.ts";
import { Speaker } from "../support/speaker.ts";

/* Gemini streams one JSON list, element by element, unless the query asks for events. */

const events = DIALECTS.find(({ name }) => name === "gemini") as SpokenDialect;

interface Piece {
  readonly candidates: readonly { readonly content: { readonly parts: readonly { readonly text: string }[] } }[];
}

const gemini: SpokenDialect = {
  ...events,
  path: (stream) => events.path(stream).replace("?alt=sse", ""),
  heard: (answer) =>
    answer.startsWith("[")
      ? (JSON.parse(answer) as Piece[])
          .flatMap(({ candidates }) => candidates.flatMap(({ content }) => content.parts.map(({ text }) => text)))
          .join("")
      : events.heard(answer),
};

const piece = (text: string, fields: object = {}): string =>
  JSON.stringify({
    candidates: [{ content: { role: "model", parts: [{ text }] }, index: 0, ...fields }],
    usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 4 },
  });
const chunks = [
  `[${piece("The keeper ")}`,
  `\n,\r\n${piece("counts ")}`,
  `,\n${piece("ships.", { finishReason: "STOP" })}\n]\n`,
];
const script = { chunks, headers: { "content-type": "application/json; charset=UTF-8" } };

describe("a stream that is a list", () => {
  test("comes through as it is, is remembered, and is told what was said before", async () => {
    const speaker = new Speaker(gemini);
    const first = await speaker.say("My cat is called Moss.", { stream: true, script });
    expect(first.bytes).toBe(chunks.join(""));
    const [round] = (await listed(speaker.who)).filter(({ type }) => type === "episodic");
    expect(round?.text).toContain("The keeper counts ships.");
    await speaker.say("What is my cat called?", { stream: true, script, system: "You are brief." });
    expect(gemini.systemIn(await speaker.told())).toContain("Moss");
  });

  test("comes piece by piece", async () => {
    const speaker = new Speaker(gemini);
    const slow = { ...script, chunkDelayMs: 150 };
    const response = await exports.default.fetch(
      speaker.request(conversation("Tell me of the ships."), { stream: true, script: slow }),
    );
    const at: number[] = [];
    const noted = new WritableStream({ write: () => void at.push(Date.now()) });
    await response.body?.pipeTo(noted);
    expect(at.length).toBeGreaterThan(1);
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(200);
  });

  test("is served again from the cache, as a list and whole", async () => {
    const speaker = new Speaker(gemini, freshCaller(null));
    const question = "How do lighthouse keepers count the ships that pass by?";
    await speaker.say(question, { stream: true, script });
    for (const stream of [true, false]) {
      const again = await speaker.say(question, { stream, script });
      expect([again.hit, again.heard]).toEqual([true, "The keeper counts ships."]);
      expect(again.response.headers.get("content-type")).toBe("application/json");
      expect(Array.isArray(JSON.parse(again.bytes))).toBe(stream);
    }
    expect(await speaker.sent()).toHaveLength(1);
  });
});
