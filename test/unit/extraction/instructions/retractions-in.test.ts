import { describe, expect, test } from "vitest";
import { extractStatements } from "../../../../src/extraction/extract-statements.ts";
import { endsInstruction } from "../../../../src/memory/statements/ends-instruction.ts";

/** Returns the instructions of an earlier turn that a later one leaves. */
function leftOf(asked: string, later: string): string[] {
  const said = extractStatements(later);
  return extractStatements(asked)
    .filter(({ type }) => type === "procedural")
    .flatMap((one) => (one.type === "amendment" ? [] : [one]))
    .filter(
      (held) =>
        !said.some((one) =>
          one.type === "amendment"
            ? one.does === "end" && one.about && endsInstruction({ slot: one.about.slot, text: one.quote }, held)
            : one.type === "procedural" && one.slot === held.slot,
        ),
    )
    .map(({ text }) => text);
}

const TAKEN_BACK: Readonly<Record<string, readonly (readonly [asked: string, takenBack: string])[]>> = {
  english: [
    ["no emojis please, they look childish", "emojis are fine again"],
    ["metric units only, i'm from norway", "you can drop the metric thing"],
    ["call me doctor", "no need to call me doctor any more"],
    ["from now on reply in spanish", "you can go back to english"],
    ["talk like a pirate with me", "the pirate voice was fun, but that's enough"],
    ["always end with a joke", "you can leave out the jokes now"],
    ["always give me a summary at the end", "skip the summaries from now on"],
    ["never suggest meat dishes", "meat is ok again"],
    ["be strict with me about my german", "no need to be so strict about my german"],
    ["answer in welsh from now on", "could you go back to english?"],
    [
      "positions always as a grid reference when you write waypoints",
      "i redrew it all so ditch the grid stuff, decimals from now",
    ],
  ],
  german: [
    ["keine emojis bitte, das wirkt albern", "emojis sind wieder ok"],
    ["rechne bitte alles in franken", "das mit den franken kannst du lassen"],
    ["antworte ab jetzt auf englisch, ich will üben", "wieder auf deutsch bitte"],
    ["red mit mir wie ein pirat", "genug mit dem piratengerede"],
    ["sieze mich bitte", "wir können uns ruhig duzen"],
    ["immer mit quellen bitte", "quellen brauche ich nicht mehr"],
    ["zeig mir immer die drei brückenzahlen", "lass die ganze brückensache"],
  ],
  french: [
    ["pas d'emojis s'il te plaît", "les emojis c'est bon, tu peux en remettre"],
    ["appelle-moi docteur", "arrête de m'appeler docteur"],
    ["vouvoyez-moi s'il vous plaît", "on peut se tutoyer maintenant"],
    ["jamais de listes à puces", "les listes à puces ne me dérangent plus"],
    ["les prix en francs suisses s'il te plaît", "laisse tomber les francs suisses"],
    ["parle-moi toujours comme un corsaire", "oublie le truc du corsaire"],
  ],
  spanish: [
    ["nada de emojis por favor", "ya puedes usar emojis otra vez"],
    ["llámame jefe", "deja de llamarme jefe"],
    ["contéstame siempre en inglés", "vuelve al español"],
    ["explícame todo como a un niño", "no hace falta que me lo expliques como a un niño"],
    ["los precios en dólares por favor", "olvídate de lo de los dólares"],
  ],
};

describe.each(Object.entries(TAKEN_BACK))("an instruction in %s", (_, pairs) => {
  test.each(pairs)("%j is ended by %j", (asked, takenBack) => {
    expect(leftOf(asked, takenBack)).toEqual([]);
  });
});

test.each([
  ["no emojis please, they look childish", "you can drop the metric thing"],
  ["no emojis please, they look childish", "my knee is fine again"],
  ["no emojis please, they look childish", "can i use emojis in a job application again?"],
  ["weights in kilos please, i grew up in lisbon", "the crates are 20 pounds each, ok"],
  ["no emojis please, they look childish", "is it ok to use emojis in a will"],
  ["always end with a joke", "my boss never stops with his jokes"],
  ["keep your answers short please", "i will no longer be joining her for lunch"],
  ["sag bitte du zu mir", "die preise bitte wieder in euro"],
  ["appelle-moi docteur", "les tableaux c'est bon maintenant"],
  ["llámame jefe", "ya no necesito las fuentes"],
])("%j stays after %j", (asked, later) => {
  expect(leftOf(asked, later)).not.toEqual([]);
});

test("what ends no instruction hides no statement", () => {
  const said = extractStatements("i'm fed up with my boss at the harbour office");
  expect(said.map(({ type }) => type)).toEqual(["amendment", "semantic"]);
});

test.each([
  ["explain things simply, like i'm five", "my kid is fine again"],
  ["be blunt with me", "my friend is fine again after the operation"],
  ["be blunt with me", "maybe we could meet my friend again after all"],
  ["never use tables", "the table is fine now, thanks"],
  ["never use tables", "i changed my mind about the table, get me the round one instead"],
  ["always use metric units", "i don't need to lose more kilos"],
  ["give distances in km", "you can use the km value for this trip now"],
  ["never swear", "i'm tired of tacos"],
  ["no jokes please", "skip the jokes in this speech"],
  ["always answer in german", "go back to the first version in english"],
  ["always answer in german", "you can write the letter in french now"],
  ["keep your answers short", "maybe make the tweet longer after all"],
  ["bitte erklär mir alles einfach", "meinem kind geht es wieder gut"],
  ["entfernungen bitte in km", "wir können jetzt wieder längere strecken in km laufen"],
  ["sois franc avec moi", "mon ami va bien maintenant, c'est bon"],
  ["jamais de tableaux", "la table est finalement trop petite"],
  ["háblame como a un amigo", "mi amigo ya está bien otra vez"],
  ["explícame todo como a un niño", "mi niño está bien de nuevo"],
  ["zeig mir immer die drei brückenzahlen", "vergiss die brückensache nicht"],
  ["give me distances for the dentist trip in miles, always", "cancel the dentist thing on monday"],
  ["contéstame siempre en alemán", "vuelve a escribir la carta en inglés"],
])("%j stays after words of something else: %j", (asked, later) => {
  expect(leftOf(asked, later)).not.toEqual([]);
});
