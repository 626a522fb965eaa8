import { expect, test } from "vitest";
import { naturalStatements } from "../../../src/extraction/natural-statements.ts";

const learnt = (said: string): string[] => naturalStatements(said, []).map(({ text }) => text);

test.each([
  "---------- Forwarded message ---------\nI moved to Hull last week and I work at a mill now.",
  "---------- Weitergeleitete Nachricht ----------\nIch wohne in Emden und habe zwei Hunde.",
  "---------- Message transféré ----------\nJ'habite à Lille et j'ai deux filles.",
  "---------- Mensaje reenviado ----------\nVivo en Cádiz y tengo dos hijas.",
  "in the song it says i live in a yellow boat with my brothers",
  "im lied heißt es ich bin ein seemann und wohne am hafen",
  "dans la chanson il dit je vis au bord de la mer avec mes filles",
  "en la canción dice soy marinero y vivo en el puerto",
  "My character is a smith. I live in Hull and have two girls.",
  "Mon personnage est forgeron. J'habite à Lille et j'ai deux filles.",
  "Mi personaje es herrera. Vivo en Cádiz y tengo dos hijas.",
])("%j is nobody's own", (said) => {
  expect(learnt(said)).toEqual([]);
});

test.each(["In the book club I sing alto and we meet on Mondays.", "I work in film and live in Hull."])(
  "%j is the user's own",
  (said) => {
    expect(learnt(said)).toEqual([said]);
  },
);
