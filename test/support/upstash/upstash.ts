import { answersName, tenancyDigest, vaultName } from "../../../src/scope.ts";
import type { Person } from "../person.ts";
import type { Calls } from "./local-upstash.ts";
import type { Told } from "./outbound.ts";

/* The tests' side of `http://upstash.test/`. */

/** Requests so far in which this person was meant, as [to Redis, to Vector]. */
export async function upstashCalls(person: Person): Promise<[number, number]> {
  const scope = await person.scope();
  const names = new URLSearchParams([
    ["name", vaultName(scope)],
    ["name", tenancyDigest(scope)],
  ]);
  return callsAbout(names);
}

/** The same in which the shared answers of this person's tenancy were meant. */
export async function answerCalls(person: Person): Promise<number> {
  const [redis] = await callsAbout(new URLSearchParams([["name", answersName(await person.scope())]]));
  return redis;
}

export async function callsAbout(names: URLSearchParams): Promise<[number, number]> {
  const calls = await fetch(`http://upstash.test/calls?${names.toString()}`);
  const { redis, vector } = await calls.json<Calls>();
  return [redis, vector];
}

export async function switchUpstash(told: Told): Promise<void> {
  await fetch("http://upstash.test/", { method: "POST", body: JSON.stringify(told) });
}

export const upstashUp = (): Promise<void> => {
  const well = { latencyMs: 0, down: "no", quota: null, visibleAfterMs: 0, ignoresFilters: false } as const;
  return switchUpstash({ redis: well, vector: well });
};

/** All that Redis and Vector hold, as text in which a canary would be found. */
export async function upstashDump(): Promise<string> {
  return (await fetch("http://upstash.test/dump")).text();
}

/** After failures nobody asks for two seconds. */
export const breakersRested = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2_100));
