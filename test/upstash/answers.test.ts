import { env, exports } from "cloudflare:workers";
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test } from "vitest";
import { Answers } from "../../src/index.ts";
import { answersName, vaultName } from "../../src/scope.ts";
import { timed } from "../support/faults.ts";
import { Person } from "../support/person.ts";
import { answersCarried, coldAnswers, loseAnswers, restartAnswers as restart } from "../support/upstash/cold-start.ts";
import { answerCalls, breakersRested, switchUpstash, upstashDump, upstashUp } from "../support/upstash/upstash.ts";

/* Shared answers survive the loss of their object, and purged or erased answers do not come back from Redis. */

const DOWN = { redis: { down: "error" }, vector: { down: "error" } } as const;

afterEach(upstashUp);

const isHit = (response: Response): boolean =>
  response.headers.get("cache-status")?.startsWith("throughline; hit") === true;

/** Asks as a new user of the tenancy, without memory: only a shared answer can be a hit. */
const hits = async (person: Person, question: string): Promise<boolean> =>
  isHit(await new Person(undefined, person.tenant).say(question, UNREMEMBERED));

/** Returns true if Redis or Vector hold this word anywhere. */
const held = async (canary: string): Promise<boolean> => (await upstashDump()).includes(canary);

/** Without memory, so that no vault holds the question too. */
const UNREMEMBERED = { headers: { "throughline-memory": "off" } };

const about = (what: string): string => `What is the capital of ${what}?`;

async function asked(...questions: string[]): Promise<Person> {
  const person = new Person();
  for (const question of questions) await person.say(question, UNREMEMBERED);
  await answersCarried(person);
  return person;
}

const purge = (person: Person, query = ""): Promise<Response> =>
  exports.default.fetch(`http://throughline.test/cache${query}`, {
    method: "DELETE",
    headers: { authorization: person.headers["authorization"] ?? "", "throughline-tenant": person.tenant },
  });

const removed = async (response: Response): Promise<number> =>
  (await response.json<{ removed: { shared: number } }>()).removed.shared;

async function alarmed(person: Person): Promise<void> {
  await runDurableObjectAlarm(await person.answers());
}

test("an empty object reads its answers with one call to Redis, and makes no further one", async () => {
  const person = await asked(about("Togo"), about("Benin"));
  await loseAnswers(person);
  const before = await answerCalls(person);
  expect(await hits(person, about("Togo"))).toBe(true);
  expect(await answerCalls(person)).toBe(before + 1);
  expect(await hits(person, about("Benin"))).toBe(true);
  expect(await hits(person, about("Chad"))).toBe(false);
  expect(await hits(person, about("Chad"))).toBe(true);
  expect(await answerCalls(person)).toBe(before + 1);
  await answersCarried(person);
  await restart(person);
  expect(await hits(person, about("Mali"))).toBe(false);
  expect(await answerCalls(person)).toBe(before + 2);
});

test("an answer read from Redis keeps its age, and another tenancy does not find it", async () => {
  const person = await asked(about("Gabon"));
  const row = async (): Promise<unknown> =>
    runInDurableObject(await person.answers(), (_, { storage }) =>
      storage.sql.exec("SELECT * FROM answers ORDER BY stored_at LIMIT 1").one(),
    );
  const before = await row();
  await loseAnswers(person);
  await hits(person, about("Gabon"));
  expect(await row()).toEqual(before);
  expect(await hits(new Person(), about("Gabon"))).toBe(false);
});

test.each([
  ["", "all of them"],
  ["?model=gpt-test", "those of a model"],
])("a purge (%s: %s) removes the answers from Redis, also when an empty object purges", async (query) => {
  const canary = `Qaanaaq${query.length}`;
  const person = await asked(about(canary), about("Peru"));
  expect(await held(canary)).toBe(true);
  // Another deployment, which has not read them.
  await loseAnswers(person);
  expect(await removed(await purge(person, query))).toBe(2);
  expect(await held(canary)).toBe(false);
  expect(await hits(person, about("Peru"))).toBe(false);
  await loseAnswers(person);
  expect(await hits(person, about(canary))).toBe(false);
});

