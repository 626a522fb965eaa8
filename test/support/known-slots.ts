import { extractStatements } from "../../src/extraction/extract-statements.ts";
import type { Language } from "../../src/extraction/pattern.ts";
import type { Extraction } from "../../src/ports/memory.ts";

/**
 * Returns what patterns find in a turn: statements in known slots, instructions and corrections. Whole sentences are left
 * out, and so is what may take back an instruction that only the vault knows.
 */
export function inKnownSlots(said: string, languages?: readonly Language[]): Extraction[] {
  return extractStatements(said, languages).filter((one) =>
    one.type === "amendment" ? !one.about?.slot.startsWith("instruction:said:") : !one.slot.startsWith("said:"),
  );
}
