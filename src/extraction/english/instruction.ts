import type { Pattern } from "../pattern.ts";
import { row } from "./row.ts";

/** Words that may close an instruction. */
export const LAST = String.raw`(?: only| please| from now on| everywhere| ever| at all| any ?more| anywhere| in (?:your|any) .*| when .*)*\W*$`;

/** Words by which an instruction must open to be read. */
export const INSTRUCTION_CUE =
  /^(?:be|whenever|always|never|stop|don't|do not|no|without|use|keep|make|answer|reply|respond|speak|talk|write|communicate|give|explain|limit|stay|you|i (?:prefer|want|like|need))\b/i;

/** Returns a row of the tables of standing instructions. */
export const instruction = (when: string, slot: string, value: string, more: Partial<Pattern> = {}): Pattern =>
  row(when, `instruction:${slot}`, value, { type: "procedural", ...more });