test("erasing a user removes the answers they asked for first from Redis, and no others", async () => {
  const person = new Person();
  await person.say(about("Ushguli"));
  await answersCarried(person);
  const other = new Person(undefined, person.tenant);
  await other.say(about("Cuba"));
  await answersCarried(person);
  const asker = vaultName(await person.scope());
  expect(await coldAnswers().count(answersName(await person.scope()), asker)).toBe(1);
  await loseAnswers(person);
  const receipt = await person.erase();
  expect(receipt).toMatchObject({ removed: { shared_answers: 1 }, remaining: { shared_answers: 0 } });
  expect(await held("Ushguli")).toBe(false);
  expect(await held(about("Cuba"))).toBe(true);
  await loseAnswers(person);
  expect(await hits(person, about("Ushguli"))).toBe(false);
  expect(await hits(person, about("Cuba"))).toBe(true);
});

test("an erasure gives no receipt while Redis is down, and is pushed when it is back", async () => {
  const person = new Person();
  await person.say(about("Vardzia"));
  await answersCarried(person);
  await switchUpstash(DOWN);
  expect((await person.memory("", "DELETE")).status).toBeGreaterThanOrEqual(500);
  await upstashUp();
  await breakersRested();
  await expect.poll(async () => (await person.memory("", "DELETE")).status, { timeout: 15_000 }).toBe(200);
  expect(await held("Vardzia")).toBe(false);
}, 30_000);

test("a hanging Redis delays the deletion of one memory by a second, and gets it when it is back", async () => {
  const person = new Person();
  await person.say(about("Matera"));
  await answersCarried(person);
  const [scope, answers] = [await person.scope(), await person.answers()];
  await switchUpstash({ redis: { down: "hang" } });
  const forgotten = await timed(answers.eraseAsker(scope, vaultName(scope)));
  expect(forgotten.value).toBe(1);
  expect(forgotten.ms).toBeLessThan(3_000);
  await upstashUp();
  const left = async (): Promise<number> => coldAnswers().count(answersName(scope), vaultName(scope));
  await expect.poll(left, { timeout: 25_000, interval: 500 }).toBe(0);
}, 40_000);

test("answers are stored and served while Redis is down, and pushed when it is back", async () => {
  const person = await asked(about("Nepal"));
  await switchUpstash(DOWN);
  expect(await hits(person, about("Nepal"))).toBe(true);
  expect(await hits(person, about("Bhutan"))).toBe(false);
  expect(await hits(person, about("Bhutan"))).toBe(true);
  await alarmed(person);
  // Pending rows are on disk.
  await restart(person);
  await upstashUp();
  await breakersRested();
  await answersCarried(person);
  await loseAnswers(person);
  expect(await hits(person, about("Bhutan"))).toBe(true);
}, 30_000);

test.each(["error", "hang", "refuse"] as const)(
  "an empty object asks the model while Redis fails (%s), and finds stored answers when it is back",
  async (down) => {
    const person = await asked(about("Laos"));
    await loseAnswers(person);
    await switchUpstash({ redis: { down } });
    const answers = await person.answers();
    const lookup = { ...LOOKUP, now: Date.now() };
    const tenancy = await person.scope();
    const first = await timed(answers.lookUp(tenancy, lookup, null));
    expect(first.value.answer).toBeNull();
    // Half of the deadline of these tests.
    expect(first.ms).toBeLessThan(4_000);
    expect((await timed(answers.lookUp(tenancy, lookup, null))).ms).toBeLessThan(first.ms + 1_000);
    await upstashUp();
    await expect.poll(async () => hits(person, about("Laos")), { timeout: 25_000, interval: 1_000 }).toBe(true);
  },
  40_000,
);

const LOOKUP = {
  fingerprint: "none",
  question: "none",
  match: "exact",
  maxAgeSeconds: null,
  staleSeconds: 0,
  needsUsage: false,
  credentialKey: null,
  patienceMs: 0,
} as const;

test("a purge while Redis is down holds in this deployment, reports the failure, and is pushed before any read", async () => {
  const person = await asked(about("Qobustan"));
  await loseAnswers(person);
  await switchUpstash(DOWN);
  expect((await purge(person)).status).toBe(503);
  await upstashUp();
  await breakersRested();
  await expect
    .poll(
      async () => {
        await alarmed(person);
        return held("Qobustan");
      },
      { timeout: 15_000 },
    )
    .toBe(false);
  expect(await hits(person, about("Qobustan"))).toBe(false);
}, 30_000);

