import { describe, expect, test } from "vitest";
import { extractForgetOrders } from "../../../../src/memory/forget-order/extract-forget-orders.ts";
import type { ForgetCandidate } from "../../../../src/memory/forget-order/forget-candidate.ts";
import {
  type NamedForgetOrder,
  resolveForgetTarget,
} from "../../../../src/memory/forget-order/resolve-forget-target.ts";

const round = (said: string): ForgetCandidate => ({
  id: said,
  said,
  slot: null,
  asks: said.endsWith("?"),
  turns: [said],
});
const fact = (slot: string, said: string): ForgetCandidate => ({
  id: `${slot}=${said}`,
  said,
  slot,
  asks: false,
  turns: [said],
});

const meant = (order: string, ...memories: ForgetCandidate[]): string[] => {
  const [named] = extractForgetOrders(order)?.orders ?? [];
  return named?.what == null ? [] : resolveForgetTarget(named as NamedForgetOrder, memories).toSorted();
};

const HOME = fact("home", "I live in Porto");
const WORK = fact("employer", "I work at the mill");
const JOB = fact("job", "I'm a nurse");
const DENTIST = round("My dentist's appointment is on Monday.");
const BANK = round("The appointment at the bank is on Friday.");
const LOAN = round("i asked santander for a loan and they said no");
const ALL = [HOME, WORK, JOB, DENTIST, BANK, LOAN];

describe("resolveForgetTarget()", () => {
  test.each<[order: string, ids: string[]]>([
    ["Forget that I live in Porto.", [HOME.id]],
    ["Forget that I live in Lisbon.", []],
    ["Forget where I work.", [WORK.id]],
    ["Forget where I live.", [HOME.id]],
    ["Forget my job.", [JOB.id]],
    ["Forget my address.", [HOME.id]],
    ["Forget the thing about the loan.", [LOAN.id]],
    ["Forget the thing about the dentist.", [DENTIST.id]],
    ["Forget the appointment.", []],
    ["Forget everything about the appointment.", [DENTIST.id, BANK.id]],
    ["Forget what I said about Santander.", [LOAN.id]],
    ["Forget that my sister lives in Porto.", []],
    ["Forget the marathon.", []],
    ["Forget that I live in Porto, lovely old Porto by the sea.", [HOME.id]],
    ["Forget that my sister, who lives in Porto, is ill.", []],
    ["Forget which loan I asked for.", [LOAN.id]],
    ["Forget my loan (the one from Santander).", [LOAN.id]],
  ])("resolves: %s", (order, ids) => expect(meant(order, ...ALL)).toEqual(ids.toSorted()));

  test("resolves a statement, not memories that share most of its words", () => {
    const [maple, birch] = [round("My tent word is maple."), round("Lisa's tent word is birch.")];
    expect(meant("Forget that my tent word is maple.", maple, birch)).toEqual([maple.id]);
    expect(meant("Forget that my tent word is maple.", birch)).toEqual([]);
  });

  test("resolves the user's own diet, not a sister's", () => {
    const [mine, hers] = [round("I'm vegan, by the way."), round("My sister is vegan.")];
    expect(meant("Forget that I am vegan.", mine, hers)).toEqual([mine.id]);
  });

  test("resolves a topic by nearly all of its words if one thing fits", () => {
    const debt = round("i owe my brother 900 quid and it bugs me");
    expect(meant("that thing about owing my brother money, erase it", debt, HOME)).toEqual([debt.id]);
    const other = round("i owe my brother an apology for the wedding");
    expect(meant("that thing about owing my brother money, erase it", debt, other)).toEqual([]);
  });

  test("resolves also the questions asked about the topic", () => {
    const asked = round("who turned down my loan?");
    expect(meant("wipe the thing about the loan please", LOAN, asked)).toEqual([LOAN.id, asked.id].toSorted());
  });

  test.each<[order: string, slot: string, said: string]>([
    ["Vergiss meine Kiwiallergie, der Test war falsch.", "allergy:kiwi", "Ich bin allergisch gegen Kiwi"],
    ["Olvida mi alergia a las nueces.", "allergy:nueces", "Soy alérgico a las nueces"],
    ["Oublie mon allergie aux noix.", "allergy:noix", "Je suis allergique aux noix"],
    ["Ich möchte, dass du meine Adresse vergisst.", "home", "Ich wohne in Kiel"],
    ["Olvida mi dirección.", "home", "Vivo en Cádiz"],
  ])("resolves the name of a fact: %s", (order, slot, said) => {
    const meantFact = fact(slot, said);
    expect(meant(order, meantFact, fact("allergy:soy", "I'm allergic to soy"))).toEqual([meantFact.id]);
  });

  test.each([
    ["Vergiss, dass ich in Kiel wohne.", "Ich wohne in Kiel."],
    ["Vergiss das mit der Reha.", "ich war im sommer in der reha in bad elster"],
    ["Oublie que j'habite à Lyon.", "J'habite à Lyon."],
    ["Oublie l'histoire du prêt.", "Ma banque a refusé le pret."],
    ["Olvida que vivo en Cádiz.", "Vivo en Cadiz."],
  ])("resolves nothing for %s %s", (order, said) => expect(meant(order, round(said), HOME)).toEqual([round(said).id]));
});

