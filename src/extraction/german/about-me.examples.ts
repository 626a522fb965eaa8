import type { Examples } from "../examples.ts";
import type { ABOUT_ME } from "./about-me.ts";

export const ABOUT_ME_EXAMPLES: Examples<typeof ABOUT_ME> = {
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
  "employer none, resigned": { yes: { "Ich habe gekündigt.": "employer=none" }, no: ["Ich habe mein Abo gekündigt."] },
  "no longer works at": {
    yes: { "Ich arbeite nicht mehr bei Siemens.": "employer=not siemens" },
    no: ["Ich arbeite nicht mehr bei schlechtem Licht."],
  },
  "works at": { yes: { "Ich arbeite bei Bosch.": "employer=bosch" }, no: ["Ich arbeite bei schlechtem Licht."] },
  job: { yes: { "Ich bin Lehrerin.": "job=lehrerin" }, no: ["Ich bin müde."] },
  "is no longer a, diet": {
    yes: { "Ich bin kein Vegetarier mehr.": "diet=not vegetarian" },
    no: ["Ich bin kein Kind mehr."],
  },
  "diet ended": { yes: { "Ich bin nicht mehr vegan.": "diet=not vegan" }, no: ["Ich bin nicht mehr müde."] },
  studies: { yes: { "Ich studiere Physik.": "studies=physik" }, no: ["Ich studiere."] },
  age: { yes: { "Ich bin 34 Jahre alt.": "age=34" }, no: ["Ich bin 34 Minuten zu spät."] },
  married: { yes: { "Ich bin verheiratet.": "marital status=married" }, no: ["Ich bin verabredet."] },
  "not married": {
    yes: { "Ich bin nicht mehr verheiratet.": "marital status=not married" },
    no: ["Ich bin nicht mehr verabredet."],
  },
  "employer none, retired": { yes: { "Ich bin in Rente.": "employer=none" }, no: ["Ich bin in Eile."] },
  "job none, retired": {
    yes: { "Ich bin im Ruhestand.": "job=self-employed or not employed" },
    no: ["Ich bin im Urlaub."],
  },
  "resigned from": {
    yes: { "Ich habe bei Siemens gekündigt.": "employer=not siemens" },
    no: ["Ich habe bei allem gekündigt."],
  },
  "not allergic to": {
    yes: { "Ich bin nicht mehr allergisch gegen Nüsse.": "allergy:nüsse=no" },
    no: ["Ich bin nicht allergisch."],
  },
  "eats again": { yes: { "Ich esse wieder Fisch.": "eats:fisch=yes" }, no: ["Ich esse wieder."] },
  "omnivore again": { yes: { "Ich esse wieder Fleisch.": "diet=omnivore" }, no: ["Ich esse wieder mit."] },
  divorced: { yes: { "Ich bin geschieden.": "marital status=divorced" }, no: ["Ich bin entschieden."] },
  single: { yes: { "Ich bin wieder single.": "marital status=single" }, no: ["Ich bin wieder da."] },
  "age, and more": {
    yes: { "Ich bin 34 Jahre alt und verheiratet.": "age=34" },
    no: ["Ich bin 34 Minuten zu spät und müde."],
  },
  birthday: { yes: { "Mein Geburtstag ist am 3. Mai.": "birthday=3. mai" }, no: ["Mein Geburtstag ist bald."] },
  "born on": { yes: { "Ich bin am 3. Mai 1990 geboren.": "birthday=3. mai 1990" }, no: ["Ich bin am Meer geboren."] },
  "wife is called": { yes: { "Meine Frau heißt Eva.": "own:wife=eva" }, no: ["Meine Frau heißt wie du."] },
  "husband is called": { yes: { "Mein Mann heißt Tim.": "own:husband=tim" }, no: ["Mein Mann heißt wie du."] },
  "partner is called": {
    yes: { "Meine Partnerin heißt Ida.": "own:partner=ida" },
    no: ["Meine Partnerin heißt wie du."],
  },
  "daughter is called": {
    yes: { "Meine Tochter heißt Mia.": "own:daughter=mia" },
    no: ["Meine Tochter heißt wie du."],
  },
  "son is called": { yes: { "Mein Sohn heißt Ben.": "own:son=ben" }, no: ["Mein Sohn heißt wie du."] },
  "sister is called": {
    yes: { "Meine Schwester heißt Jana.": "own:sister=jana" },
    no: ["Meine Schwester heißt wie du."],
  },
  "brother is called": { yes: { "Mein Bruder heißt Ole.": "own:brother=ole" }, no: ["Mein Bruder heißt wie du."] },
  "mother is called": { yes: { "Meine Mutter heißt Ute.": "own:mother=ute" }, no: ["Meine Mutter heißt wie du."] },
  "father is called": { yes: { "Mein Vater heißt Karl.": "own:father=karl" }, no: ["Mein Vater heißt wie du."] },
  "boss is called": {
    yes: { "Meine Chefin heißt Frau Berg.": "own:boss=frau berg" },
    no: ["Meine Chefin ist sehr nett zu allen."],
  },
  "number of children": { yes: { "Wir haben drei Kinder.": "own:children=drei" }, no: ["Wir haben drei Kinderwagen."] },
  "number of sons": { yes: { "Ich habe zwei Söhne.": "own:sons=zwei" }, no: ["Ich habe zwei Söhnchen im Buch."] },
  "number of daughters": {
    yes: { "Ich habe zwei Töchter.": "own:daughters=zwei" },
    no: ["Ich habe zwei Tochterfirmen."],
  },
  "number of dogs": { yes: { "Ich habe zwei Hunde.": "pet:dog=zwei" }, no: ["Ich habe zwei Hundebücher."] },
  "number of cats": { yes: { "Ich habe drei Katzen.": "pet:cat=drei" }, no: ["Ich habe drei Katzenbücher."] },
  "cat is called": { yes: { "Meine Katze heißt Mimi.": "pet:cat:name=mimi" }, no: ["Meine Katze heißt wie du."] },
  "cat's name is": {
    yes: { "Der Name meiner Katze ist Mimi.": "pet:cat:name=mimi" },
    no: ["Der Name meiner Katze ist zu lang."],
  },
  "has a cat named": {
    yes: { "Ich habe eine Katze namens Mimi.": "pet:cat:name=mimi" },
    no: ["Ich habe eine Katze, die viel schläft."],
  },
  "has another cat named": {
    yes: { "Ich habe noch eine zweite Katze namens Luna.": "pet:cat:luna=yes" },
    no: ["Ich habe noch eine zweite Katze im Garten."],
  },
  "dog is called": { yes: { "Mein Hund heißt Rex.": "pet:dog:name=rex" }, no: ["Mein Hund heißt wie du."] },
  "dog's name is": {
    yes: { "Der Name meines Hundes ist Rex.": "pet:dog:name=rex" },
    no: ["Der Name meines Hundes ist zu lang."],
  },
  "has a dog named": {
    yes: { "Ich habe einen Hund namens Rex.": "pet:dog:name=rex" },
    no: ["Ich habe einen Hund, der viel bellt."],
  },
  "has another dog named": {
    yes: { "Ich habe einen zweiten Hund namens Bello.": "pet:dog:bello=yes" },
    no: ["Ich habe einen zweiten Hund im Garten."],
  },
  "sold the car": { yes: { "Ich habe mein Auto verkauft.": "own:car=no" }, no: ["Ich habe mein Autoradio verkauft."] },
  "car is": { yes: { "Mein Auto ist ein Golf.": "own:car=golf" }, no: ["Mein Auto ist kaputt."] },
  "budget is": { yes: { "Mein Budget ist 500 Euro.": "own:budget=500 euro" }, no: ["Mein Budgetplan ist fertig."] },
  "doctor is": { yes: { "Mein Hausarzt ist Dr. Weber.": "own:doctor=dr. weber" }, no: ["Mein Hausarzt ist krank."] },
  diet: { yes: { "Ich bin Vegetarierin.": "diet=vegetarian" }, no: ["Ich bin hungrig."] },
  "eats or lives by a diet": { yes: { "Ich lebe vegan.": "diet=vegan" }, no: ["Ich lebe gesund."] },
  "allergic to": { yes: { "Ich bin allergisch gegen Nüsse.": "allergy:nüsse=yes" }, no: ["Ich bin allergisch."] },
  "has an allergy": { yes: { "Ich habe eine Nussallergie.": "allergy:nuss=yes" }, no: ["Ich habe eine Nussecke."] },
  intolerant: { yes: { "Ich bin laktoseintolerant.": "allergy:laktose=yes" }, no: ["Ich bin intolerant."] },
  "has a condition": { yes: { "Ich habe Asthma.": "health:asthma=yes" }, no: ["Ich habe Zeit."] },
  "does not eat": { yes: { "Ich esse kein Schweinefleisch.": "eats:schweinefleisch=no" }, no: ["Ich esse nie."] },
};
