import type { Settings } from "../ports/settings.ts";

/** Returns a line about who may call the proxy and which callers share an account. It holds no setting's value. */
export function accessLine({ adminKey, throughlineKey, account, isLoopback }: Settings): string {
  if (adminKey !== null) return "Who may call: holders of a tenant's key or token; ADMIN_KEY administers the tenants.";
  if (throughlineKey !== null) {
    return "Who may call: whoever brings THROUGHLINE_KEY in Throughline-Key. All of them are one account, whatever provider key they bring.";
  }
  const who = isLoopback ? "programs on this machine" : "whoever reaches this address";
  if (account === "shared") return `Who may call: ${who}. All of them are one account.`;
  const rest = isLoopback
    ? "callers without one share the proxy's own"
    : "a caller without one has no memory and no shared answers, and /memory, /tenant and /cache answer 401";
  return `Who may call: ${who}. Each provider key is an account of its own; ${rest}.`;
}
