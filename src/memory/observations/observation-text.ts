import type { SpokenLanguage } from "../../text/spoken-language.ts";
import type { RecurringPastime } from "./recurring-pastimes.ts";

/** The wording of an observation in one language. */
interface Wording {
  readonly often: (word: string, days: number, first: string, last: string) => string;
  /** Days of the week as what happens on them is told, from Sunday on. */
  readonly mostly: (weekday: string) => string;
  readonly weekdays: readonly string[];
}

const WORDINGS: Readonly<Record<SpokenLanguage, Wording>> = {
  en: {
    often: (word, days, first, last) => `Often speaks of "${word}": on ${days} days from ${first} to ${last}`,
    mostly: (weekday) => `, mostly on ${weekday}`,
    weekdays: ["Sundays", "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays"],
  },
  de: {
    often: (word, days, first, last) => `Spricht oft von „${word}“: an ${days} Tagen vom ${first} bis ${last}`,
    mostly: (weekday) => `, meist ${weekday}`,
    weekdays: ["sonntags", "montags", "dienstags", "mittwochs", "donnerstags", "freitags", "samstags"],
  },
  fr: {
    often: (word, days, first, last) => `Parle souvent de « ${word} » : ${days} jours, du ${first} au ${last}`,
    mostly: (weekday) => `, surtout le ${weekday}`,
    weekdays: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
  },
  es: {
    often: (word, days, first, last) => `Habla a menudo de «${word}»: ${days} días, del ${first} al ${last}`,
    mostly: (weekday) => `, sobre todo los ${weekday}`,
    weekdays: ["domingos", "lunes", "martes", "miércoles", "jueves", "viernes", "sábados"],
  },
};

/** Returns what a block tells of a pastime, in the language in which the user speaks of it. */
export function observationText({ word, language, days, weekday }: RecurringPastime): string {
  const { often, mostly, weekdays } = WORDINGS[language];
  const told = often(word, days.length, days[0] ?? "", days.at(-1) ?? "");
  return weekday === null ? told : told + mostly(weekdays[weekday] ?? "");
}
