import { ProxyError } from "../http/errors.ts";
import type { ImportedMemory } from "../ports/portable.ts";
import { digest } from "../runtime/digest.ts";

/** About 20 MB of ids and digests. Lines after so many ids are compared with these alone. */
const MAX_IDS = 100_000;
/** In hex digits: 64 bits, so that two texts of one id never share them by chance. */
const DIGEST_LENGTH = 16;

/** The texts of one import by their ids, as digests. */
export class TextsById {
  private readonly firsts = new Map<string, { readonly line: number; readonly text: string }>();

  /**
   * Adds the memory of a line.
   * @throws {ProxyError} `invalid_value` if an earlier line gave the same id to another text
   */
  add({ id, text }: Pick<ImportedMemory, "id" | "text">, line: number): void {
    if (id === null) return;
    const hash = digest("text", text).slice(0, DIGEST_LENGTH);
    const first = this.firsts.get(id);
    if (!first && this.firsts.size < MAX_IDS) this.firsts.set(id, { line, text: hash });
    if (!first || first.text === hash) return;
    throw new ProxyError(
      "invalid_value",
      `The line repeats the id of line ${first.line} with another text. Give it an id of its own, or leave the id out.`,
      "id",
    );
  }
}
