import { regex } from "../../text/regex.ts";

/*
 * Reads short names of weekdays in a row, in four languages: "tue to sat", "mon/wed", "Mo-Fr". One alone is a word of its
 * own too often: "sun", "so", "mar".
 */

/** From Sunday on, English, German, French and Spanish. */
const NAMES = [
  "sun so dim dom",
  "mon mo lun",
  "tue tues di mar",
  "wed weds mi mer mié mie",
  "thu thur thurs do jeu jue",
  "fri fr ven vie",
  "sat sa sam sáb sab",
];
const DAY_OF = new Map(NAMES.flatMap((line, day) => line.split(" ").map((name) => [name, day] as const)));

const ENGLISH = "sun|mon|tues?|weds?|thu(?:rs?)?|fri|sat";
const GERMAN = "so|mo|di|mi|do|fr|sa";
const FRENCH = "dim|lun|mar|mer|jeu|ven|sam";
const SPANISH = "dom|lun|mar|mi[ée]|jue|vie|s[áa]b";
const SIGN = String.raw`\s*[-–/,&+]\s*`;
const row = (days: string, between: string): string => String.raw`(?:${days})(?:(?:${between})(?:${days}))+`;
const ROW = regex.gu`(?<![\p{L}\p{N}])(?:${row(ENGLISH, String.raw`${SIGN}|,?\s+(?:(?:to|till?|until|thru|through|and)\s+)?`)}|${row(GERMAN, String.raw`${SIGN}|\s+(?:bis|und)\s+`)}|${row(FRENCH, String.raw`${SIGN}|\s+(?:à|au|et)\s+`)}|${row(SPANISH, String.raw`${SIGN}|\s+(?:al?|y)\s+`)})(?![\p{L}\p{N}])`;

/** Returns true for a short name of a weekday. Most texts hold none, and are read no further. */
export const isShortDay = (word: string): boolean => DAY_OF.has(word);

/** Returns the rows of short names in a text, each as the numbers of its days from Sunday on. @param text in lower case */
export const rowsOfDays = (text: string): string[] =>
  [...text.matchAll(ROW)].map(([days]) =>
    (days.match(/\p{L}+/gu) ?? []).flatMap((word) => DAY_OF.get(word) ?? []).join(" "),
  );
