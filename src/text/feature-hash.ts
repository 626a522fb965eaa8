/* Features are named by 32-bit numbers: a name is mixed from the numbers of its parts, so that no text is put together. */

/** Returns the number of a text. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mixed(hash);
}

/** Returns the number of two things in their order. */
export const pairOf = (first: number, second: number): number =>
  mixed(Math.imul(first, 0x9e3779b1) ^ (second + 0x7f4a7c15));

function mixed(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  return (h ^ (h >>> 16)) >>> 0;
}
