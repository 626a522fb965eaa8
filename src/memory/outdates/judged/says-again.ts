import { containsPhrase } from "../../contains-phrase.ts";
import { regex } from "../../../text/regex.ts";
import { tellsChange } from "../outdates.ts";

/** Words that say that something holds on, in four languages. */
const STILL = regex.giu`(?<!\p{L})(?:still|immer noch|noch(?: immer)?|weiterhin|toujours|encore|todavía|aún)(?!\p{L})`;
const DENIES = regex.iu`(?<!\p{L})(?:no|not|never|but|\p{L}+n['’]?t|nicht|nie|kein\p{L}*|aber|mehr|ne|pas|plus|jamais|mais|ya|nunca|pero)(?!\p{L})`;

/** Returns true for a later sentence that says all of an earlier one again, and denies nothing: "i still play the oboe". */
export const saysAgain = (late: string, early: string): boolean =>
  containsPhrase(late.replace(STILL, " "), early.replace(STILL, " ")) &&
  (!DENIES.test(late) || DENIES.test(early)) &&
  !tellsChange(late);
