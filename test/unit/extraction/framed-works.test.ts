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
  "I have 12 apples and my brother takes 5. I buy 3 more. How many do I have?",
  "My sister is twice as old as I am and in 5 years she will be 25. How old am I?",
  "Ich habe 200 Euro und gebe ein Viertel für Bücher aus. Wie viel bleibt mir?",
  "J'ai trois frères et chacun a deux soeurs. Combien sommes-nous ?",
  "Mi abuela tiene 80 años y yo tengo la cuarta parte. ¿Cuántos años tengo?",
  "I bought a shirt for $20 and sold it for $25. What is my percentage profit?",
  "Write me a short paragraph in first person. I moved here in 2019 and I have a dog.",
  "I'm a tin girl in a tin world, finish the lyrics",
  "nouvelle : je suis un chat et je dors sur le toit",
  "spanish for: i am a nurse and i work on sundays",
  "meine Oma sagt immer ich bin zu alt dafür, wie antworte ich nett",
  "She told the reporter I am bankrupt and my house is gone",
])("%j is nobody's own", (said) => {
  expect(learnt(said)).toEqual([]);
});

test.each([
  "In the book club I sing alto and we meet on Mondays.",
  "I work in film and live in Hull.",
  "My boss said 'I need you in Hull', so I moved there in May.",
  "I have two kids and 50 euros a week, how much should I spend on food?",
  "My dog is 7 and I live in Hull. How old is he in human years?",
  "quick question: I have two cats and live in Hull, can I keep a parrot?",
  "long story short: i quit the bakery and moved to leeds",
  "grosse nouvelle : j'ai quitté la boulangerie et je commence lundi à la mairie",
  "confession: i never learned to swim",
  "neuigkeiten: ich hab bei der bahn gekündigt und fange am 3. bei den stadtwerken an",
])("%j is the user's own", (said) => {
  expect(learnt(said).join(" ")).toContain(said.split(/\. (?=How)/)[0]);
});
