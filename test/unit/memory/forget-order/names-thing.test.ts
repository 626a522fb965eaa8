import { describe, expect, test } from "vitest";
import { extractForgetOrders } from "../../../../src/memory/forget-order/extract-forget-orders.ts";
import type { ForgetCandidate } from "../../../../src/memory/forget-order/forget-candidate.ts";
import {
  type NamedForgetOrder,
  resolveForgetTarget,
} from "../../../../src/memory/forget-order/resolve-forget-target.ts";

const memory = (said: string): ForgetCandidate => ({ id: said, said, slot: null, asks: false, turns: [said] });
const forgotten = (order: string, ...said: string[]): string[] =>
  (extractForgetOrders(order)?.orders ?? []).flatMap((one) =>
    one.what === null ? [] : resolveForgetTarget(one as NamedForgetOrder, said.map(memory)),
  );

describe("an order that names a thing leaves what somebody else does", () => {
  test.each([
    ["Forget the move", "My boss moved the deadline"],
    ["Forget the painting", "My brother painted the fence"],
    ["Forget the test", "My doctor tested the new drug"],
    ["Forget the call", "My mum called the plumber"],
    ["Forget the training", "My dog is trained"],
    ["Vergiss den Lauf", "Mein Bruder läuft gern"],
    ["Oublie le déménagement", "Mon chef a déménagé son bureau"],
    ["Olvida la mudanza", "Mi jefe se mudó"],
  ])("%s: %s", (order, said) => expect(forgotten(order, said)).toEqual([]));

  test.each([
    ["Forget the move", "I moved to Leeds in May"],
    ["Forget the move", "The move is in June"],
    ["Forget my weight", "I weigh 94 kilos"],
    ["Forget my painting", "I paint on Sundays"],
    ["Forget the painting", "There is a painting by Ruiz in my hall"],
    ["Forget the allergy", "My allergies are bad this year"],
    ["Vergiss das Konzert", "Das Konzert ist am Freitag"],
    ["Oublie le déménagement", "J'ai déménagé à Brest"],
  ])("%s forgets %j", (order, said) =>
    expect(forgotten(order, said, "My boss moved the deadline", "My suitcase weighs little")).toEqual([said]),
  );
});

describe("an order that somebody else got is none", () => {
  test.each([
    "Remove my tooth, I told the dentist",
    "Delete my account, I told the bank",
    "Lösch meine Nummer, hab ich meinem Ex gesagt",
    "Efface mon numéro, j'ai dit à mon frère",
    "Borra mi número, le dije a mi primo",
  ])("%s", (order) => expect(extractForgetOrders(order)).toBe(null));

  test.each(["Remove my address, I told you already", "Delete my salary, I asked you twice"])("%s is one", (order) =>
    expect(extractForgetOrders(order)?.orders).toHaveLength(1),
  );
});
