import { describe, expect, test } from "vitest";
import { mayChangeLife } from "../../../../src/memory/outdates/life-changes.ts";
import { mayOutdate } from "../../../../src/memory/outdates/may-outdate.ts";
import { readEarlier, readLater } from "../../../../src/memory/outdates/sentences-in-time.ts";
import { outdates } from "../../../../src/memory/outdates/outdates.ts";

const mayEnd = (late: string, early: string): boolean =>
  outdates(late, early, 0) !== "no" ||
  mayOutdate(readLater(late), readEarlier(early)) ||
  mayChangeLife(readLater(late), readEarlier(early));

describe("what somebody or something does to another thing leaves them as they were", () => {
  test.each([
    ["My boss is Ann.", "Ann gave away her old bike."],
    ["My boss is Ann.", "Ann gave her old bike away."],
    ["Mi jefe es Ana.", "Mi jefe bajó el toldo."],
    ["My doctor is Dr Roe.", "My doctor extended her holiday."],
    ["My boss is Ann.", "Ann handed the keys over to the porter."],
    ["My bank is Halcyon.", "My bank raised the fee."],
    ["My dad is called Olaf.", "my dad moved to Turku"],
    ["Dr Finch is my dentist.", "Dr Finch shifted in her chair."],
    ["My team is Arsenal.", "My team lowered the flag."],
    ["My rent is 900.", "My rent doubled my stress."],
    ["My laptop is a ThinkPad.", "I put back my laptop on the shelf."],
    ["Meine Schwester arbeitet bei Bosch.", "Meine Schwester hat ein Buch verschenkt."],
    ["Mon chat s'appelle Momo.", "Mon chat a volé un poisson."],
    ["My gym is FitX.", "The lights in my gym are off."],
    ["My brother is called Tom.", "My brother left."],
    ["My passport is Irish.", "My passport expired in 2019 and I renewed it."],
  ])("%s · %s", (early, late) => {
    expect(mayEnd(late, early)).toBe(false);
  });
});

describe("what is done to a thing, or what it does by itself, changes it", () => {
  test.each([
    ["I have a bike.", "I gave the bike away."],
    ["I have a bike.", "I gave away my bike."],
    ["My rent is 900.", "My rent doubled to 1800."],
    ["My commute is 20 minutes.", "My commute doubled last month."],
    ["My rota starts at 8.", "My rota shifted two hours."],
    ["My rent is 900.", "They lowered the rent."],
    ["The deadline is in May.", "The deadline has shifted."],
    ["The deadline is in May.", "We put back the deadline to June."],
    ["My dose is 20 mg.", "My doctor lowered my dose."],
    ["Ich habe ein Cello.", "Das Cello habe ich verschenkt."],
    ["J'ai un vélo.", "On m'a volé mon vélo."],
    ["Our party is on Friday.", "The party is off."],
    ["Mi alquiler es de 900 euros.", "Mi alquiler subió 50 euros."],
    ["Die Miete ist 900 Euro.", "Die Miete wurde um ein Zehntel erhöht."],
    ["The bike is in the shed.", "The bike was given away."],
    ["My passport is Irish.", "My passport expired."],
    ["The boat is called Marigold.", "the boat was renamed"],
    ["My gym is FitX.", "My gym closed down."],
  ])("%s · %s", (early, late) => {
    expect(mayEnd(late, early)).toBe(true);
  });
});
