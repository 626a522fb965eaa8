import type { Reply } from "./resp.ts";

type Value = null | number | string | readonly Value[];
export type RestReply = { readonly result: Value } | { readonly error: string };

/** A reply as JSON. With base64 every string is encoded but statuses, of which only `OK` stays as it is. */
export function jsonOf(reply: Reply, base64: boolean): RestReply {
  if (typeof reply === "object" && reply !== null && "failure" in reply) return { error: reply.failure };
  return { result: valueOf(reply, base64) };
}

function valueOf(reply: Reply, base64: boolean): Value {
  if (reply === null || typeof reply === "number") return reply;
  if (reply instanceof Uint8Array) return base64 ? toBase64(reply) : new TextDecoder().decode(reply);
  if (Array.isArray(reply)) return (reply as readonly Reply[]).map((item) => valueOf(item, base64));
  const text = "status" in reply ? reply.status : (reply as { failure: string }).failure;
  return base64 && text !== "OK" ? toBase64(new TextEncoder().encode(text)) : text;
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCodePoint(byte);
  return btoa(binary);
}
