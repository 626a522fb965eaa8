const DATA = [100, 97, 116, 97, 58];
const CR = 13;
const LF = 10;

/** Ways to cut a stream into pieces, each at the places where a reader of lines or characters could slip. */
export const CUTS = {
  "in one piece": () => [],
  "between events": (bytes) => places(bytes, (i) => bytes[i - 1] === LF && bytes[i - 2] === LF),
  "between the two line breaks": (bytes) => places(bytes, (i) => bytes[i - 1] === LF && bytes[i] === LF),
  'inside "data:"': (bytes) => places(bytes, (i) => DATA.every((byte, at) => bytes[i - 2 + at] === byte)),
  "inside characters": (bytes) => places(bytes, (i) => ((bytes[i] ?? 0) & 0xc0) === 0x80),
  "between CR and LF": (bytes) => places(bytes, (i) => bytes[i - 1] === CR && bytes[i] === LF),
  "inside [DONE]": (bytes) => places(bytes, (i) => bytes.length - i > 0 && bytes.length - i < 14),
  "every 131 bytes": (bytes) => places(bytes, (i) => i % 131 === 0),
} as const satisfies Readonly<Record<string, (bytes: Uint8Array) => number[]>>;

export type Cut = keyof typeof CUTS;

export function cutAt(bytes: Uint8Array, cut: Cut): Uint8Array[] {
  const at = [0, ...CUTS[cut](bytes), bytes.length];
  return at.slice(1).map((end, i) => bytes.subarray(at[i], end));
}

export function byteByByte(bytes: Uint8Array): Uint8Array[] {
  return Array.from(bytes, (_, i) => bytes.subarray(i, i + 1));
}

function places(bytes: Uint8Array, isPlace: (at: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 1; i < bytes.length; i++) if (isPlace(i)) found.push(i);
  return found;
}
