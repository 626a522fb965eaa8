import type { Examples } from "../examples.ts";
import type { WHO_AND_WHERE } from "./who-and-where.ts";

export const WHO_AND_WHERE_EXAMPLES: Examples<typeof WHO_AND_WHERE> = {
  "name is": { yes: { "Ich heiße Lena.": "name=lena" }, no: ["Ich heiße dich willkommen."] },
  "call me": { yes: { "Nenn mich jetzt Max.": "name=max" }, no: ["Nenn mir ein Beispiel."] },
  "lives elsewhere now": {
    yes: { "Ich wohne nicht mehr in Berlin, sondern in Hamburg.": "home=hamburg" },
    no: ["Ich wohne nicht mehr in Berlin, sondern auf dem Land."],
  },
  "lives there no longer": {
    yes: { "Ich wohne nicht mehr in Berlin.": "home=not berlin" },
    no: ["Ich wohne nicht mehr in einer WG."],
  },
  "lives in": { yes: { "Ich wohne in Kiel.": "home=kiel" }, no: ["Ich wohne in einer WG."] },
  "moved to": { yes: { "Ich bin nach Köln gezogen.": "home=köln" }, no: ["Ich bin nach oben gezogen."] },
  "comes from": { yes: { "Ich komme aus Graz.": "origin=graz" }, no: ["Ich komme aus dem Staunen nicht heraus."] },
  "is from": { yes: { "Ich bin aus Wien.": "origin=wien" }, no: ["Ich bin aus dem Haus."] },
  "born or raised in": {
    yes: { "Ich bin in Bremen aufgewachsen.": "origin=bremen" },
    no: ["Ich bin in einer Stunde da."],
  },
  age: { yes: { "Ich bin 34 Jahre alt.": "age=34" }, no: ["Ich bin 34 Minuten zu spät."] },
  married: { yes: { "Ich bin verheiratet.": "marital status=married" }, no: ["Ich bin verabredet."] },
  "not married": {
    yes: { "Ich bin nicht mehr verheiratet.": "marital status=not married" },
    no: ["Ich bin nicht mehr verabredet."],
  },
  divorced: { yes: { "Ich bin geschieden.": "marital status=divorced" }, no: ["Ich bin entschieden."] },
  single: { yes: { "Ich bin wieder single.": "marital status=single" }, no: ["Ich bin wieder da."] },
  "age, and more": {
    yes: { "Ich bin 34 Jahre alt und verheiratet.": "age=34" },
    no: ["Ich bin 34 Minuten zu spät und müde."],
  },
  birthday: { yes: { "Mein Geburtstag ist am 3. Mai.": "birthday=3. mai" }, no: ["Mein Geburtstag ist bald."] },
  "born on": { yes: { "Ich bin am 3. Mai 1990 geboren.": "birthday=3. mai 1990" }, no: ["Ich bin am Meer geboren."] },
};
