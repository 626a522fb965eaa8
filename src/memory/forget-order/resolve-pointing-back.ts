import { type CandidateWords, type ForgetCandidate, withWords } from "./forget-candidate.ts";
import { isDelicate } from "./matters-by-language.ts";
import { isOneTurn } from "./resolve-by-matter.ts";

/*
 * Resolves an order that names nothing, and regrets something told before: "why did i say that. delete". It means the one
 * delicate thing among what was told lately. With two of them, nothing is meant.
 */

/** In memories, the latest ones. What was said long ago is pointed at by its name. */
const MAX_LOOKED_BACK = 40;

/** Returns the memories of the one turn that somebody may regret, or none. */
export function resolvePointingBack(memories: readonly ForgetCandidate[]): CandidateWords[] {
  const lately = memories.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0)).slice(0, MAX_LOOKED_BACK);
  const delicate = lately.filter(({ said }) => isDelicate(said)).map(withWords);
  return isOneTurn(delicate) ? delicate : [];
}
