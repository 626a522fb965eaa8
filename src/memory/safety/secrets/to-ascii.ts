/*
 * Writes a text in the ASCII characters of the patterns. Keyboards and programs use others: an input method writes
 * full-width letters, a word processor dashes and curly quotes, a web page narrow blanks.
 */

/** The zeros of scripts whose digits people type. */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x17e0, 0x1040,
];

const LOOK_ALIKES: readonly (readonly [ascii: string, signs: string])[] = [
  ["-", "‐‑‒–—―−⁃﹘﹣"],
  [" ", "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"],
  ["\n", "\u0085\u2028\u2029"],
  ['"', "“”„‟«»″"],
  ["'", "‘’‚‛′‹›"],
  ...ZEROS.flatMap((zero) =>
    Array.from({ length: 10 }, (_, digit) => [String(digit), String.fromCharCode(zero + digit)] as const),
  ),
  // Full-width forms of all printable ASCII characters.
  ...Array.from({ length: 94 }, (_, i) => [String.fromCharCode(0x21 + i), String.fromCharCode(0xff01 + i)] as const),
];

const ASCII_FORMS = new Map(LOOK_ALIKES.flatMap(([ascii, signs]) => [...signs].map((sign) => [sign, ascii] as const)));
const ANY = new RegExp(`[${[...ASCII_FORMS.keys()].join("")}]`, "g");

/** Returns a text of the same length. Returns the same string if it holds no look-alike. */
export function toAscii(text: string): string {
  return text.search(ANY) === -1 ? text : text.replace(ANY, (sign) => ASCII_FORMS.get(sign) ?? sign);
}
