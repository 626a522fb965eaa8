import { spaceOf } from "../memory/embedding-space.ts";
import type { Embedder, Embedding } from "../ports/embedder.ts";
import { tableFile } from "./static-table/file.ts";
import { StaticTable } from "./static-table/table.ts";

/** Moves with every table: vectors of two tables are never compared. */
const NAME = "throughline-static-2";
const SPACE = spaceOf(NAME, 128);
/** A row of the table has so many; those beyond tell how much a text says and how it ends. */
const ROW_NUMBERS = 112;

let opened: StaticTable | null = null;

/** Opened with the first text, not with the isolate: a request that embeds nothing need not wait for it. */
function table(): StaticTable {
  opened ??= new StaticTable(tableFile);
  return opened;
}

/**
 * Embeds in the isolate, without network, in microseconds: the weighted sum of what a text's words
 * mean, from a table distilled from a sentence encoder (train/MODEL_CARD.md). Words it does not know,
 * of any language, count by their spelling. A text in which nothing can be read becomes the zero
 * vector, which is near nothing.
 */
export const staticEmbedding: Embedder = {
  name: NAME,
  space: SPACE,
  comparedDimensions: ROW_NUMBERS,
  remote: false,
  async embed(_scope, texts): Promise<Embedding[]> {
    return texts.map((text) => ({ space: SPACE, vector: table().embed(text) }));
  },
};
