import type { Examples } from "../examples.ts";
import type { FAMILY_AND_PETS } from "./family.ts";

export const FAMILY_AND_PETS_EXAMPLES: Examples<typeof FAMILY_AND_PETS> = {
  "relative's name is": {
    yes: { "My wife's name is Marguerite.": "own:wife=marguerite" },
    no: ["My wife's name is hard to spell."],
  },
  "relative is called": { yes: { "My son is called Ben.": "own:son=ben" }, no: ["My son is called back to work."] },
  "pet's name is": { yes: { "My dog's name is Rex.": "pet:dog:name=rex" }, no: ["My dog's name is important."] },
  "pet is called": {
    yes: { "My hamster is called Pip.": "pet:hamster:name=pip" },
    no: ["My hamster is called back to its wheel."],
  },
  "has a pet named": {
    yes: { "I have a cat called Miso.": "pet:cat:name=miso" },
    no: ["I have a cat that sleeps a lot."],
  },
  "has another pet named": {
    yes: { "I have a second dog called Rex.": "pet:dog:rex=yes" },
    no: ["I have a second dog that barks."],
  },
  "pet by name": { yes: { "My dog Rex barks at night.": "pet:dog:name=rex" }, no: ["My dog barks at night."] },
  "close relative by name": { yes: { "My wife Anna works in Bonn.": "own:wife=anna" }, no: ["My wife works in Bonn."] },
  "relative by name": {
    yes: { "My daughter Lena likes maths.": "own:daughter:lena=yes" },
    no: ["My daughter likes maths."],
  },
  "number of pets": { yes: { "I have two cats.": "pet:cat=two" }, no: ["I have a dog phobia."] },
  "pet gone": { yes: { "I no longer have a dog.": "pet:dog:name=no" }, no: ["I no longer have a dog sitter."] },
  "no pet": { yes: { "I don't have a cat.": "pet:cat=no" }, no: ["I don't have a cat ladder."] },
  "number of children or siblings": {
    yes: { "I have three kids.": "own:kids=three" },
    no: ["I have two sonatas to learn."],
  },
  "has a relative named": {
    yes: { "I have a daughter called Mia.": "own:daughter=mia" },
    no: ["I have a daughter called back to work."],
  },
  "relative's age": { yes: { "My son is 12.": "own:son:age=12" }, no: ["My son is 12th in line."] },
  "marital status": { yes: { "I'm divorced.": "marital status=divorced" }, no: ["I'm married to the idea."] },
  "marital status ended": {
    yes: { "I'm not married any more.": "marital status=not married" },
    no: ["I'm not engaged in this."],
  },
  "got married": {
    yes: { "I got married last year.": "marital status=married" },
    no: ["I got engaged in the debate."],
  },
};
