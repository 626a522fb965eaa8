import type { Examples } from "../examples.ts";
import type { TASTES_AND_PLANS } from "./tastes-and-plans.ts";

export const TASTES_AND_PLANS_EXAMPLES: Examples<typeof TASTES_AND_PLANS> = {
  favourite: { yes: { "Meine Lieblingsfarbe ist Blau.": "favourite:farbe=blau" }, no: ["Meine Farbe ist Blau."] },
  "likes not": { yes: { "Ich mag Kaffee nicht.": "taste:kaffee=dislikes" }, no: ["Ich mag das nicht."] },
  likes: { yes: { "Ich mag Jazz.": "taste:jazz=likes" }, no: ["Ich mag das."] },
  dislikes: { yes: { "Ich hasse Montage.": "taste:montage=dislikes" }, no: ["Ich hasse es."] },
  "likes doing": { yes: { "Ich koche gerne.": "taste:koche=likes" }, no: ["Ich koche."] },
  "likes doing best": {
    yes: { "Übrigens, am liebsten esse ich Pizza.": "taste:esse pizza=likes" },
    no: ["Am liebsten Pizza."],
  },
  prefers: { yes: { "Ich bevorzuge Tee.": "taste:tee=likes" }, no: ["Ich bevorzugte Tee."] },
  "is a fan of": { yes: { "Ich bin ein großer Fan von Jazz.": "taste:jazz=likes" }, no: ["Ich bin ein großer Fan."] },
  speaks: { yes: { "Ich spreche fließend Polnisch.": "speaks:polish=yes" }, no: ["Ich spreche leise."] },
  "native language": {
    yes: { "Meine Muttersprache ist Türkisch.": "speaks:turkish=yes" },
    no: ["Meine Muttersprache ist schön."],
  },
  "does not speak": { yes: { "Ich spreche kein Russisch.": "speaks:russian=no" }, no: ["Ich spreche kein Wort."] },
  learning: { yes: { "Ich lerne Spanisch.": "learning:spanisch=yes" }, no: ["Ich lerne viel."] },
  uses: { yes: { "Ich benutze Linux.": "uses:linux=yes" }, no: ["Ich benutze es."] },
  "no longer uses": { yes: { "Ich benutze kein Slack mehr.": "uses:slack=no" }, no: ["Ich benutze keins mehr."] },
  plays: { yes: { "Ich spiele Klavier.": "plays:klavier=yes" }, no: ["Ich spiele mit."] },
  "travelling to": { yes: { "Ich fliege nach Lissabon.": "plan:lissabon=yes" }, no: ["Ich fliege nach oben."] },
  "decided on": {
    yes: { "Wir haben uns für Postgres entschieden.": "decision:postgres=yes" },
    no: ["Wir haben uns entschieden."],
  },
  "decided against": {
    yes: { "Ich habe mich gegen das Haus entschieden.": "decision:haus=no" },
    no: ["Ich habe mich dagegen entschieden."],
  },
  "decided to": {
    yes: { "Ich habe beschlossen, Spanisch zu lernen.": "decision:spanisch zu lernen=yes" },
    no: ["Ich habe beschlossen, dass es reicht."],
  },
};
