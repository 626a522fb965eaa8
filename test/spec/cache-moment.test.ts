import { expect, test } from "vitest";
import { ask, freshCaller } from "../support/asker.ts";

/* Guarantee 6: an answer that depends on the moment is never cached, in any language. */

test.each([
  // offices change hands
  "Wer ist Bundeskanzler?",
  "Wie heißt der Präsident von Frankreich?",
  "Qui est le président de la France ?",
  "¿Quién es el presidente de México?",
  "Chi è il papa?",
  "Quem é o presidente do Brasil?",
  "Wie is de premier van Nederland?",
  "Кто президент Франции?",
  "日本の首相は誰ですか",
  "法国总统是谁?",
  "한국 대통령은 누구입니까?",
  // people grow older
  "Wie alt ist Angela Merkel?",
  "Quel âge a Brigitte Bardot ?",
  "¿Cuántos años tiene Shakira?",
  // prices move
  "Was kostet ein iPhone?",
  "Combien coûte un iPhone ?",
  "¿Cuánto cuesta un iPhone?",
  "How much does a Big Mac cost?",
  // tables, counts and states
  "Who is top of the Premier League?",
  "When was the last earthquake in Japan?",
  "What is the status of order 4711?",
  "Where is package 1Z999AA10123456784?",
  "What phase is the moon in?",
  "What is the stable version of Ubuntu?",
  "Is Russia at war with Ukraine?",
  "How long is the queue at Disneyland?",
])("an answer that depends on the moment is never cached: %s", async (question) => {
  const who = freshCaller(null);
  const first = await ask(who, question);
  expect(first.cacheStatus).toMatch(/^throughline; fwd=bypass; detail=(?:moment|personal)$/);
  expect((await ask(who, question)).content).not.toBe(first.content);
});

test.each([
  "Wer schrieb den Faust?",
  "Qui a peint la Joconde ?",
  "What is the role of a president?",
  "What is a queue in computer science?",
  "Who was pope in 1520?",
  "What is the order of a differential equation?",
  "What is martial law?",
  "How do phases of matter differ?",
])("an answer that does not depend on the moment is cached: %s", async (question) => {
  const who = freshCaller(null);
  const first = await ask(who, question);
  expect((await ask(who, question)).content, first.cacheStatus).toBe(first.content);
});
