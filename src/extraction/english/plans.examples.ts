import type { Examples } from "../examples.ts";
import type { PLANS_AND_DECISIONS } from "./plans.ts";

export const PLANS_AND_DECISIONS_EXAMPLES: Examples<typeof PLANS_AND_DECISIONS> = {
  "decided on, for": {
    yes: { "We chose Postgres for the billing service.": "decision:billing service=postgres" },
    no: ["I chose this for you."],
  },
  "decided on": { yes: { "I settled on Hetzner.": "decision:hetzner=yes" }, no: ["I settled on it."] },
  "decided to": { yes: { "I decided to learn Welsh.": "decision:learn welsh=yes" }, no: ["I decided to ask."] },
  "decided against": {
    yes: { "I've decided not to renew the lease.": "decision:renew the lease=no" },
    no: ["I've decided not to do it."],
  },
  "going to": { yes: { "I'm going to Japan.": "plan:japan=yes" }, no: ["I'm going to bed."] },
  "moving to": { yes: { "I'm moving to Lisbon.": "plan:lisbon=yes" }, no: ["I'm moving to the next step."] },
  visiting: { yes: { "We are visiting Rome.": "plan:rome=yes" }, no: ["I'm visiting them."] },
  "getting married": {
    yes: { "I'm getting married next June.": "plan:married=next june" },
    no: ["I'm getting married."],
  },
  "preparing for": { yes: { "I'm training for a marathon.": "plan:a marathon=yes" }, no: ["I'm training for it."] },
  appointment: {
    yes: { "I have an interview on Tuesday.": "plan:interview=on tuesday" },
    no: ["I have an interview question."],
  },
};
