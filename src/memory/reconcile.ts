import type { Statement } from "./memory.ts";

/** A statement that still holds, as far as comparing needs it. */
export interface Known {
  readonly id: string;
  readonly slot: string;
  readonly value: string;
}

export type Verdict =
  | { readonly kind: "new" }
  | { readonly kind: "same"; readonly id: string }
  | { readonly kind: "supersedes"; readonly ids: readonly string[] };

const DENIAL = "not ";

/**
 * What a statement does to those that hold. Slots with many values carry the object in their
 * name (`taste:sushi`), so two statements in one slot always compete, and the later one wins.
 */
export function reconcile(known: readonly Known[], said: Pick<Statement, "slot" | "value">): Verdict {
  const rivals = known.filter((one) => one.slot === said.slot);
  const settled = rivals.find((one) => one.value === said.value) ?? rivals.find(implies(said));
  if (settled !== undefined) return { kind: "same", id: settled.id };
  if (rivals.length === 0) return { kind: "new" };
  return { kind: "supersedes", ids: rivals.map((one) => one.id) };
}

/** Whoever lives in Bergen does not live in Oslo: denying Oslo must not retire Bergen. */
function implies(said: Pick<Statement, "value">): (one: Known) => boolean {
  const denied = said.value.startsWith(DENIAL) ? said.value.slice(DENIAL.length) : null;
  return (one) => denied !== null && !one.value.startsWith(DENIAL) && one.value !== denied;
}
