import { timingSafeEqual } from "node:crypto";
import { digest } from "./digest.ts";

/** Says whether two secrets are equal. It compares digests of equal length, so its time tells nothing of either. */
export function sameSecret(a: string, b: string): boolean {
  const bytes = new TextEncoder();
  return timingSafeEqual(bytes.encode(digest(a)), bytes.encode(digest(b)));
}
