import { describe, expect, test } from "vitest";
import { extractForgetOrders } from "../../../../src/memory/forget-order/extract-forget-orders.ts";

const topics = (said: string): (string | null)[] => (extractForgetOrders(said)?.orders ?? []).map(({ what }) => what);

describe("an order about something that was told", () => {
  test.each([
    // An act before or behind words for what was told.
    ["no no scrap what i told you re mildred, wasnt me", "mildred"],
    ["that whole lodger business i told u, can u bin it pls", "lodger"],
    ["please dont keep what i said about my loan, not mine to tell", "my loan"],
    ["das mit dem Kredit vergisst du bitte wieder", "Kredit"],
    ["vergiss das von vorhin mit Hannes mal ganz schnell", "Hannes"],
    ["was ich dir über die Klage erzählt habe, soll bitte weg", "die Klage"],
    ["die Sache mit meinem Vermieter hab ich dir nie erzählt, ok?", "meinem Vermieter"],
    ["l'histoire avec Gaspard, efface ça de ta mémoire", "Gaspard"],
    ["ce que je t'ai dit sur le prêt, tu peux l'oublier", "le prêt"],
    ["borra eso q te conté del juicio", "juicio"],
    ["lo que te dije de Nuria no lo guardes", "Nuria"],
    ["lo del préstamo bórralo anda", "préstamo"],
    ["haz como si no te hubiera hablado de Nuria", "Nuria"],
    ["could you strike the rent thing, dont want that lying around", "rent"],
    ["das mit dem Lotto musst du echt nicht wissen, weg damit", "Lotto"],
    ["mira, lo de Nuria mejor q lo quites", "Nuria"],
    ["anda y elimina la movida del bingo, qué vergüenza", "bingo"],
    // In loose talk.
    ["die Geschichte mit meinem Neffen bleibt bitte nicht bei dir gespeichert", "meinem Neffen"],
    ["i told you about my lawsuit, that was a mistake, take it out", "lawsuit"],
    ["that mildred thing stays out of your records please", "mildred"],
    ["das von letzter Woche mit Hannes bitte aus dem Speicher nehmen", "Hannes"],
    ["du das mit dem Lottozeug... vergisst du das wieder?", "Lottozeug"],
    ["je t'ai parlé de Gaspard, c'était une erreur, efface", "Gaspard"],
    ["te hablé de Nuria ayer, mejor bórralo", "Nuria"],
  ])("%s", (said, topic) => expect(topics(said)).toEqual([topic]));

  test.each([
    "I told you my birthday, you don't remember that",
    "please drop the stuff at my mum's, she needs the pills",
    "lose the business jargon about my startup please, it's for the site copy",
    "ok remove the garlic thing, i'm allergic",
    "erase the bit on the left of my drawing",
    "i want to forget the thing with karim",
    "my therapist said just forget the thing with my dad",
    "did you delete what i told you about my debts?",
    "keep in your notes what i said about my knee",
    "the gambling thing is getting worse, i lost 300 again",
    "das mit meiner Frau kann ich nicht einfach vergessen",
    "bitte das mit dem Arzttermin am Freitag nicht vergessen",
    "hab das mit der Reha nicht vergessen",
    "wie kann ich das mit Svenja vergessen?",
    "die Sache mit meinem Bruder hab ich meiner Mutter nie erzählt",
    "j'ai essayé d'oublier l'histoire avec Karim",
    "n'efface surtout pas ce que je t'ai dit sur mon traitement",
    "ma sœur dit que tu dois oublier l'histoire de Karim",
    "no borres nada de lo que te dije de Marta",
    "quiero olvidar lo de Rubén",
    "se me olvidó lo de la reunión con Marta",
    "mi madre borra todo lo de Marta del móvil",
    // The denial stands beside the act.
    "don't you forget what i said about my diet",
    "what i said about my diet, don't delete it",
    "what i said about my diet - please do not forget it",
    "the thing about my diet, you can't delete it",
    "the thing about my diet: dont drop it",
    "the thing about debts is you can't forget them",
    "vergiss das mit dem Zahnarzt nicht",
    "streich das mit der Diät bitte nicht",
    "vergiss was ich dir über die Diät gesagt habe nicht",
    "das mit meiner Diät, lösch das nicht",
    "das mit meiner Diät vergisst du bitte nicht",
    "ce que je t'ai dit sur mon régime, efface rien",
    "lo de mi dieta no lo olvides, porfa",
    "forget the cat thing, kidding, keep it",
    "scrap that, the cat thing stays",
    // Somebody else is to do it, or it is done to a text.
    "i should just drop the diet thing",
    "das mit der Diät hab ich vergessen",
    "remove the part about my cat and shorten it",
  ])("finds none in: %s", (said) => expect(topics(said)).toEqual([]));
});
