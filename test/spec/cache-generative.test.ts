import { expect, test } from "vitest";
import { ask, freshCaller } from "../support/asker.ts";
import { GENERATIVE } from "../support/generative-requests.ts";

/* Guarantee 6: an answer drawn or made for one asker is never another's, and never the same twice. */

test(
  "a password, a code, an id or a draw is generated anew for each asker and each time",
  { timeout: 60_000 },
  async () => {
    const ada = freshCaller("ada");
    const shared: string[] = [];
    for (const order of GENERATIVE) {
      const first = await ask(ada, order);
      const hers = await ask(ada, order);
      const his = await ask({ ...ada, user: "bob" }, order);
      if (new Set([first.content, hers.content, his.content]).size < 3) shared.push(order);
    }
    expect(shared).toEqual([]);
  },
);

test.each([
  "What is a UUID?",
  "How does a password manager work?",
  "What makes a passphrase strong?",
  "Wie funktioniert ein Passwortmanager?",
  "Qu'est-ce qu'un mot de passe ?",
  "¿Cómo funciona un gestor de contraseñas?",
])("a question about such a thing is answered for everybody: %s", async (question) => {
  const ada = freshCaller("ada");
  const first = await ask(ada, question);
  expect(await ask({ ...ada, user: "bob" }, question)).toMatchObject({ hit: true, content: first.content });
});

test("how to reset a password is repeated for its asker", async () => {
  const ada = freshCaller("ada");
  const first = await ask(ada, "How do I reset my password?");
  expect(await ask(ada, "How do I reset my password?")).toMatchObject({ hit: true, content: first.content });
});
