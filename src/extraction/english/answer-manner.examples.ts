import type { Examples } from "../examples.ts";
import type { MANNER } from "./answer-manner.ts";

export const MANNER_EXAMPLES: Examples<typeof MANNER> = {
  "tone, always": { yes: { "Always be polite.": "instruction:tone=polite" }, no: ["Always be early."] },
  tone: { yes: { "Be more direct.": "instruction:tone=direct" }, no: ["Be careful with me from now on."] },
  "whenever you": {
    yes: { "Whenever you show code, use TypeScript.": "instruction:whenever you show code, use typescript=always" },
    no: ["Whenever you like, use TypeScript."],
  },
  "tone of writing": { yes: { "Use a friendly tone.": "instruction:tone=friendly" }, no: ["Use a loud tone."] },
  units: { yes: { "Use metric units.": "instruction:units=metric" }, no: ["Use standard units."] },
  "format, none": {
    yes: { "No bullet points from now on.": "instruction:bullet point=no" },
    no: ["No bullets from now on."],
  },
  "format, always": {
    yes: { "Always use bullet points.": "instruction:bullet point=yes" },
    no: ["Always use caution."],
  },
  "format, answer in": {
    yes: { "Answer in bullet points from now on.": "instruction:bullet point=yes" },
    no: ["Answer in private from now on."],
  },
  "format, again": { yes: { "You can use emojis again.": "instruction:emoji=yes" }, no: ["You can use it again."] },
  "plain text": {
    yes: { "Always answer in plain text.": "instruction:markdown=no" },
    no: ["Always answer in plain English."],
  },
  "always do": {
    yes: { "Always cite your sources.": "instruction:cite your sources=always" },
    no: ["Always look twice."],
  },
  "never do": {
    yes: { "Never apologise in your answers.": "instruction:apologise in your answers=never" },
    no: ["Never mind."],
  },
};
