import { exports } from "cloudflare:workers";
import { expect, inject } from "vitest";
import { numbersFrom } from "./random.ts";

/*
 * Random reads of one scope for another's: whoever asks, through whatever door, with whatever they got hold of,
 * sees their own canary and nobody else's.
 */

/** A scope, as the headers (and, where no header could say it, the body) of a request name it. */
export interface Dweller {
  readonly headers: Readonly<Record<string, string>>;
  /** Named by the body: such a user is met in chats alone. */
  readonly bodyUser?: string;
}

interface Settled extends Dweller {
  readonly canary: string;
  /** A memory of theirs; null: none was added by hand. */
  readonly memory: string | null;
  readonly exchange: string;
}

/** How many reads, and where what is read at random begins. */
export const { crossings: READS, seed: SEED } = inject("extent");

const QUESTION = "Which of my dogs is the oldest?";
const json = { "content-type": "application/json" };

async function ask({ headers }: Dweller, path: string, method = "GET", body?: object): Promise<Response> {
  const init = { method, headers: { ...json, ...headers }, ...(body && { body: JSON.stringify(body) }) };
  return exports.default.fetch(`http://throughline.test${path}`, init);
}

function say(who: Dweller, content: string, model = "stand-in", more: Record<string, string> = {}): Promise<Response> {
  const user = who.bodyUser === undefined ? {} : { user: who.bodyUser };
  const headers = { ...who.headers, "throughline-conversation": "support", ...more };
  return ask({ headers }, "/v1/chat/completions", "POST", { model, messages: [{ role: "user", content }], ...user });
}

const canariesIn = (text: string): Set<string> =>
  new Set(text.match(/zanary\d+q/gi)?.map((found) => found.toLowerCase()));

/** Everybody tells their canary in a chat, has it in an answer of their own, and writes it down where they can. */
export async function moveIn(dwellers: readonly Dweller[]): Promise<Settled[]> {
  const settled: Settled[] = [];
  for (let at = 0; at < dwellers.length; at += 8) {
    const some = dwellers.slice(at, at + 8).map(async (who, i): Promise<Settled> => {
      const canary = `zanary${at + i}q`;
      const said = await say(who, `My dog is called ${canary}.`);
      await said.text();
      expect(said.status, JSON.stringify(who)).toBe(200);
      await (await say(who, QUESTION, "gpt-test")).text();
      const note = { text: `The safe of ${canary} stands behind the mirror.` };
      const added = who.bodyUser === undefined ? await ask(who, "/memory", "POST", note) : null;
      const memory = added ? (await added.json<{ id: string }>()).id : null;
      return { ...who, canary, memory, exchange: said.headers.get("throughline-exchange") ?? "" };
    });
    settled.push(...(await Promise.all(some)));
  }
  return settled;
}

/**
 * Requests of an attacker who knows another user's ids. Writes are among them, because their answers must tell nothing
 * either.
 */
const TRIES: readonly ((who: Settled, of: Settled) => Promise<Response>)[] = [
  (who) => ask(who, "/memory?status=all&limit=200"),
  (who, { memory }) => ask(who, `/memory?status=all&cursor=${memory}`),
  (who, { memory }) => ask(who, `/memory/${memory}`),
  (who, { memory }) => ask(who, `/memory/${memory}/history`),
  (who, { memory }) => ask(who, `/memory/${memory}/restore`, "POST"),
  (who, { memory }) => ask(who, `/memory/${memory}`, "PATCH", { pinned: true }),
  (who, { memory }) => ask(who, `/memory/${memory}`, "DELETE"),
  (who, { exchange }) => ask(who, `/memory/exchanges/${exchange}`),
  (who, { canary }) =>
    ask(who, "/memory/recall", "POST", { query: `Where is the safe of ${canary}? What is the dog called?`, limit: 50 }),
  (who) => ask(who, "/memory/export"),
  (who) => ask(who, "/cache"),
  (who) => say(who, "What is my dog called?", "stand-in", { "cache-control": "no-store" }),
  (who) => say(who, "What do you know about me?", "stand-in", { "cache-control": "no-store" }),
  (who) => say(who, QUESTION, "gpt-test", { "throughline-memory": "off" }),
];

/** @returns how many reads were answered with anything at all, so that a test can tell that they were reads */
export async function cross(settled: readonly Settled[], seed: number): Promise<{ reads: number; own: number }> {
  const random = numbersFrom(seed);
  let reads = 0;
  let own = 0;
  const next = (): [Settled, Settled, number] => {
    for (;;) {
      const [who, of] = [settled[random(settled.length)], settled[random(settled.length)]];
      const attempt = random(TRIES.length);
      const isChat = attempt >= TRIES.length - 3;
      if (who && of && who !== of && (who.bodyUser === undefined || isChat)) return [who, of, attempt];
    }
  };
  for (let begun = 0; begun < READS; begun += 16) {
    const some = Array.from({ length: Math.min(16, READS - begun) }, async () => {
      const [who, of, attempt] = next();
      const act = TRIES[attempt];
      if (!act) return;
      const response = await act(who, of);
      const text = new TextDecoder().decode(await response.arrayBuffer());
      const what = `seed ${seed}, try ${attempt}: ${JSON.stringify(who.headers)} at ${JSON.stringify(of.headers)}`;
      const foreign = [...canariesIn(text)].filter((found) => found !== who.canary);
      // A caller who asks for a canary by name may get the question repeated.
      expect(
        foreign.filter((found) => !(attempt === 8 && found === of.canary && !text.includes("mirror"))),
        what,
      ).toEqual([]);
      if (of.memory !== null) expect(text.includes(of.memory), what).toBe(false);
      reads += 1;
      own += Number(canariesIn(text).has(who.canary));
    });
    await Promise.all(some);
  }
  return { reads, own };
}

/** After all that, everybody still has what they had, and all of it. */
export async function stillThere(settled: readonly Settled[]): Promise<void> {
  for (const who of settled) {
    if (who.memory === null) continue;
    expect((await ask(who, `/memory/${who.memory}`)).status, JSON.stringify(who.headers)).toBe(200);
  }
}
