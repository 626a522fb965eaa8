/** The effect of a statement on the value that its slot holds. */
export type SlotVerdict = "new" | "same" | "refines" | "contradicts";

const DENIAL = "not ";

/** Slots in which a longer value says the same more exactly: "nurse", "paediatric nurse". */
const REFINABLE = /^(?:job|own:)/;

/**
 * Compares a new value with the one that holds. Slots with many values carry the object in their name (`taste:sushi`).
 * So two statements in one slot always compete, and the later one holds.
 * @param current the value that holds, or null if the slot is empty
 */
export function reconcile(slot: string, current: string | null, said: string): SlotVerdict {
  if (current === null) return "new";
  if (current === said || implies(current, said)) return "same";
  if (REFINABLE.test(slot) && !current.startsWith(DENIAL) && !said.startsWith(DENIAL)) {
    if (refines(current, said)) return "same";
    if (refines(said, current)) return "refines";
  }
  return "contradicts";
}

/**
 * Returns whether a denial leaves the value as it is. Somebody who lives in Bergen does not live in Oslo, so denying
 * Oslo must not retire Bergen.
 */
function implies(current: string, said: string): boolean {
  return said.startsWith(DENIAL) && !current.startsWith(DENIAL) && current !== said.slice(DENIAL.length);
}

/** Stand behind a job before which, where or when it is, in four languages: "infirmière de nuit". */
const BEHIND = /^ (?:at|in|on|for|of|bei|beim|im|de|du|des|d['’]|del|à|au|aux|en|dans|chez|para)(?![\w\u00c0-\u024f])/u;

/** Returns true if a value says the same as a shorter one, and more before or behind it. */
const refines = (whole: string, part: string): boolean =>
  part !== "" && (whole.endsWith(` ${part}`) || (whole.startsWith(part) && BEHIND.test(whole.slice(part.length))));
