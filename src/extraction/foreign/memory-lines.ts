import type { ForeignSpan } from "./foreign-span.ts";

/** A line of a memory block that somebody repeats: "- 2026-03-01 10:04 user: I live in Porto". */
const MEMORY_LINE =
  /^[^\S\n]{0,8}(?:[-*•>][^\S\n]{0,4})?\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})? (?:note|user|assistant|how to answer)(?: \([^()\n]{1,80}\))?: [^\n]*$/gmu;

/** Returns the lines of a text that memory told. They were learnt when they were said. */
export function memoryLines(text: string): ForeignSpan[] {
  return [...text.matchAll(MEMORY_LINE)].map(({ 0: line, index }) => ({
    from: index,
    to: index + line.length,
    why: "quoted",
  }));
}
