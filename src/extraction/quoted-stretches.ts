import type { Stretch } from "../text/sentences.ts";
import type { ForeignReason } from "./foreign/foreign-span.ts";
import { foreignSpans } from "./foreign-spans.ts";

/** Words that are no statement, and yet tell of the user: what they ask for, and what others say of them. */
const TELLS_OF_USER: ReadonlySet<ForeignReason> = new Set(["asked", "reported"]);

/** Returns the stretches of a turn that state nothing of the user: what others wrote, parts to play, suppositions. */
export const quotedStretches = (said: string): Stretch[] =>
  foreignSpans(said)
    .filter(({ why }) => !TELLS_OF_USER.has(why))
    .map(({ from, to }) => ({ from, to }));
