import { describe, expect, test } from "vitest";
import { extractForgetOrders } from "../../../../src/memory/forget-order/extract-forget-orders.ts";
import { resolveForgetTarget } from "../../../../src/memory/forget-order/resolve-forget-target.ts";

const remembered = (said: string) => ({ id: said, said, slot: null, asks: false, turns: [said] });

/** Returns what an order would delete of some sentences. */
const goes = (order: string, ...said: readonly string[]): string[] =>
  (extractForgetOrders(order)?.orders ?? []).flatMap(({ what, ...one }) =>
    what === null ? [] : resolveForgetTarget({ what, ...one }, said.map(remembered)),
  );

describe("an order that names a matter in another word than it was told in", () => {
  test.each([
    ["forget what I told you about my debts", "i'm maxed out on three cards and the bailiffs called"],
    ["wipe the thing about my medication", "the doctor put me on fluoxetine last spring"],
    ["delete what I said about the diagnosis", "i tested positive for hepatitis"],
    ["vergiss das mit meinen Schulden", "mein Dispo ist seit Wochen überzogen"],
    ["lösch das mit der Niere", "ich habe seit Mai eine Wanderniere"],
    ["vergiss das mit dem Auswahlgespräch", "ich war gestern bei einem Kennenlerngespräch in Ulm"],
    ["oublie ce que je t'ai dit sur mon traitement", "le psychiatre m'a mise sous lithium"],
    ["oublie le truc des analyses", "je suis séropositive depuis mars"],
    ["olvida lo de mis deudas", "debo dos meses de alquiler y me van a embargar"],
    ["borra lo del despido", "me echaron en febrero por llegar tarde"],
  ])("%s", (order, said) => {
    expect(goes(order, said, "I keep bees on a flat roof.", "Je chante dans une chorale.")).toEqual([said]);
  });

  test.each([
    ["forget what I said about my debts", "i earn 3200 a month", "my bike cost 900 euros"],
    ["forget the stuff about my medication", "my dog takes pills for his heart"],
    ["please forget what I told you about the pregnancy", "my sister's baby is called Otto"],
    ["vergiss das mit meinen Schulden", "ich verdiene 2400 Euro im Monat"],
    ["lösch das mit dem Geburtstagsfest", "ich war auf einem Stadtteilfest"],
    ["olvida lo de mis deudas", "gano 2400 euros al mes"],
    // Words of the matter in another sense.
    ["forget what I said about my debts", "I borrow books from the library every week"],
    ["oublie ce que j'ai dit sur mes dettes", "j'ai découvert l'escalade cette année"],
    ["vergiss das mit meinem Kredit", "ich wurde im Chor aufgenommen"],
    ["vergiss das mit dem Zocken", "ich hasse schlechtes Wetter"],
    ["forget what I said about Paris", "i lost 200 betting on horses"],
    ["forget what I said about my medication", "I'm allergic to nuts"],
    ["olvida lo de mi medicación", "mi receta de paella lleva conejo"],
    ["forget what I said about my test results", "I came back from Peru in May"],
    ["vergiss das mit dem Test", "ich habe Diabetes"],
    ["vergiss das mit meiner Diagnose", "ich habe festgestellt, dass ich Kaffee nicht mag"],
    ["vergiss das mit der Gewalt", "Bayern hat Dortmund geschlagen"],
    ["olvida lo del abuso", "me tocó el turno de noche"],
    ["oublie ce que j'ai dit sur l'alcool", "j'aime travailler le bois"],
    ["forget the thing about my drugs", "my joints ache in winter"],
    ["oublie ce que j'ai dit sur la drogue", "je kiffe le jazz"],
    ["vergiss das mit der Beziehung", "Frau Müller ist meine Chefin"],
    ["vergiss das mit meiner Affäre", "ich habe heute schlecht geschlafen"],
    ["vergiss das mit meiner Depression", "ich arbeite in einer Klinik"],
    ["forget what I told you about my depression", "I work as a physical therapist"],
    ["oublie ce que j'ai dit sur ma dépression", "j'habite au bout de la rue"],
    ["forget what I told you about the accident", "I ran into Tom at the market"],
    ["vergiss das mit dem Unfall", "ich bin allergisch gegen die Katzen"],
    ["forget what I said about my sexuality", "the new album came out last week"],
  ])("finds nothing for %s", (order, ...said) => {
    expect(goes(order, ...said)).toEqual([]);
  });

  test("finds nothing if two turns tell of such a matter", () => {
    const said = ["i put 200 on the horses and lost it all", "i play poker with my nan"];
    expect(goes("wipe the bit about my gambling", ...said)).toEqual([]);
  });

  test("finds nothing without a word that something told is meant", () => {
    expect(goes("forget the drinks", "i've been sober since May after rehab")).toEqual([]);
    expect(goes("forget about the interview", "i applied at the mill last week")).toEqual([]);
  });
});
