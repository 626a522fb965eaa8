import type { LaterSentence } from "./sentences-in-time.ts";

/** Returns true for a sentence that says of something that it is no longer as it was: "we moved", "41 now". */
export const tellsChange = ({ signs }: Pick<LaterSentence, "signs">): boolean =>
  signs.some(({ kind }) => kind !== "hint");
