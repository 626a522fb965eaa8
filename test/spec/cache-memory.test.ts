import { expect, test } from "vitest";
import { ask, freshCaller } from "../support/asker.ts";
import { listed, memory, type Listed, type Who } from "../support/scope-caller.ts";

/* Guarantee 6 for memory and cache together: an answer shaped by a memory is its owner's, and ends with it. */

const ABOUT_ME = "Which tea should I drink in the evening?";
/** A question about the world, which a memory may still make personal. */
const IMPERSONAL = "What is the best tea in the evening?";

async function add(who: Who, text: string, fields: object = {}): Promise<Listed> {
  const response = await memory(who, "", "POST", { text, ...fields });
  expect(response.status).toBe(201);
  return response.json();
}
const recalled = ({ response }: { response: Response }): number =>
  Number(/recalled=(\d+)/.exec(response.headers.get("throughline-memory") ?? "")?.[1]);

test.each([ABOUT_ME, IMPERSONAL])(
  "an answer given under a memory is served again to its owner alone: %s",
  async (question) => {
    const ada = freshCaller("ada");
    await add(ada, "Green tea in the evening keeps Ada awake; chamomile is best.", { pinned: true });
    const first = await ask(ada, question);
    expect(recalled(first)).toBe(1);
    expect((await ask(ada, question)).content).toBe(first.content);
    const { user: _user, ...nobody } = ada;
    for (const other of [{ ...ada, user: "bob" }, nobody]) {
      expect((await ask(other, question)).content).not.toBe(first.content);
    }
  },
);

test("an answer given under a memory is not served to its owner while memory is off or write-only", async () => {
  const ada = freshCaller("ada");
  await add(ada, "Chamomile is Ada's tea in the evening.", { pinned: true });
  const first = await ask(ada, ABOUT_ME);
  for (const mode of ["off", "write"]) {
    const other = await ask(ada, ABOUT_ME, { headers: { "throughline-memory": mode } });
    expect(other.content, mode).not.toBe(first.content);
  }
});

test("a shared answer is not served to a user whose memory has something to say", async () => {
  const bob = freshCaller("bob");
  const shared = await ask(bob, IMPERSONAL);
  expect((await ask({ ...bob, user: "cyd" }, IMPERSONAL)).content).toBe(shared.content);
  const ada = { ...bob, user: "ada" };
  await add(ada, "The best tea in the evening is chamomile.");
  const hers = await ask(ada, IMPERSONAL);
  expect(recalled(hers)).toBeGreaterThan(0);
  expect(hers.content).not.toBe(shared.content);
  expect((await ask({ ...bob, user: "dan" }, IMPERSONAL)).content).toBe(shared.content);
});

test.each<[string, (who: Who, id: string) => Promise<Response>]>([
  ["deleted", (who, id) => memory(who, `/${id}`, "DELETE")],
  ["corrected", (who, id) => memory(who, `/${id}`, "PATCH", { text: "Chamomile makes Ada sneeze." })],
  ["unpinned", (who, id) => memory(who, `/${id}`, "PATCH", { pinned: false })],
  ["joined by another", (who) => memory(who, "", "POST", { text: "Ada drinks no tea after eight.", pinned: true })],
])("an answer is no longer served once its memory is %s", async (_what, change) => {
  const ada = freshCaller("ada");
  const { id } = await add(ada, "Chamomile is Ada's tea in the evening.", { pinned: true });
  const first = await ask(ada, ABOUT_ME);
  expect((await ask(ada, ABOUT_ME)).content).toBe(first.content);
  expect((await change(ada, id)).ok).toBe(true);
  expect((await ask(ada, ABOUT_ME)).content).not.toBe(first.content);
});

test("a new statement of the user about it ends the old answer as well", async () => {
  const ada = freshCaller("ada");
  await ask(ada, "My favourite tea is chamomile.");
  const first = await ask(ada, "What is my favourite tea?");
  expect(recalled(first)).toBeGreaterThan(0);
  await ask(ada, "My favourite tea is sencha.");
  const second = await ask(ada, "What is my favourite tea?");
  expect(second.hit).toBe(false);
  expect(second.content).not.toBe(first.content);
});

test("a restored memory brings back its text, but not its former answers", async () => {
  const ada = freshCaller("ada");
  const { id } = await add(ada, "Chamomile is Ada's tea in the evening.", { pinned: true });
  const first = await ask(ada, ABOUT_ME);
  await memory(ada, `/${id}`, "PATCH", { text: "Sencha is Ada's tea in the evening." });
  await memory(ada, `/${id}/restore`, "POST");
  expect((await ask(ada, ABOUT_ME)).content).not.toBe(first.content);
});

test("erasing a user ends the shared answers that this user was the first to ask for, and no others", async () => {
  const ada = freshCaller("ada");
  const bob = { ...ada, user: "bob" };
  const hers = await ask(ada, "What is the capital of Togo?");
  const his = await ask(bob, "What is the capital of Benin?");
  await ask(bob, "What is the capital of Togo?");
  await ask(ada, "What is the capital of Benin?");
  const receipt = await (await memory(ada, "", "DELETE")).json<{ removed: object; remaining: object }>();
  expect(receipt.removed).toMatchObject({ shared_answers: 1 });
  expect(new Set(Object.values(receipt.remaining))).toEqual(new Set([0]));
  expect((await ask(bob, "What is the capital of Togo?")).content).not.toBe(hers.content);
  expect((await ask(bob, "What is the capital of Benin?")).content).toBe(his.content);
});

test("erasing a user ends this user's own answers", async () => {
  const ada = freshCaller("ada");
  const first = await ask(ada, ABOUT_ME);
  expect((await ask(ada, ABOUT_ME)).content).toBe(first.content);
  await memory(ada, "", "DELETE");
  expect(await listed(ada)).toEqual([]);
  expect((await ask(ada, ABOUT_ME)).content).not.toBe(first.content);
});

test("forgetting a statement ends the answer that it got", async () => {
  const ada = freshCaller("ada");
  const first = await ask(ada, "I live in Oslo.");
  expect(first.cacheStatus).toContain("stored");
  const [fact] = await listed(ada, "?type=semantic");
  expect((await memory(ada, `/${fact?.id}`, "DELETE")).status).toBe(204);
  const again = await ask(ada, "I live in Oslo.");
  expect(again.hit).toBe(false);
  expect(again.content).not.toBe(first.content);
});
