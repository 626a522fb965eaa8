import { describe, expect, test } from "vitest";
import { readChatRequest } from "../../../src/dialects/chat/request.ts";
import type { ChatRequest } from "../../../src/dialects/dialect.ts";
import { userTurnsOf } from "../../../src/proxy/user-turns.ts";
import { roundsOf } from "../../../src/api/transcript.ts";
import { growthOf, STEEP } from "../../support/growth.ts";

interface Message {
  readonly role: string;
  readonly content: unknown;
}

const chatOf = (messages: readonly Message[]): ChatRequest => {
  const chat = readChatRequest({ model: "m", messages: [...messages] });
  if (typeof chat === "string") throw new Error("not a chat");
  return chat;
};

const said = (text: string): Message => ({ role: "user", content: text });
const answered = (text: string): Message => ({ role: "assistant", content: text });

const CONVERSATION = [
  { role: "system", content: "Be brief." },
  said("I keep bees."),
  answered("How many hives?"),
  said("Three."),
  { role: "developer", content: "Be kind." },
  said("And a cat."),
  { role: "assistant", content: null },
  { role: "tool", content: "cats: 1" },
  answered("Lovely."),
  said("Bye"),
];

describe("a past conversation", () => {
  test("a conversation becomes one round for each time the user speaks", () => {
    const rounds = roundsOf(chatOf(CONVERSATION).turns, "c", 7).map(({ at, conversation, round }) => [
      at,
      conversation,
      round.said,
      round.answer,
    ]);
    expect(rounds).toEqual([
      [7, "c", "I keep bees.", "How many hives?"],
      [7, "c", "Three.\nAnd a cat.", "Lovely."],
      [7, "c", "Bye", ""],
    ]);
  });

  test.each([["named"], [null]])("has the digests that its requests would have had (%s)", (conversation) => {
    const rounds = roundsOf(chatOf(CONVERSATION).turns, conversation, 7);
    const requests = [2, 6, 10].map((end) => chatOf(CONVERSATION.slice(0, end)));
    const speeches = requests.map((chat) => userTurnsOf({ chat, conversation }));
    expect(rounds.map(({ round }) => round.turn)).toEqual(speeches.map(({ turn }) => turn));
    expect(rounds.map(({ round }) => round.saidDigest)).toEqual(speeches.map(({ saidDigest }) => saidDigest));
    expect(rounds.map((round) => round.conversation)).toEqual(speeches.map((speech) => speech.conversation));
    expect(rounds.every(({ alias }) => (alias === null) === (conversation === null))).toBe(true);
  });

  test("a conversation in which the user says nothing has no rounds", () => {
    expect(roundsOf(chatOf([answered("Hello?"), said("  ")]).turns, null, 7)).toEqual([]);
  });

  test("a conversation of ten thousand messages is split in time that grows with their number", () => {
    const messages = Array.from({ length: 10_000 }, (_, i) => (i % 2 === 0 ? said(`Word ${i}`) : answered("Yes.")));
    const { turns } = chatOf(messages);
    expect(roundsOf(turns, "c", 7)).toHaveLength(5_000);
    expect(growthOf(({ length }) => roundsOf(turns.slice(0, length), "c", 7), "m", turns.length)).toBeLessThan(STEEP);
  });
});

test("leaves out what a coding agent put into the user's messages", () => {
  const text = "<system-reminder>I live in Genoa.</system-reminder>\nMy cat is called Moss.";
  const rounds = roundsOf(chatOf([said(text)]).turns, null, 0);
  expect(rounds.map(({ round }) => round.said)).toEqual(["My cat is called Moss."]);
});
