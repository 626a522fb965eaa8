import { StoredPassages } from "../../memory/ranking/stored-passages.ts";
import type { Stretch } from "../../text/sentences.ts";
import type { MemoryRow } from "../rows.ts";

/** Returns the stretches of a round's text that state nothing of the user, as they were found when it was said. */
export const quotedOf = ({ passages }: Pick<MemoryRow, "passages">): Stretch[] =>
  passages ? new StoredPassages(new Uint16Array(passages)).quoted() : [];
