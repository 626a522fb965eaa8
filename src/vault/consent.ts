import type { Consent } from "../ports/memory-store.ts";

/* What a user lets be done with what was said, beside answering them. In the vault's own row, so that it goes with the user. */

export function consentIn(sql: SqlStorage): Consent {
  const { fine_tuning } = sql.exec<{ fine_tuning: number }>("SELECT fine_tuning FROM vault").one();
  return { fineTuning: fine_tuning === 1 };
}

export function setConsent(sql: SqlStorage, { fineTuning }: Consent): void {
  sql.exec("UPDATE vault SET fine_tuning = ?", fineTuning ? 1 : 0);
}
