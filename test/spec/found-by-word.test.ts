import { expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* A word is found however the language joins others to it. */

test.each([
  ["Mi piace l'opera.", "Conosci qualche opera per me?", "opera"],
  ["Je travaille à l'hôpital.", "Quel hôpital, déjà ?", "hôpital"],
  ["Je fais de l'escrime.", "Et mon escrime ?", "escrime"],
  ["J’adore l’aquarelle.", "Une idée d'aquarelle pour moi ?", "aquarelle"],
  ["저는 부산에 살아요.", "내 부산 집은 어때요?", "부산"],
  ["강아지를 키워요.", "내 강아지 이름이 뭐예요?", "강아지"],
])("%j is told on %j", async (said, asked, word) => {
  const person = new Person();
  await person.say("Nous avons repeint la cuisine.");
  await person.say(said);
  await person.say(asked);
  expect(/<memory [^>]*>[^<]*/.exec(JSON.stringify(JSON.parse(await person.told())))?.[0]).toContain(word);
});

test("where somebody lives is told in French, whatever was said of others", async () => {
  const person = new Person();
  await person.say("Ma sœur habite à Lyon.", { script: { content: "D'accord." } });
  await person.say("J'ai déménagé à Brest.", { script: { content: "Bonne installation !" } });
  await person.say("Où est-ce que j'habite ?");
  expect(await person.told()).toContain("Brest");
});
