import type { EligibilityRequest } from "../../../src/cache/eligibility/bypass-condition.ts";
import { type Eligibility, eligibility } from "../../../src/cache/eligibility.ts";
import { settingsIn } from "../../../src/dialects/request-settings.ts";

/** Returns the settings of a request with these fields. */
export const settings = (fields: Record<string, unknown>) => {
  const body = { model: "gpt-4o", temperature: 0.7, stream: true, ...fields };
  return settingsIn(body, body.model);
};

/** A request whose answer may be shared. */
export const PLAIN: EligibilityRequest = {
  settings: settings({}),
  question: "How deep is Lake Baikal?",
  turns: 1,
  otherRoles: false,
  questionIsText: true,
};

/** Returns the eligibility of a question in a plain request. */
export const about = (question: string): Eligibility => eligibility({ ...PLAIN, question });
/** Returns the eligibility of a request with these fields. */
export const withBody = (fields: Record<string, unknown>): Eligibility =>
  eligibility({ ...PLAIN, settings: settings(fields) });
