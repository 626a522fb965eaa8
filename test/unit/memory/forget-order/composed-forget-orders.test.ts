import { describe, expect, test } from "vitest";
import { extractForgetOrders } from "../../../../src/memory/forget-order/extract-forget-orders.ts";
import { clausesKept } from "../../../../src/memory/forget-order/part-statement.ts";
import { resolveForgetTarget } from "../../../../src/memory/forget-order/resolve-forget-target.ts";

const remembered = (said: string) => ({ id: said, said, slot: null, asks: false, turns: [said] });

/** Returns what an order would delete of some sentences. */
const goes = (order: string, ...said: readonly string[]): string[] =>
  (extractForgetOrders(order)?.orders ?? []).flatMap(({ what, as }) =>
    what === null ? [] : resolveForgetTarget({ what, as }, said.map(remembered)),
  );

describe("an order in any wording", () => {
  const LOAN = "I took out a loan at Credimo.";
  const BAND = "I play bassoon in a wind band.";

  test.each([
    "kindly expunge the loan from your memory",
    "i'd rather you didn't hang on to anything about my loan",
    "hey, would you mind forgetting about the loan?",
    "do me a favour and wipe my loan from your notes",
    "my loan should not be in your memory",
    "plz delet everything about my loan",
    "the loan in your notes – get rid of it please",
    "no need to keep my loan on file, bin it",
  ])("finds the loan in: %s", (order) => {
    expect(goes(order, LOAN, BAND)).toEqual([LOAN]);
  });

  test.each([
    ["mir wäre lieber, du behältst nichts über meinen Kredit", "Ich habe einen Kredit bei der Sparbank."],
    ["du sollst nicht mehr wissen, dass ich einen Kredit habe", "Ich habe letztes Jahr einen Kredit aufgenommen."],
    ["merk dir nichts mehr über den Kredit", "Der Kredit läuft bis Mai."],
    ["je préfère que tu ne gardes rien sur mon crédit", "Mon crédit court jusqu'en mai."],
    ["faudrait que tu oublies le crédit", "J'ai pris un crédit."],
    ["prefiero que no guardes información sobre mi préstamo", "Tengo un préstamo en el banco."],
    ["bórrame lo de mi préstamo", "Mi préstamo dura hasta mayo."],
  ])("%s", (order, said) => {
    expect(goes(order, said, "Zzz 17.")).toEqual([said]);
  });

  test.each([
    "forget my loan for now and tell me what rent I can afford",
    "should I get rid of my loan?",
    "how do I delete my loan account?",
    "you must not forget my loan",
    "stop my loan from growing",
    "deleting my loan from the budget would be nice",
    "what would you do without remembering my loan",
    "vergiss mir bloß nicht den Kredit",
    "vergiss den Kredit erst mal",
    "no olvides mi préstamo",
    "n'oublie surtout pas mon crédit",
    "Forget about the loan plan you suggested",
  ])("finds nothing in: %s", (order) => {
    expect(goes(order, LOAN, BAND, "Ich habe einen Kredit.", "Tengo un préstamo.", "J'ai un crédit.")).toEqual([]);
  });
});

describe("other words for one thing", () => {
  test.each([
    ["forget Paula's pregnancy", "My sister Paula is pregnant."],
    ["please forget that I take sertraline", "I'm on sertraline for my nerves."],
    ["vergiss mein Gewicht", "Ich wiege gerade 94 Kilo."],
    ["oublie mon poids", "Je pèse 94 kilos."],
    ["olvida el embarazo de Noelia", "Mi hermana Noelia está embarazada."],
    ["vergiss meine Bewerbung bei Enercon", "Ich habe mich bei Enercon beworben."],
    ["vergiss die Kündigung", "Mir wurde im Mai gekündigt."],
    ["oublie la rupture", "On s'est séparés avec Benoît."],
    ["olvida mi operación", "Me operaron de la rodilla."],
  ])("%s", (order, said) => {
    expect(goes(order, said, "I play bassoon.")).toEqual([said]);
  });

  test.each([
    ["forget that I have a dog", "My aunt has a dog in Leeds."],
    ["forget my weight", "My suitcase weighs little, and I weigh it each time.", "I weigh 94 kilos."],
    ["forget the interview", "I was interested in stamps."],
    ["vergiss meine Bewerbung bei Enercon", "Ich arbeite bei Enercon."],
  ])("means nothing where it is not sure: %s", (order, ...said) => {
    expect(goes(order, ...said)).toEqual([]);
  });
});

