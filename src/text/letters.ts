/*
 * Letters and numbers as few ranges. V8 compiles each `\p{L}` anew into 650 ranges, and looks for the other case of each:
 * ten times the CPU that these take. A process compiles hundreds of patterns for its first chat.
 */

/** The first and the last code point of a range. */
export type CodeRange = readonly [from: number, to: number];

/** Digits and other numbers. Other scripts have digits of their own besides. */
export const NUMBERS: readonly CodeRange[] = [
  [0x30, 0x39],
  [0xb2, 0xb3],
  [0xb9, 0xb9],
  [0xbc, 0xbe],
  [0x660, 0x669],
  [0x6f0, 0x6f9],
  [0x966, 0x96f],
  [0xe50, 0xe59],
  [0x2070, 0x2070],
  [0x2074, 0x2079],
  [0x2080, 0x2089],
  [0x2150, 0x2189],
  [0x2460, 0x249b],
  [0x24ea, 0x24ff],
  [0x2776, 0x2793],
  [0x3007, 0x3007],
  [0x3021, 0x3029],
  [0x3038, 0x303a],
  [0xff10, 0xff19],
];

/**
 * Code points that are no letters: those of Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, Hangul, kana and Han
 * texts, and all signs and pictures. Marks count as letters, as do the digits and stops of other scripts. Signs whose other
 * case is a letter of another block, such as the Kelvin sign, are left out: a pattern without regard to case would take
 * that letter for none as well.
 */
export const NON_LETTERS: readonly CodeRange[] = [
  [0x0, 0x40],
  [0x5b, 0x60],
  [0x7b, 0xa9],
  [0xab, 0xb4],
  [0xb6, 0xb9],
  [0xbb, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x375, 0x375],
  [0x37e, 0x37e],
  [0x384, 0x385],
  [0x387, 0x387],
  [0x5be, 0x5be],
  [0x5f3, 0x60f],
  [0x61b, 0x61f],
  [0x660, 0x66d],
  [0x6d4, 0x6d4],
  [0x6f0, 0x6f9],
  [0x964, 0x970],
  [0xe3f, 0xe3f],
  [0xe4f, 0xe5b],
  [0x2000, 0x2070],
  [0x2072, 0x207e],
  [0x2080, 0x208f],
  [0x20a0, 0x2125],
  [0x2127, 0x2129],
  [0x212c, 0x2bff],
  [0x2e00, 0x3004],
  [0x3007, 0x3029],
  [0x3030, 0x3030],
  [0x3036, 0x303a],
  [0x303d, 0x3040],
  [0x309b, 0x309c],
  [0x30a0, 0x30a0],
  [0x30fb, 0x30fb],
  [0x3190, 0x319f],
  [0x3200, 0x33ff],
  [0xd800, 0xf8ff],
  [0xfe00, 0xfe6f],
  [0xfeff, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
  [0xffe0, 0xffff],
  [0x1f000, 0x1fbff],
  [0xe0000, 0x10ffff],
];

/** Returns ranges without the code points of others. */
export const without = (ranges: readonly CodeRange[], others: readonly CodeRange[]): readonly CodeRange[] =>
  others.reduce<readonly CodeRange[]>(
    (left, [from, to]) =>
      left.flatMap(([first, last]): CodeRange[] =>
        last < from || first > to
          ? [[first, last]]
          : [[first, from - 1] as const, [to + 1, last] as const].filter(([start, end]) => start <= end),
      ),
    ranges,
  );

/** Below are characters that mean something in a class, and above them half characters. */
const [LAST_ASCII, HALVES, LAST_HALF] = [0x7f, 0xd800, 0xdfff] as const;
/** A character itself is read faster than its escape. */
const escaped = (code: number): string =>
  code <= LAST_ASCII || (code >= HALVES && code <= LAST_HALF)
    ? `\\u{${code.toString(16)}}`
    : String.fromCodePoint(code);

/** Returns ranges as they stand in a class of a pattern with the flag `u`. */
export const written = (ranges: readonly CodeRange[]): string =>
  ranges.map(([from, to]) => (from === to ? escaped(from) : `${escaped(from)}-${escaped(to)}`)).join("");
