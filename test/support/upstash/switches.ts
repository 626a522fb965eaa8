/** How a rented service misbehaves, for as long as it is set. All off by default. */
export interface Switches {
  /** Every request takes this much longer. */
  latencyMs: number;
  /** Every request fails: `error` with 500, `hang` never answers, `refuse` breaks the connection off. */
  down: "no" | "error" | "hang" | "refuse";
  /** Requests that still go through before 429; null: any number. */
  quota: number | null;
  /** How long writes stay invisible to readers. */
  visibleAfterMs: number;
  /** Queries find whatever is near, whoever it belongs to. */
  ignoresFilters: boolean;
}

export const newSwitches = (): Switches => ({
  latencyMs: 0,
  down: "no",
  quota: null,
  visibleAfterMs: 0,
  ignoresFilters: false,
});

const HANGS_MS = 60_000;

/**
 * Applies the switches before a request is handled.
 * @returns the answer to give instead, or null to go on
 */
export async function misbehave(switches: Switches): Promise<Response | null> {
  if (switches.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, switches.latencyMs));
  if (switches.down === "hang") await new Promise((resolve) => setTimeout(resolve, HANGS_MS).unref());
  if (switches.down === "refuse") throw new Error("switched to refuse");
  if (switches.down !== "no") return Response.json({ error: "ERR internal error" }, { status: 500 });
  if (switches.quota === null) return null;
  if (switches.quota > 0) {
    switches.quota -= 1;
    return null;
  }
  return Response.json({ error: "ERR max requests limit exceeded" }, { status: 429 });
}
