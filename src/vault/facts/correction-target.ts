import { applyCorrection, type Corrected } from "../../memory/statements/apply-correction.ts";
import type { Correction } from "../../ports/memory.ts";
import { type Antecedent, antecedents, type CorrectionRow, statedRecently } from "./antecedents.ts";

/** The statement that a correction means, and what it says now. */
interface Target {
  readonly stated: Antecedent;
  readonly corrected: Corrected;
}

/** Returns null if the correction fits no statement. */
export function resolveTarget(sql: SqlStorage, row: CorrectionRow, correction: Correction): Target | null {
  const fitting = (all: readonly Antecedent[]): Target[] =>
    all.flatMap((stated) => {
      const corrected = applyCorrection(stated, correction, row.at);
      return corrected ? [{ stated, corrected }] : [];
    });
  const said = antecedents(sql, row, correction.not);
  if (said.length > 0 || correction.does === "end" || correction.not !== null) return fitting(said)[0] ?? null;
  // Outside its conversation a correction that may mean two things means none.
  const recent = fitting(statedRecently(sql, row));
  return recent.every(({ stated }) => stated.slot === recent[0]?.stated.slot) ? (recent[0] ?? null) : null;
}
