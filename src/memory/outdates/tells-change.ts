import { readLater } from "./may-outdate.ts";

/** Returns true for a sentence that says of something that it is no longer as it was: "we moved", "41 now". */
export const tellsChange = (text: string): boolean => readLater(text).signs.some(({ kind }) => kind !== "hint");
