import type { Examples } from "../examples.ts";
import type { FAMILY_AND_PETS } from "./family.ts";

export const FAMILY_AND_PETS_EXAMPLES: Examples<typeof FAMILY_AND_PETS> = {
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
};
