/** What a statement does to what holds in its slot. */
export type SlotVerdict = "new" | "same" | "refines" | "contradicts";

const DENIAL = "not ";

/** Slots in which a value of more words says the same more exactly: "nurse", "paediatric nurse". */
const REFINABLE = /^(?:job|own:)/;

/**
 * Slots with many values carry the object in their name (`taste:sushi`), so that two statements in one slot always
 * compete, and the later one holds.
 * @param held the value that holds; null: nothing does
 */
export function reconcile(slot: string, held: string | null, said: string): SlotVerdict {
  if (held === null) return "new";
  if (held === said || implies(held, said)) return "same";
  if (REFINABLE.test(slot) && !held.startsWith(DENIAL) && !said.startsWith(DENIAL)) {
    if (endsIn(held, said)) return "same";
    if (endsIn(said, held)) return "refines";
  }
  return "contradicts";
}

/** Whoever lives in Bergen does not live in Oslo: denying Oslo must not retire Bergen. */
function implies(held: string, said: string): boolean {
  return said.startsWith(DENIAL) && !held.startsWith(DENIAL) && held !== said.slice(DENIAL.length);
}

const endsIn = (whole: string, part: string): boolean => part !== "" && whole.endsWith(` ${part}`);
