import type { Examples } from "../examples.ts";
import type { WORK } from "./work.ts";

export const WORK_EXAMPLES: Examples<typeof WORK> = {
  "works at": { yes: { "I work at Equinor.": "employer=equinor" }, no: ["I work at night."] },
  "is no longer a": { yes: { "I'm no longer a teacher.": "job=not teacher" }, no: ["I'm no longer a fan."] },
  "is a … at": { yes: { "I'm a nurse at Charité.": "employer=charité" }, no: ["I'm a bit early for Easter."] },
  "name, from": { yes: { "Hi, I'm Jonas, from Leipzig.": "origin=leipzig" }, no: ["I'm back from Leipzig."] },
  "employer is": { yes: { "My employer is Lego.": "employer=lego" }, no: ["My company is growing."] },
  joined: { yes: { "I joined Spotify.": "employer=spotify" }, no: ["I joined them yesterday."] },
  "no longer works at": {
    yes: { "I no longer work at Nokia.": "employer=not nokia" },
    no: ["I no longer work at night."],
  },
  job: { yes: { "I'm a software engineer.": "job=software engineer" }, no: ["I'm a good cook."] },
  "dismissed from": { yes: { "I was laid off by Acme.": "employer=not acme" }, no: ["I was let go by mistake."] },
  "employer none": { yes: { "I quit my job.": "employer=none" }, no: ["I quit my job search."] },
  "job none, retired or lost": {
    yes: { "I lost my job.": "job=self-employed or not employed" },
    no: ["I lost my keys."],
  },
  "job none, self-employed": {
    yes: { "I'm self-employed.": "job=self-employed or not employed" },
    no: ["I'm unemployable."],
  },
  studies: { yes: { "I'm studying architecture.": "studies=architecture" }, no: ["I'm studying it."] },
  school: { yes: { "I'm a law student at Bocconi.": "school=bocconi" }, no: ["I'm a law student at heart."] },
};