describe("a statement of two things", () => {
  test.each([
    ["that I take warfarin", "I live in Dunmore and I take warfarin.", ["I live in Dunmore"]],
    ["my brother Keith", "My brother Stan paints and my brother Keith owes me money.", ["My brother Stan paints"]],
    ["dass ich Marcumar nehme", "Ich wohne in Kirchhain und ich nehme Marcumar.", ["Ich wohne in Kirchhain"]],
    ["que tomo Sintrom", "Vivo en Cabañas y tomo Sintrom.", ["Vivo en Cabañas"]],
  ])("%s: only its clause goes", (what, said, kept) => {
    const [order] = extractForgetOrders(
      what.startsWith("dass") ? `vergiss, ${what}` : what.startsWith("que") ? `olvida ${what}` : `forget ${what}`,
    )?.orders ?? [{ what: null, as: "topic" as const }];
    expect(clausesKept(said, { what: order?.what ?? "", as: order?.as ?? "topic" })).toEqual(kept);
  });

  test("what points back to it goes along", () => {
    const order = { what: "my licence", as: "topic" } as const;
    expect(clausesKept("I lost my licence, my boss knows about it, and I drive a Skoda.", order)).toEqual([
      "I drive a Skoda.",
    ]);
  });

  test("it goes whole where it is one clause", () => {
    expect(clausesKept("My sister and her dog came.", { what: "my sister", as: "topic" })).toEqual([]);
  });
});

describe("words near an order", () => {
  const LOAN = "I took out a loan at Credimo.";
  const BAND = "I play bassoon in a wind band.";

  test.each([
    "don't bring up my loan again",
    "never mention my loan again please",
    "erwähne meinen Kredit nicht mehr",
    "ne me parle plus de mon crédit",
    "no me menciones más mi préstamo",
  ])("finds nothing in an instruction for answers: %s", (said) => expect(extractForgetOrders(said)).toBeNull());

  test("takes a thing that is scrapped for a memory, and a plan that is scrapped for a change", () => {
    expect(goes("scrap that loan thing", LOAN, BAND)).toEqual([LOAN]);
    expect(extractForgetOrders("scrap that loan plan, we rent instead")).toBeNull();
    expect(extractForgetOrders("scrap that, I meant Tuesday")).toBeNull();
  });

  test.each([
    ["no guardes nada de mi ex", "Mi ex vive en Soria."],
    ["ne garde rien sur mon ex", "Mon ex vit à Metz."],
    ["behalte nichts über meinen Ex", "Mein Ex wohnt in Celle."],
  ])("finds it behind nothing: %s", (order, said) => expect(goes(order, said, BAND)).toEqual([said]));
});

describe("orders with a reason, without an apostrophe, or to somebody who need not know", () => {
  test.each([
    ["Don't hold on to my ex-husband.", "my ex-husband"],
    ["dont hang on to my test results", "my test results"],
    ["my bankruptcy is none of your business, get it out of your head", "my bankruptcy"],
    ["what i said about the rash was between us, take it out", "the rash"],
    ["I'd be glad if the whole eviction saga vanished from your notes", "the whole eviction saga"],
    ["can you let go of the relapse", "the relapse"],
    ["that lottery thing? let's pretend i never told you", "that lottery thing"],
    ["my shoe size: forget.", "my shoe size"],
    ["shoe size: please forget", "shoe size"],
    ["my loan can you delete it", "my loan"],
    ["mi préstamo bórralo", "mi préstamo"],
    ["my wart - please delete it", "my wart"],
    ["my warts you don't need to remember", "my warts"],
    ["mon crédit, tu n'as pas besoin de le retenir", "mon crédit"],
    ["mes dettes: oublier", "mes dettes"],
    ["all my fines - get rid of that stuff", "all my fines"],
    ["id rather you didnt know about the eviction", "the eviction"],
    ["the wig thing i told you was a joke", "wig"],
    ["dass Ole schnarcht, brauchst du dir nicht zu merken", "Ole schnarcht"],
    ["mein Pegel geht dich nichts an, lösch es", "mein Pegel"],
    ["die Kündigungssache hätte ich dir nicht erzählen sollen, bitte raus damit", "Kündigungssache"],
    ["tout ce que je t'ai raconté sur ma voisine, tu l'effaces", "ma voisine"],
    ["mon salaire ne te regarde pas, oublie ça", "mon salaire"],
    ["lo que debo no hace falta que lo recuerdes", "lo que debo"],
    ["que mi suegra beba mejor que no quede en tu memoria", "mi suegra beba"],
  ])("%s", (said, what) => expect(extractForgetOrders(said)?.orders[0]?.what?.replace(/,$/, "")).toBe(what));
});

describe("no order", () => {
  test.each([
    "Don't tell me you forgot already!",
    "Wipe the counter, then let it dry.",
    "You don't need to know Latin to read this.",
    "My landlord is none of your concern, is he?",
    "Act as a teacher who never told a lie.",
    "Recipe: delete the second step and number them again",
    "No hace falta que lo expliques otra vez",
  ])("%s", (said) => expect(extractForgetOrders(said)).toBeNull());
});
