import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/* The product's own reading of turns, so that it is trained on what it will see. */

const FOLDER = fileURLToPath(new URL("../../src/extraction", import.meta.url));
const CONTENTS = `
  export { foreignSpans } from "./foreign-spans.ts";
  export { addFeatures } from "./disclosures/features.ts";
  export { addTopics } from "./disclosures/topic-features.ts";
  export { addMeaning } from "./disclosures/meaning-features.ts";
  export { StaticTable } from "../adapters/static-table/table.ts";
  export { isOwn, readTurn } from "./disclosures/read-turn.ts";
  export { splitSentences } from "./disclosures/split-sentences.ts";
  export { tokensOf, NUMBER } from "../text/tokens.ts";
  export { LABELS, KINDS, labelOf } from "./disclosures/labels.ts";
`;

const { outputFiles } = await build({
  stdin: { contents: CONTENTS, resolveDir: FOLDER, loader: "ts" },
  bundle: true,
  write: false,
  format: "esm",
  platform: "neutral",
});

export const reader = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.text ?? "").toString("base64")}`
);

/** The table that ships: vectors of another one tell nothing to weights that are trained on this one. */
const file = readFileSync(fileURLToPath(new URL("../../src/adapters/static-table/table.bin", import.meta.url)));
const table = new reader.StaticTable(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));

/** @param {string} text @returns {Float32Array} */
export const vectorOf = (text) => table.embed(text);
