import type { Examples } from "../examples.ts";
import type { WORK } from "./work.ts";

export const WORK_EXAMPLES: Examples<typeof WORK> = {
  "employer none, resigned": { yes: { "Dejé mi trabajo.": "employer=none" }, no: ["Dejé mi paraguas."] },
  "no longer works at": { yes: { "Ya no trabajo en Iberia.": "employer=not iberia" }, no: ["Ya no trabajo en casa."] },
  "works at": { yes: { "Trabajo en Iberia.": "employer=iberia" }, no: ["Trabajo en casa."] },
  job: { yes: { "Soy enfermera.": "job=enfermera" }, no: ["Soy alta."] },
  studies: { yes: { "Estudio derecho.": "studies=derecho" }, no: ["Estudio."] },
  "employer none, retired": { yes: { "Estoy en paro.": "employer=none" }, no: ["Estoy en casa."] },
  "job none, retired": {
    yes: { "Estoy desempleada.": "job=self-employed or not employed" },
    no: ["Estoy despeinada."],
  },
  "left a job at": { yes: { "Dejé mi trabajo en Iberia.": "employer=not iberia" }, no: ["Dejé mi trabajo en casa."] },
};
