import { describe, expect, test } from "vitest";
import { marked } from "./marked-lines.ts";

describe("what somebody was taken off, what went under, was given away or grew less is marked", () => {
  test.each([
    ["die spritze krieg ich sonntags", "die spritze is abgesetzt"],
    ["ich nehm ramipril 5 mg", "bin vom ramipril weg, hab nur gehustet, jetzt candesartan"],
    ["im on sertraline 50", "came off the sertraline in march"],
    ["tomo enalapril", "me quitaron el enalapril"],
    ["bin azubi bei Voss in Emden", "Voss is pleite, bin seit montag bei Harms"],
    ["i work at Hobbs yard", "Hobbs went under"],
    ["je bosse chez Duval", "Duval est en faillite"],
    ["trabajo en Muebles Gil", "Muebles Gil está en quiebra"],
    ["der roller muss noch in die werkstatt", "den roller hab ich der jutta gegeben"],
    ["we have a hamster called Pip", "gave the hamster to my sister"],
    ["bruno mon voisin me prête sa bétonnière", "bruno a vendu la sienne de machine"],
    ["tengo 12 gallinas en el corral", "el zorro, me quedan 7 gallinas"],
    ["j'ai 12 brebis", "il me reste 7 brebis"],
    ["he naps at 9 and 1", "hes down to one nap, 12 till 2ish"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([older]));

  test.each([
    ["der arzt hat mir tabletten gegen asthma gegeben", "ich hab die tabletten in der küche"],
    ["oma ist 80", "hab oma am bahnhof abgesetzt"],
    ["im up for one beer", "im down to one beer a week"],
  ])("and nothing else: %s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));
});
