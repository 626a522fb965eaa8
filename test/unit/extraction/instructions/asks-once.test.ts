import { expect, test } from "vitest";
import { extractStatements } from "../../../../src/extraction/extract-statements.ts";

const instructionsIn = (said: string): string[] =>
  extractStatements(said).flatMap((one) => (one.type === "procedural" ? [one.text] : []));

test.each([
  "Remind me to water the figs, please keep it short",
  "our head chef wants the answers without jargon",
  "in the flyer please use no emojis",
  "im Plakat bitte keine Ausrufezeichen",
  "dans l'affiche pas d'emojis s'il te plaît",
  "en el cartel sin emojis, por favor",
  "convert 14 miles to kilometers",
  "si llama mi suegra dile que use frases cortas",
  "be honest, is my plan any good?",
  "appelle-moi demain",
  "only for today talk to me in portuguese",
  "no tables in this answer please",
  "nur für heute bitte auf italienisch antworten",
  "juste pour ce soir, parle-moi en italien",
  "solo por hoy háblame en portugués",
  "I have a cold so keep warm",
  "ich bin erkältet also warm halten",
  "j'ai un rhume donc reste au chaud",
  "grandma always said keep it short and sweet",
  "shorter please",
  "traduis en anglais : je suis infirmière et j'habite à Nice",
  "traduis ceci en anglais : je suis fatigué ce soir",
  "traduce al inglés: soy enfermera y vivo en Cádiz",
  "write in english: my goat is ill",
  "schreib auf englisch: das tor ist ab sechs zu",
  "écris en anglais : mon chien est malade",
  "Write it in German:\nmy goat is ill",
  "Schreibe bitte auf Spanisch: ich komme später",
  "can you write in english: my goat is ill",
  "kannst du auf englisch schreiben: ich bin krank",
  "tu peux écrire en anglais : ma chèvre est malade",
  "puedes escribir en inglés: mi cabra está enferma",
])("takes no standing instruction from what is for one occasion: %s", (said) => {
  expect(instructionsIn(said)).toEqual([]);
});

test.each([
  "don't water down bad news for me",
  "write in english: i don't speak german",
  "please write in english",
  "write in french: it's my mother tongue",
  "écris en français : c'est ma langue",
  "write in german: always, please",
  "write in english: no emojis and short",
  "schreib auf deutsch: kurz und ohne fachwörter",
  "Uhrzeiten im 24-Stunden-Format",
  "sáltate lo básico, llevo años en esto, y respóndeme siempre con pocas palabras",
  "in my emails always use short sentences, you know my style",
  "parle-moi comme à un adulte, pas comme à un client",
])("takes a standing instruction in words of its own: %s", (said) => {
  expect(instructionsIn(said)).not.toEqual([]);
});

test.each([
  "no longer vegan fyi",
  "btw no longer cycling to town",
  "never owned one",
  "never had a dog",
  "nicht mehr vegan",
  "nie besessen",
  "jamais eu de chat",
  "nunca he esquiado",
])("takes none from what was or is no more: %s", (said) => {
  expect(instructionsIn(said)).toEqual([]);
});

test.each([
  "i'm fasting this week so no snacks before dark",
  "ich faste, also kein kaffee vor mittag",
  "je jeûne, pas de café avant midi",
  "estoy en ayunas, nada de café antes de las doce",
  "ich will umziehen und metrische schrauben benutzen",
  "je compte partir et utiliser le système métrique",
])("takes none from a limit or a plan of the user: %s", (said) => {
  expect(instructionsIn(said)).toEqual([]);
});

test.each([
  ["be brief, and stop apologising", ["be brief", "stop apologising"]],
  ["fass dich kurz und hör auf dich zu entschuldigen", ["fass dich kurz", "hör auf dich zu entschuldigen"]],
  ["sois bref et arrête de t'excuser", ["sois bref", "arrête de t'excuser"]],
  ["sé breve y deja de disculparte", ["sé breve", "deja de disculparte"]],
])("keeps two instructions of one breath apart: %s", (said, apart) => {
  expect(instructionsIn(said)).toEqual(apart);
});

test.each([
  "no questions before you answer, please",
  "no longer use bullet points",
  "no longer than four lines",
  "no longer texts please",
  "don't call me buddy anymore",
  "nicht mehr duzen",
  "nicht mehr so lang bitte",
  "never mention football",
])("takes one from a denial that says how to answer: %s", (said) => {
  expect(instructionsIn(said)).not.toEqual([]);
});
