import { parseRef } from "../../memory/passage-ref.ts";
import type { BlockLine } from "../../memory/render.ts";
import { type Topic, topicsOf } from "../../memory/topics.ts";

/** Lines held for one vault. Rendering them again takes about a millisecond for a whole block. */
const MAX_LINES = 5_000;

/** Rendered lines by reference. A passage reads the same until its memory changes, so that this only saves work. */
export class LineCache {
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

  /** Returns the matters of life that a line is about. */
  topicsOf(line: BlockLine): readonly Topic[] {
    const known = this.topics.get(line) ?? topicsOf(line.text);
    this.topics.set(line, known);
    return known;
  }

  /** Drops the lines of a memory, and those that say that it may have ended them. */
  remove(id: string): void {
    for (const ref of this.refs.get(id) ?? []) this.lines.delete(ref);
    this.refs.delete(id);
  }
}
