import { exports } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import { expect, test, vi } from "vitest";
import { AnswerCache } from "../../src/answers/answer-cache.ts";
import { CacheStatistics } from "../../src/answers/statistics.ts";
import { normalForms } from "../../src/cache/normal-form/lazy-normal-form.ts";
import type { AnswerLookup } from "../../src/ports/answer-store.ts";
import { answersOf } from "../support/answers-of.ts";
import { ask, freshCaller, type Reply } from "../support/asker.ts";
import type { Who } from "../support/scope-caller.ts";

/* Near questions, which no rewrite makes equal: served once their band has shown that their answers agree. */

vi.setConfig({ testTimeout: 60_000 });

const NOW = 1_800_000_000_000;
const NOUNS = "ferns mosses ivies lilies tulips crocuses orchids cacti palms maples birches willows".split(" ");
const VERBS = "grow wither spread flower wilt thrive sprout bloom".split(" ");
const PLACES = "meadows valleys deserts swamps".split(" ");

/** A question, and one that differs from it in words without content: no rewrite makes them equal. */
function pair(n: number): readonly [string, string] {
  const noun = NOUNS[n % NOUNS.length];
  const verb = VERBS[Math.floor(n / NOUNS.length) % VERBS.length];
  const place = PLACES[Math.floor(n / NOUNS.length / VERBS.length) % PLACES.length];
  return [
    `Why do wild ${noun} ${verb} in old ${place}?`,
    `Why would wild ${noun} ${verb} at some of our old ${place}?`,
  ];
}

interface Cache {
  readonly asks: (question: string, answer: string) => "hit" | "explored" | "miss";
  readonly statistics: CacheStatistics;
}

/** Runs with an empty cache of one tenant, whose chance never probes. */
async function withCache<T>(target: number, run: (cache: Cache) => T): Promise<T> {
  const forms = await normalForms.load();
  return runInDurableObject(await answersOf(freshCaller(null)), (_instance, { storage }) => {
    const statistics = new CacheStatistics(storage.sql, target, NOW, () => 0.99);
    const cache = new AnswerCache(storage.sql, statistics, () => undefined);
    const asks: Cache["asks"] = (question, answer) => {
      const lookup: AnswerLookup = {
        fingerprint: "f",
        question,
        match: "semantic",
        maxAgeSeconds: null,
        staleSeconds: 0,
        needsUsage: false,
        credentialKey: null,
        patienceMs: 0,
        now: NOW,
      };
      const { answer: found, withheld } = cache.find(lookup, forms);
      if (found) return "hit";
      const completion = JSON.stringify({ choices: [{ message: { role: "assistant", content: answer } }] });
      const cost = { promptTokens: 1, completionTokens: 1, ms: 1 };
      const times = { storedAt: NOW, expiresAt: NOW + 60_000, goneAt: NOW + 60_000 };
      cache.store(
        { fingerprint: "f", question, model: "m", completion, lacksUsage: false, cost, ...times },
        null,
        forms,
      );
      return withheld === "explored" ? "explored" : "miss";
    };
    return run({ asks, statistics });
  });
}

const said = (n: number): string => `It is the soil of region ${n}.`;

test("near questions are served once enough of their answers agreed, and not before", async () => {
  await withCache(0.01, ({ asks, statistics }) => {
    const told: string[] = [];
    for (let n = 0; n < 380; n++) {
      const [one, other] = pair(n);
      expect(asks(one, said(n))).toBe("miss");
      told.push(asks(other, said(n)));
    }
    const first = told.findIndex((one) => one !== "miss");
    // The wagers against an error of 1 % have made twenty of one after 347 comparisons without a difference.
    expect(first).toBe(347);
    expect(new Set(told.slice(first))).toEqual(new Set(["hit", "explored"]));
    expect(statistics.state.evidence).toMatchObject({ "link-5": { differed: 0 } });
  });
});

test("a band whose answers differ is never served, and stays open to learn", async () => {
  await withCache(0.01, ({ asks, statistics }) => {
    for (let n = 0; n < 380; n++) {
      const [one, other] = pair(n);
      expect(asks(one, said(n))).toBe("miss");
      expect(asks(other, said(n % 20 === 0 ? n + 1_000 : n))).toBe("miss");
    }
    expect(statistics.state.evidence["link-5"]).toMatchObject({ compared: 380, differed: 19 });
  });
});

test("a band that erred is closed, and opens again when later answers agree", async () => {
  await withCache(0.3, ({ asks }) => {
    const outcomes = (from: number, to: number, shift: number): string[] =>
      Array.from({ length: to - from }, (_, i) => {
        const [one, other] = pair(from + i);
        asks(one, said(from + i));
        return asks(other, said(from + i + shift));
      });
    expect(outcomes(0, 12, 1_000)).toEqual(Array(12).fill("miss"));
    const later = outcomes(12, 380, 0);
    expect(later[0]).toBe("miss");
    expect(later.at(-1)).toBe("hit");
  });
});

test.each([0, 1])("with a target of %i nothing is compared, so that no near question is served", async (target) => {
  await withCache(target, ({ asks, statistics }) => {
    for (let n = 0; n < 60; n++) {
      const [one, other] = pair(n);
      asks(one, said(n));
      expect(asks(other, said(n))).toBe("miss");
    }
    expect(statistics.state.evidence["link-5"]).toBeUndefined();
  });
});

test("two answers to one question set the scale by which near questions are compared", async () => {
  await withCache(0.01, ({ statistics }) => {
    expect(statistics.scale).toBe(0.6);
    for (let i = 0; i < 40; i++) statistics.learnScale(0.45);
    expect(statistics.scale).toBeLessThan(0.5);
    for (let i = 0; i < 400; i++) statistics.learnScale(0.9);
    expect(statistics.scale).toBeGreaterThan(0.8);
  });
});

test("the report shows each band with its evidence, and a near question as a semantic hit", async () => {
  const who = freshCaller(null);
  const [one, other] = pair(1);
  await ask(who, one, THE_SAME);
  const second: Reply = await ask(who, other, THE_SAME);
  expect(second.hit).toBe(false);
  expect(await nearOf(who)).toEqual({
    served: false,
    compared: 1,
    differed: 0,
    bands: { "link-5": { served: false, compared: 1, differed: 0, bound: expect.closeTo(0.964, 3) as number } },
  });
});

test("a number, a name or a denial keeps a near question apart, whatever its band has earned", async () => {
  await withCache(0.3, ({ asks }) => {
    for (let n = 0; n < 40; n++) {
      const [one, other] = pair(n);
      asks(one, said(n));
      asks(other, said(n));
    }
    expect(asks("Why do 12 zinnias grow in old parks?", "twelve")).toBe("miss");
    expect(asks("Why would 13 zinnias grow at some of our old parks?", "thirteen")).toBe("miss");
    expect(asks("Why would 12 zinnias not grow at some of our old parks?", "none")).toBe("miss");
    expect(asks("Why would 12 zinnias grow at some of our old parks?", "twelve")).toBe("hit");
  });
});

const THE_SAME = { headers: { "x-scripted": JSON.stringify({ content: "They like the soil there." }) } };

async function nearOf({ credential = {} }: Who): Promise<unknown> {
  const response = await exports.default.fetch("http://throughline.test/cache", { headers: credential });
  return (await response.json<{ policy: { semantic: { near: unknown } } }>()).policy.semantic.near;
}
