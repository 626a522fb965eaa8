import { describe, expect, test } from "vitest";
import { namesSame } from "../../../../src/memory/outdates/names-same.ts";
import { readEarlier, readLater } from "../../../../src/memory/outdates/sentences-in-time.ts";
import { mayNameSame, wordSieve } from "../../../../src/memory/outdates/word-sieve.ts";

const SENTENCES = [
  "our internet has 250 mbit and it drops a lot",
  "got a campervan in may, the van needs tyres",
  "the liefertermin is on friday",
  "liefern tun die jetzt erst montag",
  "der termin wurde verschoben",
  "entreno tres veces por semana",
  "ahora voy a entrenar los lunes",
  "my c# course starts at nine",
  "c# is over, i do go now",
  "la répétition est le mardi",
  "les répétitions sont finies",
  "nothing with nuts for the party",
  "the cat sleeps upstairs",
  "we moved the kittens to the barn",
  "서울에 살아요",
  "東京に住んでいます",
];

describe("mayNameSame()", () => {
  test("is true for all sentences that name one thing in any form", () => {
    let same = 0;
    for (const early of SENTENCES.map((text) => readEarlier(text))) {
      for (const late of SENTENCES.map((text) => readLater(text))) {
        if (!namesSame(late, early)) continue;
        same += 1;
        expect(mayNameSame(wordSieve(late.clauses), wordSieve(early.clauses)), `${late.text} / ${early.text}`).toBe(
          true,
        );
      }
    }
    expect(same).toBeGreaterThan(20);
  });

  test("is false for most sentences that name different things", () => {
    const sieves = SENTENCES.map((text) => wordSieve(readEarlier(text).clauses));
    const pairs = sieves.flatMap((one, i) => sieves.slice(i + 1).map((other) => mayNameSame(one, other)));
    expect(pairs.filter(Boolean).length).toBeLessThan(pairs.length / 3);
  });
});
