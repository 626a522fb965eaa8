import type { Lexicon } from "./lexicon.ts";

export const GERMAN: Lexicon = {
  numbers: [
    "ein eine einem einer",
    "zwei",
    "drei paar",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
  ],
  units: {
    day: "tag tage tagen",
    week: "woche wochen",
    month: "monat monate monaten",
    year: "jahr jahre jahren",
  },
  weekdays: ["sonntag", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend"],
  months: [
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
  ],
  dates: {
    ago: "(?:vor|seit) (?:ein )?{n} {unit}",
    ahead: "in {n} {unit}",
    last: { before: "letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?", behind: "" },
    next: { before: "nächste[nrsm]?|kommende[nrsm]?", behind: "" },
    current: "diese[nrsm]?",
    articles: "",
    dayBeforeYesterday: "vorgestern",
    yesterday: "gestern",
    today: "heute",
    // "Morgen" is a morning, too.
    tomorrow: "(?<!guten |am |jeden |heute |gestern )morgen",
    dayAfterTomorrow: "übermorgen",
    signs: String.raw`\bvor\b|\bseit\b|letzte|vorige|vergangene|nächste|kommende|\bdiese|gestern|heute|morgen`,
  },
  stopWords: `
    der die das den dem des ein eine einen einem einer und oder aber ist sind war ich du er sie es wir ihr mein
    meine meinen dein sein mit von zu zum zur auf aus für in im am an bei was wer wie wo wann warum welche welcher
    nicht`,
};
