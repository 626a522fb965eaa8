import type { MethodNames } from "../runtime/method-names.ts";
import type { Vault } from "./vault.ts";

/** The methods of a vault that other objects, the Worker and the runtime call. */
export const VAULT_METHODS: MethodNames<Vault> = {
  alarm: true,
  prefetch: true,
  begin: true,
  commit: true,
  noteReads: true,
  list: true,
  add: true,
  get: true,
  update: true,
  forget: true,
  history: true,
  restore: true,
  recall: true,
  exchanges: true,
  exchange: true,
  toldRequest: true,
  recordFeedback: true,
  exportPage: true,
  importBatch: true,
  purgeAnswers: true,
  erase: true,
  eraseOfTenant: true,
  countRows: true,
  consent: true,
  profile: true,
  trainingExamples: true,
  usage: true,
  size: true,
};
