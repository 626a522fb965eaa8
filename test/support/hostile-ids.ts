/*
 * Ids made to be mistaken for one another. Every one is allowed, and every one is somebody else.
 */

/** Ids that fit into a header as well as into a body. */
export const HEADER_IDS: readonly string[] = [
  // delimiters and joints
  ..."a|b|c|a:b|b:c|a:b:c|a/b|a/b/c|a.b|a-b|a_b|a--b|a,b|a;b|a=b|a&b|a|b|a#b|a?b|a@b|a+b|a b|a  b|a\\b|a\\u0062".split(
    "|",
  ),
  "a|b",
  "a||b",
  "1:a",
  "1:a1:b",
  "5:vault",
  // prefixes and case
  ..."aa|aaa|ab|abc|ana|anna|Ana|ANA|aNa|jane-doe|jane_doe|janedoe|jane.doe|Jane-Doe|jane-doe2|jane-doe-2".split("|"),
  ..."0|00|1|01|1.0|1e0|-1|+1|true|null|undefined|NaN|[object Object]|{}|[]|''|``".split("|"),
  // names a program might trip over
  ..."__proto__|constructor|prototype|toString|hasOwnProperty|..|.|../a|../../etc/passwd|/|//|~|*|**|%|_|%%|a%|a_|a*".split(
    "|",
  ),
  ...'"|""|"a"|\'|a\'|\' OR 1=1 --|a"; DROP TABLE memories; --|$a|${a}|{{a}}|<a>|</memory>|default|anonymous|none|shared|me'.split(
    "|",
  ),
  // percent forms, entities and base64 of one another
  ..."a%3Ab|a%3ab|a%253Ab|a%00|%61|%2e%2e|%2F|a&amp;b|a&#58;b|YQ==|YQ|0x61|\\x61".split("|"),
  // long ones that differ only at the end
  "x".repeat(255),
  "x".repeat(256),
  `${"x".repeat(255)}y`,
  "x".repeat(63),
  "x".repeat(64),
];

/** Ids that only a body can carry, because HTTP trims or rewrites header values. */
export const BODY_IDS: readonly string[] = [
  // white space at the ends
  ..."a |a  | a|  a| a |a\u00a0|\u00a0a|a\u3000|a\u2003".split("|"),
  // one letter, several spellings
  ..."é|e\u0301|E\u0301|É|è|ﬁ|fi|ß|ss|ẞ|ı|i|İ|i\u0307|ſ|s|Ω|\u2126|Å|\u212b|A\u030a|K|\u212a".split("|"),
  ..."1\u0660|\u0661|\uff11|\uff41|а|ɑ|a\ufe0f|o|о|ο".split("|"),
  // what nobody sees
  ..."a\u200b|a\u200c|a\u200d|a\u2060|a\ufeff|\ufeffa|a\u00ad|a\u034f|\u200ba|a\u200bb|\u202ea|a\u202e|a\u{e0061}".split(
    "|",
  ),
  // emoji and their variants
  ..."👍|👍🏻|👍🏿|👩‍💻|👩💻|❤|❤️|🇳🇴|🇳|😀|�|a�".split("|"),
  // 256 bytes exactly, in two and in four bytes a character
  "é".repeat(128),
  `${"é".repeat(127)}è`,
  "😀".repeat(64),
  `${"😀".repeat(63)}😁`,
];

/** The closest of them, of which a small sample holds several: one of every family stands beside its like. */
export const CLOSE_HEADER_IDS: readonly string[] = [
  ..."ana|Ana|ANA|a|b|c|a:b|b:c|a:b:c|a b|a  b|..|.|*|**|%2e%2e|a%3Ab|__proto__|0|00".split("|"),
  "x".repeat(255),
  "x".repeat(256),
];
export const CLOSE_BODY_IDS: readonly string[] = ["é", "e\u0301", "a ", "a\u200b", "а", "ﬁ", "fi", "K", "\u212a"];
