import type { RequestSettings, Unrepeatable } from "../../dialects/request-settings.ts";

/** The parts of a request that decide whether another answer may serve it. */
export interface EligibilityRequest {
  readonly settings: RequestSettings;
  /** The last user text. */
  readonly question: string;
  /** The number of user turns. */
  readonly turns: number;
  /** True if the request has an assistant or tool message. */
  readonly otherRoles: boolean;
  /** True if the last user content is text alone, without image, sound or file. */
  readonly questionIsText: boolean;
}

export type BypassReason =
  | "parts"
  | "empty"
  | "long"
  | Unrepeatable
  | "instruction"
  | "smalltalk"
  | "creative"
  | "moment"
  | "situation";

export interface BypassCondition {
  readonly reason: BypassReason;
  readonly applies: (ask: EligibilityRequest) => boolean;
}
