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

test.each([
  "draw me a pirate in a sling",
  "sketch a skater on crutches",
  "design me a villain, petrified of heights, for my game",
  "write us a headline: can't walk far",
  "plan a scene with me, agoraphobic sailor, on crutches",
  "give me a slogan for our club, sore hips",
  "tell me a joke: my shoulder is shot",
  "zeichne mir eine hexe im rollstuhl",
  "gib mir eine figur für meinen roman, höhenangst",
  "dessine-moi un pirate en béquilles",
  "invente un personnage pour mon roman, j'ai le vertige",
  "dibújame un pirata con muletas",
  "dame un personaje para mi novela, tengo miedo a las alturas",
  "my script can't run for long",
  "our web app can't handle crowds",
])("is nobody's limit: %s", (said) => {
  expect(limitClauses(said)).toEqual([]);
});

test.each([
  "lifts freak me out",
  "im sessellift wird mir schlecht",
  "ces échelles me font paniquer",
  "me da miedo nadar",
  "hab mir den knöchel gebrochen",
  "on est à sec",
  "im in a wheelchair",
])("is the speaker's, though no subject says so: %s", (clause) => {
  expect(limitClauses(clause)).toHaveLength(1);
});

test.each(["zeichne mir eine hexe im rollstuhl", "dessine-moi un pirate en béquilles", "draw me a pirate on crutches"])(
  "learns no health from a picture that is asked for: %s",
  (said) => expect(learnt(said)).toEqual([]),
);

test.each([
  "give me an ad-free workout, dodgy wrist so no planks",
  "do you know a seat for reading novels, dodgy wrist so nothing heavy",
])("learns a limit beside a thing that only sounds like a text: %s", (said) => {
  expect(learnt(said)).toContainEqual(["health", expect.stringContaining("dodgy wrist")]);
});

test("a request for a plan is none for a text", () => {
  expect(learnt("draw up a training plan, dodgy ankle so no running")).toEqual([
    ["health", expect.stringContaining("dodgy ankle")],
  ]);
});

test("a clause ends where another thing begins", () => {
  expect(limitClauses("i'd love to hike but my knee is shot, so where do i go")).toEqual([
    { quote: "but my knee is shot", kind: "health" },
  ]);
});
