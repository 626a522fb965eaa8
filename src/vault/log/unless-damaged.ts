import { log, reasonOf } from "../../runtime/log.ts";

const ADVICE = "A row in DATA_DIR is damaged, and counts as empty. Restore the folder from a backup to have it back.";

/** Notes that stored bytes cannot be read. */
export function reportDamage(reason: string): void {
  log("error", { event: "row_damaged", reason, advice: ADVICE });
}

/** Unpacks stored bytes. Returns the fallback if they are damaged, because one row must not cost the whole vault. */
export function unlessDamaged<T>(unpack: () => T, fallback: T): T {
  try {
    return unpack();
  } catch (error) {
    reportDamage(reasonOf(error));
    return fallback;
  }
}
