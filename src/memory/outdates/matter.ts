import type { EarlierSentence, LaterSentence } from "./sentences-in-time.ts";

/** A matter of life of which a person has one. */
export interface Matter {
  readonly changes: (late: LaterSentence) => boolean;
  readonly tells: (early: EarlierSentence) => boolean;
  /** True if it is the user's and somebody else's at once. */
  readonly ofTwo?: boolean;
  /** Left out if a change of the matter may mean all that tells it. */
  readonly differ?: (late: LaterSentence, early: EarlierSentence) => boolean;
}
