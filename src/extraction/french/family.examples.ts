import type { Examples } from "../examples.ts";
import type { FAMILY_AND_PETS } from "./family.ts";

export const FAMILY_AND_PETS_EXAMPLES: Examples<typeof FAMILY_AND_PETS> = {
  "wife is called": { yes: { "Ma femme s'appelle Julie.": "own:wife=julie" }, no: ["Ma femme s'appelle comme toi."] },
  "husband is called": {
    yes: { "Mon mari s'appelle Paul.": "own:husband=paul" },
    no: ["Mon mari s'appelle comme toi."],
  },
  "partner is called": {
    yes: { "Ma compagne s'appelle Léa.": "own:partner=léa" },
    no: ["Ma compagne s'appelle comme toi."],
  },
  "daughter is called": {
    yes: { "Ma fille s'appelle Zoé.": "own:daughter=zoé" },
    no: ["Ma fille s'appelle comme toi."],
  },
  "son is called": { yes: { "Mon fils s'appelle Luc.": "own:son=luc" }, no: ["Mon fils s'appelle comme toi."] },
  "sister is called": { yes: { "Ma sœur s'appelle Léa.": "own:sister=léa" }, no: ["Ma sœur s'appelle comme toi."] },
  "brother is called": {
    yes: { "Mon frère s'appelle Hugo.": "own:brother=hugo" },
    no: ["Mon frère s'appelle comme toi."],
  },
  "mother is called": { yes: { "Ma mère s'appelle Anne.": "own:mother=anne" }, no: ["Ma mère s'appelle comme toi."] },
  "father is called": { yes: { "Mon père s'appelle Marc.": "own:father=marc" }, no: ["Mon père s'appelle comme toi."] },
  "boss is called": { yes: { "Ma chef s'appelle Nadia.": "own:boss=nadia" }, no: ["Ma chef s'appelle comme toi."] },
  "number of children": { yes: { "J'ai deux enfants.": "own:children=deux" }, no: ["J'ai deux livres pour enfants."] },
  "number of daughters": { yes: { "J'ai deux filles.": "own:daughters=deux" }, no: ["J'ai deux livres de filles."] },
  "number of cats": { yes: { "J'ai trois chats.": "pet:cat=trois" }, no: ["J'ai trois chats noirs en photo."] },
  "number of dogs": { yes: { "J'ai deux chiens.": "pet:dog=deux" }, no: ["J'ai deux chiens noirs en photo."] },
  "dog is called": {
    yes: { "Mon chien s'appelle Filou.": "pet:dog:name=filou" },
    no: ["Mon chien s'appelle comme toi."],
  },
  "has a dog named": {
    yes: { "J'ai un chien nommé Filou.": "pet:dog:name=filou" },
    no: ["J'ai un chien qui dort beaucoup."],
  },
  "has another dog named": {
    yes: { "J'ai un deuxième chien nommé Rex.": "pet:dog:rex=yes" },
    no: ["J'ai un deuxième chien qui dort."],
  },
  "cat is called": {
    yes: { "Ma chatte s'appelle Mina.": "pet:cat:name=mina" },
    no: ["Ma chatte s'appelle comme toi."],
  },
  "has a cat named": {
    yes: { "J'ai un chat qui s'appelle Félix.": "pet:cat:name=félix" },
    no: ["J'ai un chat qui dort beaucoup."],
  },
  "has another cat named": {
    yes: { "J'ai un autre chat nommé Tom.": "pet:cat:tom=yes" },
    no: ["J'ai un autre chat qui dort."],
  },
};
