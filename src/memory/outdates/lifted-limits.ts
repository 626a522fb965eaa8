import { liftsBar, nameOneThing, tellsBar } from "./bars.ts";
import type { Matter } from "./matter.ts";

/** Limits of health: they hold until somebody can eat, drink or do it again. */
export const LIFTED_LIMIT: Matter = {
  changes: ({ text, clauses }) => clauses.length > 0 && liftsBar(text),
  tells: ({ text }) => tellsBar(text),
  differ: (late, early) => nameOneThing(late.clauses, early.claims),
};
