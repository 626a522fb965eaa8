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
  "who sang this: I was born in a tin shed and my daddy was a miner",
  "which tense is in this line: I have lived in Hull for ten years",
  "Auf Englisch bitte: Ich habe eine Reservierung und mein Sohn ist allergisch gegen Milch",
  "en anglais ça donne quoi : je suis végétarienne et j'habite au troisième étage",
  "Schreib einen Leserbrief aus Sicht eines Rentners: Ich bin 74 und lebe in Emden von 900 Euro.",
  "A post from the point of view of a nurse: I work nights and I have two girls.",
  "my colleague goes 'I'm vegan' and then orders a steak every day",
  "he said 'I live in Paris' at the office and nobody laughed",
  "She told the reporter I am bankrupt and my house is gone",
])("%j is nobody's own", (said) => {
  expect(learnt(said)).toEqual([]);
});

test.each([
  "In the book club I sing alto and we meet on Mondays.",
  "I work in film and live in Hull.",
  "My boss said 'I need you in Hull', so I moved there in May.",
  "quick question: I have two cats and live in Hull, can I keep a parrot?",
])("%j is the user's own", (said) => {
  expect(learnt(said)).toEqual([said]);
});
