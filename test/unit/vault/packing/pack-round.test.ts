import { expect, test } from "vitest";
import { packRound, unpackRound } from "../../../../src/vault/packing/pack-round.ts";
import { packedTexts, toLatin1 } from "../../../support/packed-texts.ts";

const LONG = "The lighthouse keeper polished the lens, and then he walked down to the harbour to buy bread. ".repeat(9);
const ROUNDS = [
  { said: "", answer: "" },
  { said: "Hi", answer: "" },
  { said: "", answer: "Hello!" },
  { said: "\u{feff}Grüße aus 東京 👋 \0 and more", answer: "\n".repeat(200) },
  { said: LONG, answer: LONG },
  { said: "x".repeat(150_000), answer: "y".repeat(150_000) },
];

test.each(ROUNDS)("unpackRound() returns both sides as they were packed: round %#", (round) => {
  expect(unpackRound(packRound(round))).toEqual(round);
});

test("packRound() makes a long text shorter, and a short one no longer than by its head", () => {
  expect(packRound({ said: LONG, answer: LONG }).byteLength).toBeLessThan(LONG.length / 4);
  expect(packRound({ said: "Hi", answer: "" }).byteLength).toBeLessThanOrEqual("Hi".length + 5);
});

test("packedTexts() finds packed rounds in a file, one that is cut off and one with other bytes behind it", () => {
  const packed = toLatin1(new Uint8Array(packRound({ said: `My canary sings. ${LONG}`, answer: "Noted." })));
  const noise = toLatin1(Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7919) & 0x7f));
  for (const lying of [packed, noise + packed + noise, packed.slice(0, -20)]) {
    expect(packedTexts(lying).join()).toContain("My canary sings");
  }
  const plain = toLatin1(new Uint8Array(packRound({ said: "My canary sings.", answer: "" })));
  expect(packedTexts(plain).join()).toContain("My canary sings");
});
