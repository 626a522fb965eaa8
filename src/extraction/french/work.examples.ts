import type { Examples } from "../examples.ts";
import type { WORK } from "./work.ts";

export const WORK_EXAMPLES: Examples<typeof WORK> = {
  "employer none, resigned": { yes: { "J'ai démissionné.": "employer=none" }, no: ["J'ai déjeuné."] },
  "no longer works at": {
    yes: { "Je ne travaille plus chez Renault.": "employer=not renault" },
    no: ["Je ne travaille plus chez moi."],
  },
  "works at": { yes: { "Je travaille chez Renault.": "employer=renault" }, no: ["Je travaille chez moi."] },
  job: { yes: { "Je suis infirmière.": "job=infirmière" }, no: ["Je suis fatiguée."] },
  studies: { yes: { "J'étudie le droit.": "studies=droit" }, no: ["J'étudie."] },
  "does studies of": { yes: { "Je fais des études de médecine.": "studies=médecine" }, no: ["Je fais des études."] },
  "employer none, retired": { yes: { "Je suis à la retraite.": "employer=none" }, no: ["Je suis à la maison."] },
  "job none, retired": {
    yes: { "Je suis au chômage.": "job=self-employed or not employed" },
    no: ["Je suis au bureau."],
  },
  "left a job at": {
    yes: { "J'ai quitté mon travail chez Renault.": "employer=not renault" },
    no: ["J'ai quitté mon travail tard."],
  },
  "resigned from": {
    yes: { "J'ai démissionné de chez Orange.": "employer=not orange" },
    no: ["J'ai démissionné de mon poste."],
  },
};
