import { expect, test } from "vitest";
import { cross, type Dweller, moveIn, READS, SEED, stillThere } from "../support/crossing.ts";
import { BODY_IDS, CLOSE_BODY_IDS, CLOSE_HEADER_IDS, HEADER_IDS } from "../support/hostile-ids.ts";
import { numbersFrom } from "../support/random.ts";

/* Guarantee 3 in personal mode, at random. `CROSSINGS=10000` reads as often; `npm test` a sample. */

test(
  "of hundreds of scopes with look-alike ids none sees another's, through any door",
  { timeout: 600_000 },
  async () => {
    const random = numbersFrom(SEED);
    const key = `sk-k${crypto.randomUUID()}`;
    const keys = [key, `${key}a`, key.toUpperCase(), `${key}:t`, key.slice(0, -1)];
    const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
    const dwellers = new Map<string, Dweller>();
    const isWhole = READS >= 10_000;
    const [headerIds, bodyIds] = isWhole ? [HEADER_IDS, BODY_IDS] : [CLOSE_HEADER_IDS, CLOSE_BODY_IDS];
    const add = (who: Dweller) => dwellers.set(JSON.stringify(who), who);
    // All that differ in the user alone, then whatever comes.
    const home = { authorization: `Bearer ${key}`, "throughline-tenant": "a" };
    for (const user of headerIds) add({ headers: { ...home, "throughline-user": user } });
    for (const bodyUser of bodyIds) add({ headers: home, bodyUser });
    while (dwellers.size < (isWhole ? 400 : 70)) {
      const named = {
        authorization: `Bearer ${pick(keys)}`,
        ...(random(4) > 0 && { "throughline-tenant": pick(headerIds) }),
      };
      const bodyUser = random(5) === 0 ? pick(bodyIds) : undefined;
      const who =
        bodyUser === undefined
          ? { headers: { ...named, "throughline-user": pick(headerIds) } }
          : { headers: named, bodyUser };
      dwellers.set(JSON.stringify(who), who);
    }
    const settled = await moveIn([...dwellers.values()]);
    const { reads, own } = await cross(settled, SEED);
    expect(reads).toBe(READS);
    expect(own).toBeGreaterThan(READS / 10);
    await stillThere(settled);
  },
);
