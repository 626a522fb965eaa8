import { expect, test } from "vitest";
import { ask, freshCaller } from "../support/asker.ts";

/* "How do I …?" is asked by everybody, and answered for somebody: shared only where nothing is known. */

test.each([
  ["I am pregnant.", "How do I treat a cold while pregnant?"],
  ["I'm allergic to penicillin.", "How would I react to antibiotics like penicillin?"],
  ["I am vegan.", "How can I get enough protein as a vegan?"],
  ["I use PostgreSQL 16 on Debian.", "How do I back up PostgreSQL?"],
])("what the user stated bears on it: %s / %s", async (statement, question) => {
  const who = freshCaller("ada");
  const common = await ask({ ...who, user: "bob" }, question);
  await ask(who, statement);
  const own = await ask(who, question);
  expect(own.response.headers.get("throughline-memory")).toMatch(/^on;recalled=[1-9]/);
  expect(own.content).not.toBe(common.content);
});

test("where nothing is known about it, all get the common answer, and whoever asked before as well", async () => {
  const who = freshCaller("ada");
  const first = await ask(who, "How do I boil an egg?");
  for (const user of ["bob", "ada", "bob"]) {
    expect((await ask({ ...who, user }, "How do I boil an egg?")).content).toBe(first.content);
  }
});
