import type { Lexicon } from "./lexicon.ts";

export const FRENCH: Lexicon = {
  numbers: ["un une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"],
  units: { day: "jour jours", week: "semaine semaines", month: "mois", year: "an ans année années" },
  weekdays: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
  months: [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ],
  dates: {
    ago: "(?:il y a|depuis) (?:un )?{n}(?: de)? {unit}",
    ahead: "dans {n} {unit}",
    last: { before: "", behind: "derni(?:er|ère)|passée?" },
    next: { before: "", behind: "prochaine?" },
    current: "cette",
    articles: "la |le |l['’]",
    dayBeforeYesterday: "avant-hier",
    // German "hier" is a place.
    yesterday: String.raw`(?<!\b(?:ich|wir|bin|sind|und|ist|wohne|lebe) )hier(?! in)`,
    today: "aujourd['’]hui",
    tomorrow: "demain",
    dayAfterTomorrow: "après-demain",
    signs: String.raw`il y a|depuis|\bdans\b|derni|passé|prochain|\bcette\b|\bhier\b|demain|aujourd`,
  },
  stopWords: `
    le la les ce cet cette ces un une des du de et ou mais est sont je tu il elle nous vous ils mon ma mes ton ta
    tes son sa ses dans sur pour par avec que qui quoi où quand comment pourquoi quel quelle`,
};
