import type { EarlierSentence, LaterSentence } from "./sentences-in-time.ts";
import { differingKinds } from "./values.ts";
import { regex } from "../../text/regex.ts";

/*
 * Reads that somebody puts right a value that they have just given, in four languages: "en fait non 9,50", "no wait, 19".
 * It names nothing, so that it means what was said last.
 */

const MARKS = String.raw`no|nope|wait|hang on|hold on|sorry|actually|i mean|make that|scratch that|nein|nee|quatsch|moment|halt|ich meine|korrektur|non|en fait|pardon|attends|enfin|plutôt|perdón|espera|digo|mejor dicho|en realidad|bueno`;
const FILLERS = String.raw`its|it['’]?s|it is|thats|that['’]?s|the|es sind|das sind|sind|der|am|c['’]est|le|es|son|el`;
/** The value follows at once: "no 5 people came" denies people, and is read as any sentence. */
const CORRECTS = regex.iu`^\W*(?:(?:oh|ah|ach|äh|hm+|ay)[\s,.]+)?(?:(?:${MARKS})(?:[\s,.:!-]+))+(?:(?:${FILLERS})\s+)*[€$£]?\d[\d.,:]*(?=\s*(?:$|[,;!?.€$£]|euros?|the|ma|my|mein|mi|$))`;

/** Returns true if a sentence puts right a value that it does not name. */
export const correctsValue = ({ text, values }: Pick<LaterSentence, "text" | "values">): boolean =>
  values.length > 0 && CORRECTS.test(text);

/** Returns true if an earlier sentence gives a value that a correction may put right. */
export const givesCorrected = (late: LaterSentence, { claims, clauses }: EarlierSentence): boolean =>
  differingKinds(
    (claims.length > 0 ? claims : clauses).flatMap(({ values }) => values),
    late.values,
    true,
  ).length > 0;
