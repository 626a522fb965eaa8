import { describe, expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* Instructions that somebody takes back in their own words are told no longer, and every other one is. */

const TAKEN_BACK: readonly (readonly [asked: string, takenBack: string, gone: string])[] = [
  ["no smileys or emojis please, they look odd on my screen", "emojis are fine again btw", "no smileys"],
  ["temperatures in fahrenheit please, i'm in ohio", "you can drop the fahrenheit thing", "temperatures in fahrenheit"],
  ["keep your answers short, i'm on the tram", "actually longer answers are ok now", "answers short"],
  ["call me Professor", "please stop calling me professor", "call me Professor"],
  ["from now on answer me in dutch", "switch back to english please", "answer me in dutch"],
  ["talk like a pirate with me", "ok enough with the pirate talk", "like a pirate"],
  ["explain things like i'm six", "you don't need to explain it like i'm six anymore", "explain things"],
  ["bitte keine tabellen, ich les am handy", "tabellen gehen jetzt wieder", "keine tabellen"],
  ["nenn mich bitte Käpt'n", "hör auf mich käpt'n zu nennen", "nenn mich bitte"],
  ["antworte bitte immer kurz", "du darfst wieder länger antworten", "immer kurz"],
  ["pas d'emojis s'il te plaît", "les emojis c'est bon maintenant", "pas d'emojis"],
  ["réponds-moi en anglais désormais", "reviens au français s'il te plaît", "en anglais"],
  ["los precios en dólares por favor", "olvídate de lo de los dólares", "precios en dólares"],
  ["ponme siempre las fuentes", "ya no necesito las fuentes", "siempre las fuentes"],
];

const STAYS = "one question at a time please, i get muddled";

const line = (at: string, said: string): string =>
  JSON.stringify({
    kind: "exchange",
    conversation: at,
    at,
    messages: [
      { role: "user", content: said },
      { role: "assistant", content: "Noted." },
    ],
  });

describe("an instruction that is taken back", () => {
  test.each(TAKEN_BACK)("%j is told no longer after %j", async (asked, takenBack, gone) => {
    const person = new Person();
    await person.say(STAYS);
    await person.say(asked);
    await person.say("Why is the sea salty?");
    expect(await person.told()).toContain(gone);
    await person.say(takenBack);
    await person.say("Who painted the ceiling of the chapel in Rome?");
    const told = await person.told();
    expect(told).not.toContain(gone);
    expect(told).toContain("one question at a time");
  });

  test("leaves those that share less with the words that take it back", async () => {
    const person = new Person();
    await person.say("always use metric units");
    await person.say("give temperatures in fahrenheit please");
    await person.say("you can drop the fahrenheit thing");
    await person.say("never give me recipes with nuts");
    await person.say("always include a vegan option in recipes");
    await person.say("you can stop including a vegan option in recipes");
    await person.say("Why is the sea salty?");
    const told = await person.told();
    expect(told).toContain("metric units");
    expect(told).toContain("recipes with nuts");
  });

  test("holds again if it is asked for again", async () => {
    const person = new Person();
    await person.say("no emojis please, they look odd on my screen");
    await person.say("emojis are fine again");
    await person.say("sorry, no emojis at all from now on please");
    await person.say("Why is the sea salty?");
    const told = await person.told();
    expect(told).toContain("no emojis at all");
    expect(told).not.toContain("emojis are fine again");
  });

  test("ends by words that came in before it, if it was said before them", async () => {
    const person = new Person();
    await person.memory("/import", "POST", line("2026-03-09T10:00:00Z", "you can use tables again"));
    await person.memory("/import", "POST", line("2026-03-02T10:00:00Z", "no tables please, i read on my watch"));
    await person.say("Why is the sea salty?");
    expect(await person.told()).not.toContain("no tables");
  });
});

test.each(["my knee is fine again", "i stopped working nights", "you can book the table again"])(
  "%j takes back no instruction of another matter",
  async (said) => {
    const person = new Person();
    await person.say("no emojis please, they look odd on my screen");
    await person.say(said);
    await person.say("Why is the sea salty?");
    expect(await person.told()).toContain("no emojis");
  },
);
