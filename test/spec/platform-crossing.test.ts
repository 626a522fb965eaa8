import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { cross, type Dweller, moveIn, READS, SEED, stillThere } from "../support/crossing.ts";
import { BODY_IDS, CLOSE_BODY_IDS, CLOSE_HEADER_IDS, HEADER_IDS } from "../support/hostile-ids.ts";
import { newPlatformKey, newTenant, STEPS } from "../support/platform.ts";
import { numbersFrom } from "../support/random.ts";

/* Guarantee 3 in platform mode, at random: by key of a tenant, by platform key, by token. */

test(
  "of hundreds of scopes with look-alike ids none sees another's, through any door",
  { timeout: 600_000 },
  async () => {
    const random = numbersFrom(SEED);
    const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
    const platform = await newPlatformKey();
    const isWhole = READS >= 10_000;
    const [headerIds, bodyIds] = isWhole ? [HEADER_IDS, BODY_IDS] : [CLOSE_HEADER_IDS, CLOSE_BODY_IDS];
    const names = isWhole
      ? HEADER_IDS.filter((id) => !STEPS.has(id)).slice(0, 90)
      : ["ana", "Ana", "a", "a:b", "../a", "*"].map((name) => `${name}${crypto.randomUUID()}`); // Tests may share one Redis.
    const tenants = await Promise.all([...new Set(names)].map((name) => newTenant(name)));
    const token = (of: (typeof tenants)[0], sub: string): Promise<string> =>
      new SignJWT({ tenant: of.tenant, sub, exp: Math.floor(Date.now() / 1000) + 3_600 })
        .setProtectedHeader({ alg: "HS256" })
        .sign(new TextEncoder().encode(of.jwtSecret));
    const dwellers = new Map<string, Dweller>();
    while (dwellers.size < (isWhole ? 400 : 70)) {
      const of = pick(tenants);
      // A token carries what no header could.
      const user = random(3) === 0 ? pick(bodyIds) : pick(headerIds);
      const isPlain = headerIds.includes(user);
      const way = isPlain ? random(3) : 2;
      const headers: Record<string, string> =
        way === 2
          ? { authorization: `Bearer ${await token(of, user)}` }
          : way === 1
            ? { "throughline-key": platform.key, "throughline-tenant": of.tenant, "throughline-user": user }
            : { "x-api-key": of.key, "throughline-user": user };
      dwellers.set(JSON.stringify([of.tenant, user]), { headers });
    }
    const settled = await moveIn([...dwellers.values()]);
    const { reads, own } = await cross(settled, SEED);
    expect(reads).toBe(READS);
    expect(own).toBeGreaterThan(READS / 10);
    await stillThere(settled);
  },
);
