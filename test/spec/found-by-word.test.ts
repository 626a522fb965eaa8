import { expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { toldLines } from "../support/told-lines.ts";

/* A word is found however the language joins others to it. */

test.each([
  ["Mi piace l'opera.", "Conosci qualche opera per me?", "opera"],
  ["Je travaille à l'hôpital.", "Quel hôpital, déjà ?", "hôpital"],
  ["Je fais de l'escrime.", "Et mon escrime ?", "escrime"],
  ["J’adore l’aquarelle.", "Une idée d'aquarelle pour moi ?", "aquarelle"],
  ["저는 부산에 살아요.", "내 부산 집은 어때요?", "부산"],
  ["강아지를 키워요.", "내 강아지 이름이 뭐예요?", "강아지"],
])("%j is found and told on %j", async (said, asked, word) => {
  const person = new Person();
  await person.say("Nous avons repeint la cuisine.");
  await person.say(said);
  expect((await person.recall(asked)).join("\n")).toContain(word);
  await person.say(asked);
  const { messages } = JSON.parse(await person.told()) as { messages: { content: string }[] };
  expect(toldLines(messages[0]?.content ?? "").join("\n")).toContain(word);
});

test("where somebody lives is told in French, whatever was said of others", async () => {
  const person = new Person();
  await person.say("Ma sœur habite à Lyon.", { script: { content: "D'accord." } });
  await person.say("J'ai déménagé à Brest.", { script: { content: "Bonne installation !" } });
  await person.say("Où est-ce que j'habite ?");
  expect(await person.told()).toContain("Brest");
});
