import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { call } from "./support/caller.ts";
import { eventsOf, startStream } from "./support/sse.ts";
import { cleanUp, newDataDir, type Product, startProduct } from "./support/start-product.ts";
import { SystemFaults } from "./support/system-faults.ts";
import { type Heard, talkerTo } from "./support/talker.ts";

/*
 * `kill -9` at every step of an exchange. The steps are driven from outside: by the upstream, which holds its answer, and by
 * the writes of workerd, which are counted. docs/reliability.md has the table.
 */

const { rounds: times } = inject("extent");
const timeout = 60_000 + times * 60_000;

let upstream: UpstreamServer;
let dataDir: string;
let product: Product;
const faults = SystemFaults.make();
let scripted: UpstreamServer["answer"];

beforeAll(async () => {
  upstream = await startUpstream();
  scripted = upstream.answer;
  dataDir = await newDataDir();
  product = await start();
});
afterEach(() => void (upstream.answer = scripted));
afterAll(async () => {
  await cleanUp();
  await upstream.close();
  faults?.remove();
});

const start = (): Promise<Product> =>
  startProduct({ env: { DATA_DIR: dataDir, UPSTREAM_BASE_URL: upstream.baseUrl, ...faults?.env } });

let things = 0;
/** A name of its own for each thing, so that nobody takes anything back. */
const newStatement = (): string => {
  const n = things++;
  return `I love marmo${String.fromCharCode(97 + (n % 26), 97 + Math.floor(n / 26))} pie.`;
};

/** Starts again, and expects what was said once if the client had it all, else at most once; a retry makes it whole. */
async function expectKept(said: string, heard: Heard): Promise<void> {
  await product.exited;
  faults?.heal();
  upstream.answer = scripted;
  product = await start();
  const zora = talkerTo(product, "zora");
  const quotes = async (): Promise<string[]> =>
    (await zora.memories()).filter(({ type }) => type === "episodic").map(({ source }) => source.quote ?? "");
  const before = await quotes();
  expect(before.length, "nothing stands twice").toBe(new Set(before).size);
  if (heard.ended) expect(before).toContain(said);
  const retried = await zora.say(said, { headers: { "x-stainless-retry-count": "1" } });
  expect(retried.ended).toBe(true);
  expect((await quotes()).filter((quote) => quote === said)).toHaveLength(1);
}

const events = eventsOf("Noted, and thank you.");
/** The steps that the upstream sees, by how much of its answer it has sent when everything is killed. */
const STEPS: readonly [string, number][] = [
  ["when the upstream has the request", 0],
  ["after the first byte of the answer", 1],
  ["in the middle of the stream", 3],
  ["before the mark of the end", events.length - 1],
];

test("kill -9 while the request arrives keeps nothing of it", { timeout }, async () => {
  const said = newStatement();
  const body = new TextEncoder().encode(JSON.stringify({ messages: [{ role: "user", content: said }] }));
  const headers = { "throughline-user": "zora", authorization: "Bearer sk-test", "x-padding": "x" };
  const caller = await call(product.url, "/v1/chat/completions", headers, body.subarray(0, 20));
  await product.kill9();
  caller.leave("close");
  await expectKept(said, { text: "", ended: false, response: null, exchange: "" });
});

test.each(STEPS)("kill -9 %s leaves all of it or nothing", { timeout }, async (_step, sent) => {
  const said = newStatement();
  const asked = Promise.withResolvers<void>();
  upstream.answer = (_request, response) => {
    if (sent > 0) startStream(response);
    for (const event of events.slice(0, sent)) response.write(event);
    asked.resolve();
  };
  const hearing = talkerTo(product, "zora").say(said);
  await asked.promise;
  await product.kill9();
  const heard = await hearing;
  expect(heard.ended).toBe(false);
  await expectKept(said, heard);
});

describe.skipIf(!faults)("with a C compiler", () => {
  /** A commit of a known user takes about ten; beyond them the alarm writes, or nobody. In `test:long` each is tried. */
  const WRITES = times > 2 ? Array.from({ length: 16 }, (_, i) => i + 1) : [2, 7];

  test.each(WRITES)(
    "kill -9 at write %i of a commit loses nothing that the client has whole",
    { timeout },
    async (n) => {
      await talkerTo(product, "zora").say(newStatement());
      faults?.killAtWrite(n);
      const said = newStatement();
      const heard = await talkerTo(product, "zora").say(said);
      // Where the commit has fewer writes, it ends after the stream.
      await product.kill9();
      await expectKept(said, heard);
    },
  );

  test("kill -9 while the alarm writes the archive loses no round", { timeout }, async () => {
    const rounds = 100;
    const lines = Array.from({ length: rounds }, (_, i) =>
      JSON.stringify({
        kind: "exchange",
        conversation: `talk-${i >> 2}`,
        at: new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString(),
        messages: [
          { role: "user", content: `Crate ${i} went to shelf ${i % 7}.` },
          { role: "assistant", content: "Noted." },
        ],
      }),
    );
    const imported = await fetch(`${product.url}/memory/import`, {
      method: "POST",
      headers: talkerTo(product, "ada").headers,
      body: lines.join("\n"),
    });
    expect(await imported.json()).toMatchObject({ imported: rounds, failed: 0 });
    for (const nth of times > 2 ? [1, 2, 3, 5, 8, 13] : [3]) {
      faults?.killAtWrite(nth);
      // The alarm writes the archive with the next exchange.
      await talkerTo(product, "ada").say(newStatement());
      await Promise.race([product.exited, new Promise((resolve) => setTimeout(resolve, 3_000))]);
      await product.kill9();
      faults?.heal();
      product = await start();
      const kept = await (await talkerTo(product, "ada").memory("/export")).text();
      for (let i = 0; i < rounds; i++) expect(kept).toContain(`Crate ${i} went to shelf ${i % 7}.`);
    }
  });
});
