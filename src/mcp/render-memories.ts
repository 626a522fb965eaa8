import { escapeMemory, renderBlock, renderLine, shorten, type ShownLine } from "../memory/block/render.ts";
import type { ShownMemory } from "./memory-calls.ts";

/*
 * Memories as a model reads them. Their text is data of whoever said it. So it stands between the same tags as in a
 * chat, escaped in the same way, and with the id by which a tool is told which one is meant.
 */

/** The characters of a memory that a list shows. `fetch` and the resource of a memory show all of it. */
const LISTED_CHARACTERS = 600;
const TITLE_CHARACTERS = 80;

/** Said where there is nothing to tell, because a model takes an empty text for an error. */
export const NOTHING_KNOWN = "Nothing is remembered about this.";

/** Returns the fenced text of memories, or a sentence if there are none. */
export function renderMemories(memories: readonly ShownMemory[], mostCharacters = LISTED_CHARACTERS): string {
  const block = renderBlock([memories.map((memory) => lineOf(memory, mostCharacters))]);
  return block === "" ? NOTHING_KNOWN : block;
}

function lineOf(memory: ShownMemory, mostCharacters: number): ShownLine {
  const { id, type, source, validFrom, validTo } = memory;
  const ended = validTo === null ? null : Date.parse(validTo);
  const content = { type, pinned: true, role: source.role, doubt: null, isEarlier: false, ended, answered: null };
  const { by, text } = renderLine({ ...content, said: shorten(wordsOf(memory), mostCharacters) });
  const held = memory.quarantine === undefined ? "" : " (in quarantine: not recalled)";
  return { at: Date.parse(validFrom), by: `[${id}] ${by}${held}`, text, turn: null };
}

/** Returns the text behind the mark of who said it. The text of a round begins with that mark. */
const wordsOf = ({ type, text }: ShownMemory): string => (type === "episodic" ? text.replace(/^user: /, "") : text);

/** A memory in a result, with where it comes from and when it holds. */
export interface MemoryResult {
  readonly id: string;
  readonly text: string;
  readonly type: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly source: ShownMemory["source"];
  readonly score?: number;
}

export function memoryResult(memory: ShownMemory): MemoryResult {
  const { id, text, type, validFrom, validTo, source, score } = memory;
  const { exchange, role } = source;
  const [quote, conversation] = [source.quote, source.conversation].map((said) => said && escapeMemory(said));
  const from = { exchange, conversation: conversation ?? null, role, quote: quote ?? null };
  const safe = { id, text: escapeMemory(text), type, validFrom, validTo, source: from };
  return score === undefined ? safe : { ...safe, score };
}

/** Returns the first words of a memory, for a list of titles. */
export const titleOf = ({ text }: ShownMemory): string => shorten(escapeMemory(text), TITLE_CHARACTERS);
