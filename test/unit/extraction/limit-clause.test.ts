import { expect, test } from "vitest";
import { limitClauses } from "../../../src/extraction/limit-clause.ts";
import { naturalStatements } from "../../../src/extraction/natural-statements.ts";

const learnt = (said: string) => naturalStatements(said, []).map(({ text, kind }) => [kind, text]);

test.each([
  ["which ferry goes to Palma? petrified of flying so no planes", "health", "petrified of flying"],
  ["give me a short workout, dodgy shoulder so nothing overhead", "health", "dodgy shoulder"],
  ["how do we get up to the castle? can't do stairs", "health", "can't do stairs"],
  ["no screens after ten, what could i do instead", "state", "no screens after ten"],
  ["strapped for cash till payday, any supper ideas", "state", "strapped for cash till payday"],
  ["can only do thursdays, when should we meet", "state", "can only do thursdays"],
  ["wie komme ich nach kreta? hab höhenangst und panik vor schiffen", "health", null],
  ["une sortie pour samedi ? je suis fauchée en ce moment", "state", "je suis fauchée en ce moment"],
  ["une idée de sortie ? on est à sec jusqu'à la fin du mois", "state", "on est à sec"],
  ["wohin am wochenende? in der seilbahn krieg ich panik", "health", "in der seilbahn"],
  ["which pool is open? can't swim since the op", "health", "can't swim"],
  ["qué visito en praga, voy con muletas", "health", null],
])("learns what limits somebody who asks: %s", (said, kind, text) => {
  const limits = learnt(said).filter(([is]) => is === kind);
  expect(limits).not.toEqual([]);
  if (text !== null) expect(limits.some(([, words]) => words?.startsWith(text))).toBe(true);
});

test.each([
  "write a ballad about a diver who is terrified of water",
  "pretend i'm terrified of dogs and comfort me",
  "what if i had a bad hip, which sport would suit?",
  "is it normal to be afraid of spiders?",
  "translate this: i'm scared of heights",
  "how do i mend a broken back light",
  "i used to be scared of dogs, which breed is calm?",
  "do people with a bad knee swim?",
])("finds no limit of the speaker in: %s", (said) => {
  expect(learnt(said).filter(([kind]) => kind === "health" || kind === "state")).toEqual([]);
});

test.each([
  "she can't do stairs",
  "their back is shot",
  "you can't do stairs",
  "the horse has a bad back",
  "du hast höhenangst",
])("is nobody else's: %s", (clause) => {
  expect(limitClauses(clause)).toEqual([]);
});

test("a clause ends where another thing begins", () => {
  expect(limitClauses("i'd love to hike but my knee is shot, so where do i go")).toEqual([
    { quote: "but my knee is shot", kind: "health" },
  ]);
});
