import type { Examples } from "../examples.ts";
import type { FAMILY_AND_PETS } from "./family.ts";

export const FAMILY_AND_PETS_EXAMPLES: Examples<typeof FAMILY_AND_PETS> = {
  "wife is called": { yes: { "Mi mujer se llama Julia.": "own:wife=julia" }, no: ["Mi mujer se llama como tú."] },
  "husband is called": {
    yes: { "Mi marido se llama Pablo.": "own:husband=pablo" },
    no: ["Mi marido se llama como tú."],
  },
  "partner is called": { yes: { "Mi pareja se llama Sol.": "own:partner=sol" }, no: ["Mi pareja se llama como tú."] },
  "daughter is called": { yes: { "Mi hija se llama Sara.": "own:daughter=sara" }, no: ["Mi hija se llama como tú."] },
  "son is called": { yes: { "Mi hijo se llama Lucas.": "own:son=lucas" }, no: ["Mi hijo se llama como tú."] },
  "sister is called": { yes: { "Mi hermana se llama Eva.": "own:sister=eva" }, no: ["Mi hermana se llama como tú."] },
  "brother is called": {
    yes: { "Mi hermano se llama Hugo.": "own:brother=hugo" },
    no: ["Mi hermano se llama como tú."],
  },
  "mother is called": { yes: { "Mi madre se llama Ana.": "own:mother=ana" }, no: ["Mi madre se llama como tú."] },
  "father is called": { yes: { "Mi padre se llama Marcos.": "own:father=marcos" }, no: ["Mi padre se llama como tú."] },
  "boss is called": { yes: { "Mi jefa se llama Nadia.": "own:boss=nadia" }, no: ["Mi jefa se llama como tú."] },
  "number of children": { yes: { "Tengo dos hijos.": "own:children=dos" }, no: ["Tengo dos libros para niños."] },
  "number of dogs": { yes: { "Tengo dos perros.": "pet:dog=dos" }, no: ["Tengo dos perros negros en foto."] },
  "number of cats": { yes: { "Tengo tres gatos.": "pet:cat=tres" }, no: ["Tengo tres gatos negros en foto."] },
  "dog is called": { yes: { "Mi perro se llama Toby.": "pet:dog:name=toby" }, no: ["Mi perro se llama como tú."] },
  "has a dog named": {
    yes: {
      "Tengo un perro llamado Toby.": "pet:dog:name=toby",
      "Tengo una perra que se llama Luna.": "pet:dog:name=luna",
    },
    no: ["Tengo una perra llamada como tú."],
  },
  "has another dog named": {
    yes: { "Tengo otra perra llamada Kira.": "pet:dog:kira=yes" },
    no: ["Tengo otra perra llamada como tú."],
  },
  "cat is called": { yes: { "Mi gata se llama Mina.": "pet:cat:name=mina" }, no: ["Mi gata se llama como tú."] },
  "has a cat named": {
    yes: { "Tengo una gata que se llama Mina.": "pet:cat:name=mina" },
    no: ["Tengo una gata llamada como tú."],
  },
  "has another cat named": {
    yes: { "Tengo otro gato llamado Tom.": "pet:cat:tom=yes" },
    no: ["Tengo otro gato llamado como tú."],
  },
};
