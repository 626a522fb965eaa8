/** The ways through the proxy: with the user's memory, without it, and with nothing read or kept at all. */
export const MODES = [
  { mode: "memory on", headers: { "throughline-user": "ada" } },
  { mode: "memory off", headers: { "throughline-user": "ada", "throughline-memory": "off" } },
  { mode: "nothing kept", headers: { "cache-control": "no-store" } },
] as const;
