import { costOf, roundedCost } from "../metrics/cost.ts";
import type { Prices } from "../ports/settings.ts";
import type { UserDay, VaultUsage } from "../ports/usage.ts";
import type { TrafficReport } from "./traffic-report.ts";
import type { UsageReport } from "./usage.ts";

/** The usage of one user on a day, in the words of its readers. Costs are at the prices of now. */
export type UserDayReport = Omit<UsageReport, "requests" | "tokens" | keyof TrafficReport> & {
  readonly exchanges: number;
};

export type UserUsage = Omit<VaultUsage, "days"> & { readonly days: readonly UserDayReport[] };

/** Returns the usage of one user, with the days of all models together. */
export function userUsage({ days, ...cost }: VaultUsage, prices: Prices | null): UserUsage {
  const byDate = Map.groupBy(days, ({ date }) => date);
  return { ...cost, days: [...byDate].map(([date, ofDay]) => reportOf(date, ofDay, prices)) };
}

function reportOf(date: string, models: readonly UserDay[], prices: Prices | null): UserDayReport {
  const sum = (of: (one: UserDay) => number): number => models.reduce((all, one) => all + of(one), 0);
  const cost = (input: (one: UserDay) => number, output: (one: UserDay) => number): number =>
    sum((one) => (prices ? costOf({ input: input(one), output: output(one) }, one.model, prices) : 0));
  const saved = cost(
    (one) => one.savedInputTokens,
    (one) => one.savedOutputTokens,
  );
  const added = cost(
    (one) => one.memoryTokens,
    () => 0,
  );
  return {
    date,
    exchanges: sum((one) => one.exchanges),
    cacheHits: sum((one) => one.cacheHits),
    inputTokens: sum((one) => one.inputTokens),
    outputTokens: sum((one) => one.outputTokens),
    saved: {
      inputTokens: sum((one) => one.savedInputTokens),
      outputTokens: sum((one) => one.savedOutputTokens),
      cost: roundedCost(saved),
    },
    memory: { tokens: sum((one) => one.memoryTokens), cost: roundedCost(added) },
    netSaved: roundedCost(saved - added),
  };
}
