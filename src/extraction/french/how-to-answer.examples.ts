import type { Examples } from "../examples.ts";
import type { HOW_TO_ANSWER } from "./how-to-answer.ts";

export const HOW_TO_ANSWER_EXAMPLES: Examples<typeof HOW_TO_ANSWER> = {
  language: { yes: { "Réponds en français.": "instruction:language=french" }, no: ["Réponds en détail."] },
  "length, short answers": {
    yes: { "Je préfère des réponses courtes.": "instruction:length=short" },
    no: ["Je préfère des réponses utiles."],
  },
  "length, be short": { yes: { "Sois bref.": "instruction:length=short" }, no: ["Sois sage."] },
  "length, answer briefly": { yes: { "Réponds brièvement.": "instruction:length=short" }, no: ["Réponds vite."] },
  "length, in detail": { yes: { "Réponds en détail.": "instruction:length=en détail" }, no: ["Réponds en vitesse."] },
  "length, counted": {
    yes: { "À partir de maintenant, réponds en une phrase.": "instruction:length=en une phrase" },
    no: ["À partir de maintenant, réponds en une heure."],
  },
  "length, long answers": {
    yes: { "Je veux des réponses détaillées.": "instruction:length=détaillées" },
    no: ["Je veux des réponses justes."],
  },
  "length, be longer": {
    yes: { "Sois plus détaillé.": "instruction:length=plus détaillé" },
    no: ["Sois plus rapide."],
  },
  "length, more or less": {
    yes: { "Plus de détails désormais.": "instruction:length=plus de détails" },
    no: ["Plus de café désormais."],
  },
  "language, alone": {
    yes: { "Désormais, en anglais.": "instruction:language=english" },
    no: ["Désormais, en silence."],
  },
  tone: { yes: { "Sois plus formel.": "instruction:tone=formel" }, no: ["Sois plus rapide."] },
  "format, none": { yes: { "N'utilise pas d'emojis.": "instruction:emoji=no" }, no: ["N'utilise pas de couteaux."] },
  "format, wanted": {
    yes: { "Utilise des emojis désormais.": "instruction:emoji=yes" },
    no: ["Utilise des couteaux désormais."],
  },
  informal: { yes: { "Tutoie-moi.": "instruction:address=informal" }, no: ["Attends-moi."] },
  formal: { yes: { "Vouvoie-moi.": "instruction:address=formal" }, no: ["Attendez-moi."] },
  units: { yes: { "Utilise le système métrique.": "instruction:units=metric" }, no: ["Utilise le système solaire."] },
  "never do": {
    yes: { "Ne cite jamais de sources.": "instruction:ne cite jamais de sources=never" },
    no: ["Ne cite pas de sources."],
  },
  "always cite": {
    yes: { "Cite toujours tes sources.": "instruction:cite tes sources=always" },
    no: ["Cite des sources."],
  },
};
