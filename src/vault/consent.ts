import type { Consent } from "../ports/memory-store.ts";

/* The consent of a user to other uses of their words than answers. It is in the vault row, so that it goes with the user. */

export function consentIn(sql: SqlStorage): Consent {
  const { fine_tuning } = sql.exec<{ fine_tuning: number }>("SELECT fine_tuning FROM vault").one();
  return { fineTuning: fine_tuning === 1 };
}

export function setConsent(sql: SqlStorage, { fineTuning }: Consent): void {
  sql.exec("UPDATE vault SET fine_tuning = ?", fineTuning ? 1 : 0);
}
