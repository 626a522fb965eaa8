import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { productSource } from "../product-source.mjs";

/* The product's own reading of turns, so that it is trained on what it will see. */

const CONTENTS = `
  export { foreignSpans } from "./extraction/foreign-spans.ts";
  export { addFeatures } from "./extraction/disclosures/features.ts";
  export { addTopics } from "./extraction/disclosures/topic-features.ts";
  export { addMeaning } from "./extraction/disclosures/meaning-features.ts";
  export { StaticTable } from "./adapters/static-table/table.ts";
  export { isOwn, readTurn } from "./extraction/disclosures/read-turn.ts";
  export { splitSentences } from "./extraction/disclosures/split-sentences.ts";
  export { tokensOf, NUMBER } from "./text/tokens.ts";
  export { LABELS, KINDS, labelOf } from "./extraction/disclosures/labels.ts";
`;

export const reader = await productSource(CONTENTS);

/** The table that ships: vectors of another one tell nothing to weights that are trained on this one. */
const file = readFileSync(fileURLToPath(new URL("../../src/adapters/static-table/table.bin", import.meta.url)));
const table = new reader.StaticTable(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));

/** @param {string} text @returns {Float32Array} */
export const vectorOf = (text) => table.embed(text);
