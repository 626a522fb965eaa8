import type { Lexicon } from "./lexicon.ts";

export const ENGLISH: Lexicon = {
  numbers: [
    "a an one",
    "two couple",
    "three few",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
  ],
  units: { day: "day days", week: "week weeks", month: "month months", year: "year years" },
  weekdays: ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
  months: [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
  ],
  dates: {
    ago: "(?:a )?{n} (?:of )?{unit} ago",
    ahead: "in {n} {unit}",
    last: { before: "last|past", behind: "" },
    next: { before: "next", behind: "" },
    current: "this",
    articles: "",
    dayBeforeYesterday: "the day before yesterday",
    yesterday: "yesterday",
    today: "today|tonight",
    tomorrow: "tomorrow",
    dayAfterTomorrow: "the day after tomorrow",
    signs: String.raw`ago\b|\blast\b|\bpast\b|\bnext\b|\bthis\b|\bin \S+ |yesterday|today|tonight|tomorrow`,
  },
  stopWords: `
    a about am an and any are as at be been being but by can could did do does for from had has have he her here
    him his how i if in into is it its just me my of on or our she should so some than that the their them then
    there these they this those to too us was we were what when where which who whom why will with would you your
    yours mine ours im ive id dont please tell know now actually really also still yet already well just very
    maybe thanks thank hello hi hey ok okay yes let go get got give show say said want need help`,
};
