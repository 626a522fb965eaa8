import { memoriesInText } from "./memories.mjs";

/* Claude Code's MEMORY.md, and memory text that somebody copied out of an assistant: an item of a list or a paragraph each. */

/** @type {import("./lines.mjs").Importer} */
export const writtenNotes = {
  name: "Notes",
  shape: "Markdown or plain text (.md, .txt)",
  knows: ({ name }, json) => json === undefined && /\.(?:md|markdown|txt)$/i.test(name),
  read: ({ text }) => memoriesInText(text),
};