describe("resolveForgetTarget() of several memories", () => {
  const one = round("My first shop is called Tallow");
  const two = round("My second shop is called Hemlock");
  const [nickel, pollen] = [round("i'm allergic to nickel"), round("i'm allergic to pollen")];
  const [flute, farm] = [round("my father plays the flute"), round("my father sold the farm in 2009")];
  const [inLaw, friend] = [round("my father-in-law is deaf"), round("my father's friend Gus mends clocks")];
  const [aunt, other] = [round("my aunt Dilys is ill"), round("my aunt Morag keeps bees")];

  test.each<[order: string, memories: ForgetCandidate[], ids: ForgetCandidate[]]>([
    ["Forget my shop.", [one, two], []],
    ["Forget my allergy.", [nickel, pollen], []],
    ["Forget both my allergies.", [nickel, pollen], [nickel, pollen]],
    ["Forget all my allergies.", [nickel, pollen, flute], [nickel, pollen]],
    ["Forget my father.", [flute, farm, aunt], [flute, farm]],
    ["Forget my father.", [flute, farm, inLaw, friend], [flute, farm]],
    ["Forget my aunt.", [aunt, other], []],
    ["Forget my aunt Morag.", [aunt, other], [other]],
  ])("%s", (order, memories, ids) => expect(meant(order, ...memories)).toEqual(ids.map(({ id }) => id).toSorted()));
});

describe("resolveForgetTarget() of what only looks like several, or like somebody", () => {
  test.each<[order: string, goes: readonly string[], stays: readonly string[]]>([
    ["forget my boss", ["My boss is Ines"], ["My wife hates her boss"]],
    [
      "forget my address",
      ["My address is 5 Elm Row"],
      ["My mother has a new address", "The clinic's address is Kay Street"],
    ],
    ["forget my class", ["My class starts at nine"], ["I flew business class"]],
    ["forget my bus", ["My bus leaves at six"], ["Dana drives a bus"]],
    ["forget my business", ["My business sells lamps"], ["Noel flew business class"]],
    ["forget my diagnosis", ["My diagnosis is gout"], ["Pia waits for a diagnosis"]],
    ["forget my thesis", ["My thesis is on moss"], ["Udo wrote a thesis"]],
    ["delete my notes", ["My notes are in a blue folder"], ["Tom notes everything"]],
    ["delete my notes", ["My notes are in a blue folder"], ["My brother read my notes and lives in Rome"]],
    ["oublie mes vacances", ["Mes vacances sont en mai"], ["Paul adore les vacances"]],
    ["forget my birthday", [], ["My birthday is in May", "I am allergic to nuts so my birthday cake must be nut-free"]],
    ["forget my wedding", [], ["My brother sang at my wedding and now he lives in Rome", "My wedding is in June"]],
    ["forget my friend", [], ["My friend is a pilot", "My friend has twins"]],
  ])("%s", (order, goes, stays) => {
    const gone = meant(order, ...[...goes, ...stays].map(round));
    expect(gone).toEqual(goes);
  });
});

describe("resolveForgetTarget() of somebody whom the user's own facts name beside", () => {
  test.each<[order: string, goes: readonly string[], stays: readonly string[]]>([
    ["forget my doctor", [], ["I have gout according to my doctor"]],
    ["forget my doctor", ["My doctor is Dr Quill"], ["I have gout according to my doctor"]],
    ["forget my boss", ["I really hate my boss"], ["I am celiac, unlike my boss", "I sit next to my boss"]],
    ["forget my landlord", ["I owe 90 pounds to my landlord"], ["I live in Hull above my landlord"]],
    ["forget my ex", ["I broke up with my ex."], ["I have three kids with my ex, Ada and Finn"]],
    ["forget my ex", ["I left my ex last spring"], ["I left Hull when I married my ex"]],
    ["vergiss meinen Chef", [], ["Ich bin Veganerin wie mein Chef", "Ich wohne laut meinem Chef zu weit weg"]],
    ["vergiss meinen Ex", ["Ich habe mich von meinem Ex getrennt."], ["Ich habe zwei Kinder von meinem Ex"]],
    ["oublie mon ex", ["J'ai quitté mon ex"], ["J'habite à Nantes depuis que j'ai quitté mon ex"]],
    ["olvídate de mi jefe", ["Odio a mi jefe"], ["Vivo en Vigo según mi jefe"]],
  ])("%s: %j goes", (order, goes, stays) =>
    expect(meant(order, ...[...goes, ...stays].map(round))).toEqual([...goes].toSorted()),
  );
});
