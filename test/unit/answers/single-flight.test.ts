import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SingleFlight } from "../../../src/answers/single-flight.ts";
import type { AnswerLookup } from "../../../src/ports/answer-store.ts";

const lookup = (fields: Partial<AnswerLookup> = {}): AnswerLookup => ({
  fingerprint: "f",
  question: "What is the capital of Togo?",
  match: "semantic",
  maxAgeSeconds: null,
  staleSeconds: 0,
  needsUsage: true,
  credentialKey: "",
  patienceMs: 0,
  now: Date.now(),
  ...fields,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first request leads, and later ones with the same question join", () => {
  const flights = new SingleFlight();
  const first = flights.join(lookup(), "a");
  expect(first.lead).toBe(true);
  expect(flights.join(lookup(), "a")).toEqual({ id: first.id, lead: false });
});

test.each<[string, Partial<AnswerLookup>, string]>([
  ["another question", { question: "What is the capital of Togo" }, "a"],
  ["the same question in another request", { fingerprint: "g" }, "a"],
  ["another credential", {}, "b"],
  ["a fingerprint and question that only join to the same text", { fingerprint: "f 1", question: "x" }, "a"],
])("a request with %s leads a flight of its own", (_what, fields, payer) => {
  const flights = new SingleFlight();
  flights.join(lookup(), "a");
  expect(flights.join(lookup(fields), payer).lead).toBe(true);
});

test("a request that needs the usage joins only flights that have it; others join either", () => {
  const flights = new SingleFlight();
  expect(flights.join(lookup({ needsUsage: false }), "a").lead).toBe(true);
  const owed = flights.join(lookup(), "a");
  expect(owed.lead).toBe(true);
  expect(flights.join(lookup({ needsUsage: false }), "a")).toEqual({ id: owed.id, lead: false });
});

test.each(["stored", "left", "failed"] as const)("all followers get the end of a flight: %s", async (how) => {
  const flights = new SingleFlight();
  const { id } = flights.join(lookup(), "a");
  const waiting = [flights.wait(id, 1_000), flights.wait(id, 1_000)];
  flights.end(id, how);
  expect(await Promise.all(waiting)).toEqual([how, how]);
  expect(flights.join(lookup(), "a").lead).toBe(true);
});

test("a follower stops waiting after its patience, and the flight goes on", async () => {
  const flights = new SingleFlight();
  const { id } = flights.join(lookup(), "a");
  const waiting = flights.wait(id, 1_000);
  vi.advanceTimersByTime(1_000);
  expect(await waiting).toBe("waiting");
  expect(flights.join(lookup(), "a")).toEqual({ id, lead: false });
});

test("ending a flight twice, or one that never was, ends no other flight", async () => {
  const flights = new SingleFlight();
  const first = flights.join(lookup(), "a");
  flights.end(first.id, "left");
  const second = flights.join(lookup(), "a");
  flights.end(first.id, "failed");
  flights.end(999, "failed");
  expect(flights.join(lookup(), "a")).toEqual({ id: second.id, lead: false });
  expect(await flights.wait(999, 1_000)).toBe("left");
});

test("a lost leader is followed for two minutes at most", () => {
  const flights = new SingleFlight();
  const { id, lead } = flights.join(lookup(), "a");
  expect(lead).toBe(true);
  const now = Date.now();
  expect(flights.join(lookup({ now: now + 119_000 }), "a")).toEqual({ id, lead: false });
  const next = flights.join(lookup({ now: now + 121_000 }), "a");
  expect(next.lead).toBe(true);
  // The lost leader comes back late and must not end the new flight.
  flights.end(id, "failed");
  expect(flights.join(lookup({ now: now + 121_000 }), "a")).toEqual({ id: next.id, lead: false });
});

test("a lost leader from before the clock was set back is not followed", () => {
  const flights = new SingleFlight();
  flights.join(lookup({ now: Date.now() + 86_400_000 }), "a");
  expect(flights.join(lookup(), "a").lead).toBe(true);
});

test("each question of a crowd looks at few of the others", () => {
  const flights = new SingleFlight();
  let looks = 0;
  vi.spyOn(Map.prototype, "values").mockImplementation(function* (this: Map<unknown, unknown>) {
    for (const [, value] of this) {
      looks += 1;
      yield value;
    }
    return undefined;
  });
  const crowd = 3_000;
  for (let i = 0; i < crowd; i++) flights.join(lookup({ question: `What is ${i}?` }), "a");
  vi.restoreAllMocks();
  expect(looks).toBeLessThanOrEqual(2 * crowd);
});

test("leaders who were lost in a crowd are all ended, so that memory stays bounded", async () => {
  const flights = new SingleFlight();
  const now = Date.now();
  const lost = Array.from({ length: 1_000 }, (_, i) => flights.join(lookup({ question: `What is ${i}?`, now }), "a"));
  const waiting = lost.map(({ id }) => flights.wait(id, 600_000));
  flights.join(lookup({ now: now + 121_000 }), "a");
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(["left"]));
});
