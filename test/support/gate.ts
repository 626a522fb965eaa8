import { expect, onTestFinished } from "vitest";
import type { LoggedRequest, Script } from "./scripted-upstream.ts";

const UPSTREAM = "http://upstream.test";

/** A gate that the scripted upstream waits at before it answers. A test that ends opens it. */
export interface Gate {
  readonly script: Script;
  readonly open: () => Promise<void>;
}

export function closedGate(): Gate {
  const gate = crypto.randomUUID();
  const open = async (): Promise<void> => void (await fetch(`${UPSTREAM}/_open/${gate}`));
  onTestFinished(open);
  return { script: { gate }, open };
}

/** Returns how many requests the upstream has received under a log. */
export async function callsUnder(log: string): Promise<number> {
  return (await (await fetch(`${UPSTREAM}/_log/${log}`)).json<LoggedRequest[]>()).length;
}

/** Waits until the upstream has received so many requests under a log. */
export async function underWay(log: string, calls = 1): Promise<void> {
  await expect.poll(() => callsUnder(log), { interval: 20 }).toBe(calls);
}