test("an answer that is purged during a read from Redis does not come back", async () => {
  const person = await asked(about("Ghana"));
  await loseAnswers(person);
  await switchUpstash({ redis: { latencyMs: 500 } });
  const asking = hits(person, about("Mali"));
  await new Promise((resolve) => setTimeout(resolve, 200));
  const purged = purge(person);
  await asking;
  expect(await hits(person, about("Ghana"))).toBe(false);
  expect((await purged).status).toBe(200);
  await upstashUp();
});

test("erasing one user before the first push leaves the answers of others to be pushed", async () => {
  const ada = new Person("ada");
  const bob = new Person("bob", ada.tenant);
  await ada.say(about("Norcia"));
  await bob.say(about("Malta"));
  await ada.memory("", "DELETE");
  await answersCarried(bob);
  await loseAnswers(bob);
  expect(await hits(bob, about("Malta"))).toBe(true);
  expect(await held("Norcia")).toBe(false);
});

test("a purge in another deployment is applied with the next push, and the answers are not pushed back", async () => {
  const person = await asked(about("Tuvalu"), about("Palau"));
  const place = answersName(await person.scope());
  const cold = coldAnswers();
  const { epoch, rows } = await cold.read(place, 0, null);
  expect(rows).toHaveLength(2);
  await cold.invalidate(place, epoch, vaultName(await person.scope()));
  expect(await hits(person, about("Nauru"))).toBe(false);
  await answersCarried(person);
  expect(await hits(person, about("Tuvalu"))).toBe(false);
  expect((await cold.read(place, 0, null)).rows.join()).not.toMatch(/Palau/);
  await cold.invalidate(place, (await cold.read(place, 0, null)).epoch, "*");
  expect(await hits(person, about("Samoa"))).toBe(false);
  await answersCarried(person);
  expect(await hits(person, about("Nauru"))).toBe(false);
});

test("an answer on its way when another deployment erases its asker is stored nowhere", async () => {
  const person = await asked(about("Oman"));
  const [tenancy, asker] = [await person.scope(), vaultName(await person.scope())];
  const answers = await person.answers();
  const { cacheVersion } = await answers.lookUp(tenancy, null, null);
  await coldAnswers().invalidate(answersName(tenancy), 0, asker);
  await new Person(undefined, person.tenant).say(about("Iraq"));
  await answersCarried(person);
  const now = Date.now();
  const late = { fingerprint: "f", question: "q", model: "m", completion: "{}", storedAt: now, expiresAt: now + 1e6 };
  const cost = { promptTokens: 0, completionTokens: 0, ms: 0 };
  const draft = { ...late, goneAt: now + 1e6, lacksUsage: false, cost };
  expect(await answers.store(tenancy, draft, asker, cacheVersion, null)).toBe(false);
});

test("answers and purges from before there was a Redis are pushed", async () => {
  const person = await asked(about("Uvdal"));
  const [stub, tenancy] = [await person.answers(), await person.scope()];
  await runInDurableObject(stub, async (_, state) => {
    const alone = new Answers(state, { ...env, STORAGE: "durable-object" } as Env);
    await alone.purge(tenancy, null);
    const { cacheVersion } = await alone.lookUp(tenancy, null, null);
    const now = Date.now();
    const draft = { fingerprint: "f", question: "Is it Lesja?", model: "m", completion: "{}", storedAt: now };
    const cost = { promptTokens: 0, completionTokens: 0, ms: 0 };
    const times = { expiresAt: now + 1e6, goneAt: now + 1e6, lacksUsage: false, cost };
    await alone.store(tenancy, { ...draft, ...times }, null, cacheVersion, null);
  });
  expect(await held("Uvdal")).toBe(true);
  await restart(person);
  await new Person(undefined, person.tenant).say(about("Fiji"));
  await answersCarried(person);
  expect(await held("Uvdal")).toBe(false);
  expect(await held("Lesja")).toBe(true);
});
