import { expect, test } from "vitest";
import { FairShares, takeTurn } from "../../../src/runtime/fair-shares.ts";

const NOW = 1_760_000_000_000;

/** Takes turns that end at once. */
function takeTurns(shares: FairShares, name: string, turns: number, now = NOW): void {
  for (let i = 0; i < turns; i++) {
    const party = shares.party(name, now);
    takeTurn(party);
    party.taken -= 1;
  }
}

test("whoever takes turns without end is loud beside others, and has few at a time", () => {
  const shares = new FairShares(2);
  shares.party("calm", NOW);
  takeTurns(shares, "loud", 200);
  const loud = shares.party("loud", NOW);
  expect([shares.isLoud(loud), shares.hasEnough(loud)]).toEqual([true, false]);
  takeTurn(loud);
  takeTurn(loud);
  expect(shares.hasEnough(loud)).toBe(true);
  expect(shares.hasEnough(shares.party("calm", NOW))).toBe(false);
});

test("whoever is alone, or comes in a burst, is not loud", () => {
  const shares = new FairShares(1);
  takeTurns(shares, "one", 200);
  expect(shares.isLoud(shares.party("one", NOW))).toBe(false);
  takeTurns(shares, "burst", 40);
  expect(shares.isLoud(shares.party("burst", NOW))).toBe(false);
});

test("whoever has rested is not loud any more, and others who have left do not count", () => {
  const shares = new FairShares(1);
  shares.party("calm", NOW);
  takeTurns(shares, "loud", 200);
  expect(shares.isLoud(shares.party("loud", NOW + 10_000))).toBe(false);
  takeTurns(shares, "loud", 200, NOW + 15_000);
  expect(shares.isLoud(shares.party("loud", NOW + 15_000))).toBe(false);
});

test("a clock that is set back by seconds makes nobody loud or quiet", () => {
  const shares = new FairShares(1);
  shares.party("calm", NOW);
  takeTurns(shares, "loud", 200);
  expect(shares.isLoud(shares.party("loud", NOW - 5_000))).toBe(true);
  expect(shares.isLoud(shares.party("calm", NOW - 5_000))).toBe(false);
});

test("in a crowd that all take as many turns nobody is loud, and one who takes twice as many is", () => {
  const shares = new FairShares(1);
  for (const name of ["one", "two", "three", "four"]) takeTurns(shares, name, 300);
  takeTurns(shares, "greedy", 600, NOW);
  const later = NOW + 1_000;
  expect(shares.isLoud(shares.party("one", later))).toBe(false);
  expect(shares.isLoud(shares.party("greedy", later))).toBe(true);
});
