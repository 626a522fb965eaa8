import { spaceOf } from "../memory/embedding/embedding-space.ts";
import type { Meanings } from "../memory/outdates/judged/meanings.ts";
import type { Embedder, Embedding } from "../ports/embedder.ts";
import { Memo } from "../runtime/memo.ts";
import { tableFile } from "./static-table/file.ts";
import { StaticTable } from "./static-table/table.ts";

/** The name changes with every table, because vectors of two tables are never compared. */
const NAME = "throughline-static-2";
const SPACE = spaceOf(NAME, 128);
/**
 * The numbers of a table row. The vector's later numbers describe how much a text says and how it ends, not its topic.
 */
const ROW_NUMBERS = 112;

let opened: StaticTable | null = null;

/**
 * Opens the table with the first text and not with the isolate, so that a request that embeds nothing does not wait.
 */
function table(): StaticTable {
  opened ??= new StaticTable(tableFile);
  return opened;
}

/** Words of questions whose weights are kept: a look-up adds up several rows of the table. */
const WEIGHTS_KEPT = 10_000;
const weights = new Memo<string, number>(WEIGHTS_KEPT);
const weightOf = (word: string): number => table().weightOf(word);

/** Returns the vector of a text, whichever embedder compares memories. */
export const vectorOf = (text: string): Float32Array => table().embed(text);

/** The table, to compare sentences with. */
export const meanings: Meanings = { vectorOf, weightOf: (word) => weights.get(word, weightOf) };

/**
 * Embeds in the isolate, without network, in microseconds. A vector is the weighted sum of the vectors of a text's
 * words, from a table distilled from a sentence encoder (train/MODEL_CARD.md). Unknown words, of any language, count by
 * their spelling. A text without a readable word becomes the zero vector, which is near nothing.
 */
export const staticEmbedding: Embedder = {
  name: NAME,
  space: SPACE,
  comparedDimensions: ROW_NUMBERS,
  remote: false,
  wordWeight: (word) => weights.get(word, weightOf),
  async embed(_scope, texts): Promise<Embedding[]> {
    return texts.map((text) => ({ space: SPACE, vector: vectorOf(text) }));
  },
};
