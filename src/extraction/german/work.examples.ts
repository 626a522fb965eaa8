import type { Examples } from "../examples.ts";
import type { WORK } from "./work.ts";

export const WORK_EXAMPLES: Examples<typeof WORK> = {
  "employer none, resigned": { yes: { "Ich habe gekündigt.": "employer=none" }, no: ["Ich habe mein Abo gekündigt."] },
  "no longer works at": {
    yes: { "Ich arbeite nicht mehr bei Siemens.": "employer=not siemens" },
    no: ["Ich arbeite nicht mehr bei schlechtem Licht."],
  },
  "works at": { yes: { "Ich arbeite bei Bosch.": "employer=bosch" }, no: ["Ich arbeite bei schlechtem Licht."] },
  job: { yes: { "Ich bin Lehrerin.": "job=lehrerin" }, no: ["Ich bin müde."] },
  studies: { yes: { "Ich studiere Physik.": "studies=physik" }, no: ["Ich studiere."] },
  "employer none, retired": { yes: { "Ich bin in Rente.": "employer=none" }, no: ["Ich bin in Eile."] },
  "job none, retired": {
    yes: { "Ich bin im Ruhestand.": "job=self-employed or not employed" },
    no: ["Ich bin im Urlaub."],
  },
  "resigned from": {
    yes: { "Ich habe bei Siemens gekündigt.": "employer=not siemens" },
    no: ["Ich habe bei allem gekündigt."],
  },
};
