import { timingSafeEqual } from "node:crypto";
import { digest } from "./digest.ts";

/** Whether two secrets are equal, in a time that tells nothing of either: digests of equal length are compared. */
export function sameSecret(a: string, b: string): boolean {
  const bytes = new TextEncoder();
  return timingSafeEqual(bytes.encode(digest(a)), bytes.encode(digest(b)));
}
