/** Characters of a digest that tell the turns of one conversation apart. */
const DIGEST_LENGTH = 16;

/**
 * Returns a name for each turn of the user, in their order: the start of its digest, and how often the same words came
 * before. A turn keeps its name while the turns before it are sent again.
 * @param visible digests of the turns
 */
export function turnKeys(visible: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return visible.map((digest) => {
    const before = seen.get(digest) ?? 0;
    seen.set(digest, before + 1);
    return `${digest.slice(0, DIGEST_LENGTH)}.${before}`;
  });
}
