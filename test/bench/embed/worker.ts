import { tableFile } from "../../../src/adapters/static-table/file.ts";
import { StaticTable } from "../../../src/adapters/static-table/table.ts";
import { hashedEmbedding } from "./hashed.ts";

/*
 * Embeds what it is sent, so that the figures are those of workerd. Its clock stands still while code
 * runs: the caller takes the time, and asks for repetitions.
 */

interface Task {
  /** `vectors` answers them as floats, one after the other; the others answer nothing worth reading. */
  readonly task: "vectors" | "repeat" | "load";
  readonly embedder: "static" | "hashed";
  readonly texts: readonly string[];
  readonly times: number;
}

const table = new StaticTable(tableFile);

export default {
  async fetch(request: Request): Promise<Response> {
    const { task, embedder, texts, times } = (await request.json()) as Task;
    const embed = embedder === "static" ? (text: string) => table.embed(text) : hashedEmbedding;
    if (task === "vectors") {
      const vectors = new Float32Array(texts.length * table.dimensions);
      texts.forEach((text, i) => vectors.set(embed(text), i * table.dimensions));
      return new Response(vectors);
    }
    let sum = 0;
    for (let i = 0; i < times; i++) {
      if (task === "load") sum += new StaticTable(tableFile).words;
      else for (const text of texts) sum += embed(text)[0] ?? 0;
    }
    return new Response(String(sum));
  },
};
