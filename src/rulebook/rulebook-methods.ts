import type { MethodNames } from "../runtime/method-names.ts";
import type { Rulebook } from "./rulebook.ts";

/** The methods of a rulebook that the Worker, vaults and the runtime call. */
export const RULEBOOK_METHODS: MethodNames<Rulebook> = {
  alarm: true,
  read: true,
  replace: true,
  report: true,
  word: true,
  proposals: true,
  declined: true,
  decline: true,
  reopen: true,
  forgetVoter: true,
  countVoter: true,
  destroy: true,
};
