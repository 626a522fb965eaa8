import { createHash, createHmac, type Hash, hash } from "node:crypto";

/** The length from which copying the parts into one text takes longer than hashing them. */
const LONG_CHARACTERS = 32 * 1024;
const LONG_PART_CHARACTERS = 4 * 1024;

const prefixed = (parts: readonly string[]): string => parts.map((part) => `${part.length}:${part}`).join("");

/**
 * Returns SHA-256 in hex over length-prefixed parts, so that no two lists of parts share a digest: `("a:b", "c")` and
 * `("a", "b:c")` differ, and so do `("ab")` and `("a", "b")`. Lengths are counted in UTF-16 units. It takes about 1 µs
 * for short parts.
 */
export function digest(...parts: readonly string[]): string {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  // One call is faster: the stream that `createHash` makes costs more than hashing a short part.
  if (length < LONG_CHARACTERS) return hash("sha256", prefixed(parts), "hex");
  const digesting = createHash("sha256");
  let pending = "";
  for (const part of parts) {
    const isLong = part.length >= LONG_PART_CHARACTERS;
    pending += isLong ? `${part.length}:` : prefixed([part]);
    if (!isLong && pending.length < LONG_PART_CHARACTERS) continue;
    digesting.update(pending);
    pending = "";
    if (isLong) digesting.update(part);
  }
  return digesting.update(pending).digest("hex");
}

/** The digest of a growing list. `hex` equals `digest` of all parts so far, without hashing them again. */
export class RunningDigest {
  private readonly hash: Hash;

  constructor(...parts: readonly string[]) {
    this.hash = createHash("sha256");
    this.add(...parts);
  }

  add(...parts: readonly string[]): void {
    this.hash.update(prefixed(parts));
  }

  hex(): string {
    return this.hash.copy().digest("hex");
  }
}

/** Returns HMAC-SHA-256 in hex, a digest that only the holder of `key` can repeat. */
export function keyedDigest(key: string, ...parts: readonly string[]): string {
  return createHmac("sha256", key)
    .update(digest(...parts))
    .digest("hex");
}
