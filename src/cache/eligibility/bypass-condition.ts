/** A request for an answer, as far as it matters to whether another answer may serve. */
export interface EligibilityRequest {
  /** The request body as the client sent it. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The last user text. */
  readonly question: string;
  /** User turns in the request. */
  readonly turns: number;
  /** An assistant or tool message is present. */
  readonly otherRoles: boolean;
  /** The last user content is text alone: no image, sound or file. */
  readonly questionIsText: boolean;
}

export type BypassReason =
  | "parts"
  | "empty"
  | "long"
  | "tools"
  | "choices"
  | "logprobs"
  | "audio"
  | "store"
  | "reference"
  | "seed"
  | "search"
  | "instruction"
  | "smalltalk"
  | "creative"
  | "moment"
  | "situation";

export interface BypassCondition {
  readonly reason: BypassReason;
  readonly applies: (ask: EligibilityRequest) => boolean;
}
