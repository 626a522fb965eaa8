import type { MemoryRow } from "../rows.ts";
import { parseRef } from "../../memory/ranking/passage-ref.ts";
import type { BlockLine } from "../../memory/block/render.ts";
import { type Topic, topicsOf } from "../../memory/topics/topics.ts";

/** The columns of a memory that are rendered. */
export type LineRow = Pick<
  MemoryRow,
  | "id"
  | "type"
  | "text"
  | "created_at"
  | "valid_to"
  | "role"
  | "said"
  | "conversation"
  | "user_text"
  | "answer"
  | "pinned"
  | "stale"
> & {
  doubt: SqlStorageValue;
  earlier: SqlStorageValue;
};

/** Rows held for one vault: a round has several passages, and one question asks for them at different times. */
const MAX_ROWS = 400;
/** Lines held for one vault. Rendering them again takes about a millisecond for a whole block. */
const MAX_LINES = 5_000;

/** Rendered lines by reference. A passage reads the same until its memory changes, so that this only saves work. */
export class LineCache {
  private readonly rows = new Map<string, LineRow>();
  private readonly lines = new Map<string, BlockLine>();
  private readonly refs = new Map<string, string[]>();
  private readonly topics = new WeakMap<BlockLine, readonly Topic[]>();

  has(ref: string): boolean {
    return this.lines.has(ref);
  }

  get(ref: string): BlockLine | undefined {
    return this.lines.get(ref);
  }

  add(line: BlockLine): void {
    if (this.lines.size >= MAX_LINES) {
      this.lines.clear();
      this.refs.clear();
    }
    this.lines.set(line.ref, line);
    for (const id of line.outdatedBy === null ? [line.id] : [line.id, parseRef(line.outdatedBy).memory]) {
      const refs = this.refs.get(id);
      if (refs) refs.push(line.ref);
      else this.refs.set(id, [line.ref]);
    }
  }

  hasRow(id: string): boolean {
    return this.rows.has(id);
  }

  /** Returns the row of a memory that was read. Returns null if none was, or it is too long ago. */
  row(id: string): LineRow | null {
    return this.rows.get(id) ?? null;
  }

  addRow(row: LineRow): void {
    if (this.rows.size >= MAX_ROWS) this.rows.clear();
    this.rows.set(row.id, row);
  }

  /** Returns the matters of life that a line is about. */
  topicsOf(line: BlockLine): readonly Topic[] {
    let known = this.topics.get(line);
    if (!known) this.topics.set(line, (known = topicsOf(line.text)));
    return known;
  }

  /** Drops the lines of a memory, and those that say that it may have ended them. */
  remove(id: string): void {
    this.rows.delete(id);
    for (const ref of this.refs.get(id) ?? []) this.lines.delete(ref);
    this.refs.delete(id);
  }
}
