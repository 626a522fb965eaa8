import type { Examples } from "../examples.ts";
import type { HOW_TO_ANSWER } from "./how-to-answer.ts";

export const HOW_TO_ANSWER_EXAMPLES: Examples<typeof HOW_TO_ANSWER> = {
  language: {
    yes: { "Antworte immer auf Deutsch.": "instruction:language=german" },
    no: ["Antworte immer auf Fragen."],
  },
  "length, short": { yes: { "Antworte immer kurz.": "instruction:length=short" }, no: ["Antworte immer richtig."] },
  "length, long": {
    yes: { "Antworte ab jetzt ausführlich.": "instruction:length=ausführlich" },
    no: ["Antworte ab jetzt richtig."],
  },
  "length, counted": {
    yes: { "Antworte ab jetzt in einem Satz.": "instruction:length=in einem satz" },
    no: ["Antworte ab jetzt in einem Ton."],
  },
  "length, in a word": {
    yes: { "Bitte ab jetzt ausführlicher antworten.": "instruction:length=ausführlicher" },
    no: ["Bitte ab jetzt schneller antworten."],
  },
  "length, be short": { yes: { "Sei kurz.": "instruction:length=short" }, no: ["Sei gut."] },
  "length, more or less": {
    yes: { "Mehr Details bitte ab jetzt.": "instruction:length=mehr details" },
    no: ["Mehr Kaffee bitte ab jetzt."],
  },
  "length, wanted": {
    yes: { "Ich möchte lieber kurze Antworten.": "instruction:length=kurze antworten" },
    no: ["Ich möchte lieber gute Antworten."],
  },
  "language, alone": {
    yes: { "Ab jetzt bitte auf Englisch.": "instruction:language=english" },
    no: ["Ab jetzt bitte auf Zeit."],
  },
  tone: { yes: { "Sei förmlicher.": "instruction:tone=förmlich" }, no: ["Sei schneller."] },
  "format, none": { yes: { "Benutze keine Emojis.": "instruction:emoji=no" }, no: ["Benutze keine Messer."] },
  "format, again": {
    yes: { "Du darfst wieder Emojis benutzen.": "instruction:emoji=yes" },
    no: ["Du darfst wieder Messer benutzen."],
  },
  informal: { yes: { "Bitte duze mich.": "instruction:address=informal" }, no: ["Bitte hilf mir."] },
  formal: { yes: { "Bitte sieze mich.": "instruction:address=formal" }, no: ["Bitte sieh mich an."] },
  units: { yes: { "Verwende metrische Einheiten.": "instruction:units=metric" }, no: ["Verwende andere Einheiten."] },
  "always do": {
    yes: { "Immer mit Quellen antworten.": "instruction:immer mit quellen antworten=always" },
    no: ["Immer mit der Ruhe."],
  },
  "always or never do": {
    yes: { "Schreibe immer Kommentare in den Code.": "instruction:schreibe immer kommentare in den code=always" },
    no: ["Nenne deine Quellen."],
  },
};
