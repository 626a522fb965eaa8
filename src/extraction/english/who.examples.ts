import type { Examples } from "../examples.ts";
import type { WHO } from "./who.ts";

export const WHO_EXAMPLES: Examples<typeof WHO> = {
  "name is": { yes: { "My name is Ana.": "name=ana" }, no: ["My name is on the guest list."] },
  "call me": { yes: { "Everyone calls me Bibi.": "name=bibi" }, no: ["Call me later."] },
  "changed name": { yes: { "I changed my name to Max.": "name=max" }, no: ["I changed my name to something shorter."] },
  "address me as": { yes: { "Please address me as Captain.": "name=captain" }, no: ["Address me as you like."] },
  "go by": { yes: { "I go by Sam.": "name=sam" }, no: ["I go by bike."] },
  "am called": { yes: { "I am called Tom.": "name=tom" }, no: ["I am called every day."] },
  "introduces themselves": { yes: { "Hi, I'm Sofia.": "name=sofia" }, no: ["Hi, I'm ready."] },
  age: { yes: { "I'm turning 40 this year.": "age=40" }, no: ["I'm 34 minutes late."] },
  "age, hyphenated": { yes: { "I'm a 29 year old.": "age=29", "My age is 41.": "age=41" }, no: ["I'm a 5-star host."] },
  "turned an age": { yes: { "I just turned 40!": "age=40" }, no: ["I turned 3 pages.", "I turned 18 in Lagos."] },
  birthday: { yes: { "My birthday is on 3 May.": "birthday=3 may" }, no: ["My birthday is coming soon."] },
  "born on": { yes: { "I was born in 1987.": "birthday=1987" }, no: ["I was born on a farm."] },
  from: { yes: { "I'm originally from Ghana.": "origin=ghana" }, no: ["I'm from the marketing team."] },
  "grew up in": { yes: { "I grew up in Porto.": "origin=porto" }, no: ["I grew up in poverty."] },
  nationality: { yes: { "I'm Norwegian.": "nationality=norwegian" }, no: ["I'm hungry."] },
};
