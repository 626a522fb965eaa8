import type { Examples } from "../examples.ts";
import type { LANGUAGE_AND_LENGTH } from "./answer-language-and-length.ts";

export const LANGUAGE_AND_LENGTH_EXAMPLES: Examples<typeof LANGUAGE_AND_LENGTH> = {
  "language, not": {
    yes: { "Stop answering in French.": "instruction:language=not french" },
    no: ["Stop answering in riddles."],
  },
  "length, no longer short": {
    yes: { "You don't have to be brief any more.": "instruction:length=detailed" },
    no: ["You don't have to be nice."],
  },
  "length, again": {
    yes: { "You can answer in detail again.": "instruction:length=in detail" },
    no: ["You can answer again."],
  },
  language: { yes: { "Answer in French.": "instruction:language=french" }, no: ["Answer in time."] },
  "language, use": {
    yes: { "Use English when answering me.": "instruction:language=english" },
    no: ["Always use caution only."],
  },
  "language, preferred": {
    yes: { "I prefer your answers in German.": "instruction:language=german" },
    no: ["I prefer your answers in order."],
  },
  "length of answers": {
    yes: { "Keep your answers short.": "instruction:length=short" },
    no: ["Keep your answers coming."],
  },
  "length, preferred": {
    yes: { "I prefer short answers.": "instruction:length=short" },
    no: ["I prefer correct answers."],
  },
  "length, in words": {
    yes: { "Answer briefly from now on.": "instruction:length=briefly" },
    no: ["Answer quickly from now on."],
  },
  "length, be": { yes: { "Be brief.": "instruction:length=brief" }, no: ["Be quick."] },
  "length, limited": {
    yes: { "Limit your answers to two sentences.": "instruction:length=two sentences" },
    no: ["Limit your answers to facts."],
  },
  "length, more or less": {
    yes: { "More detail please from now on.": "instruction:length=more detail" },
    no: ["Give me better answers from now on."],
  },
  "length, shorter": { yes: { "Stop being so verbose.": "instruction:length=short" }, no: ["Stop being so rude."] },
  "length, longer": { yes: { "Don't be so brief.": "instruction:length=detailed" }, no: ["Don't be so sure."] },
  "language, alone": {
    yes: { "English please, from now on.": "instruction:language=english" },
    no: ["Coffee please, from now on."],
  },
};
