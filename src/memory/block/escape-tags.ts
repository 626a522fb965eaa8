import { regex } from "../../text/regex.ts";

/*
 * Keeps recalled text from opening or closing an element of ours, and from posing as markup of a prompt. All other text
 * stays as the user wrote it: "R&B", "a < b", "List<String>", quotes and arrows.
 */

/** The names of the elements that carry memories and rules, with their look-alikes. */
const OUR_ELEMENTS = "(?:mem[o0]ry|ru[l1i|]e)";

/**
 * Stands for every look-alike of "<". Alone it is a quotation mark, or starts a title, so it counts only before our
 * names.
 */
const LOOKS_LIKE_OPENING = "‹";
const OPENING_LOOK_ALIKES = /[＜﹤‹〈⟨\u2329❮❰˂ᐸᚲ≺⧼]/;
const CLOSING_LOOK_ALIKES = /[＞﹥›〉⟩\u232a❯❱˃ᐳ≻⧽]/;
const SLASH_LOOK_ALIKES = /[⁄∕⧸╱／]/;

/** Letters of other scripts that look like those of our element names, after compatibility folding. */
const LETTER_LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({ m: "мʍӎɱ", e: "еєҽ℮ɛε", o: "оοօᴏσө", r: "гᴦʀɾ", y: "уγүʏყ", u: "υսᴜʋ", l: "ӏιⅼɩ" }).flatMap(
    ([letter, others]) => [...others].map((other) => [other, letter] as const),
  ),
);

const ENTITY = String.raw`&(?:amp;)*(?:lt|#0*60|#x0*3c);?`;
const OURS = new RegExp(
  String.raw`(?:[<${LOOKS_LIKE_OPENING}]|${ENTITY})[\s/\\]*${OUR_ELEMENTS}[^<>${LOOKS_LIKE_OPENING}]*>?`,
  "g",
);

/**
 * Tags, comments, and the marks between which models take turns. A name right behind a word is a type parameter, and
 * one with "@" or "//" in it is an address.
 */
const MARKUP = regex.gu`<\s*[/!?|](?:[^<>]*>)?|(?<![\p{L}\p{N}_])<[a-z][\w.-]*(?::[a-z][\w.-]*)?(?=[\s/>|])[^<>]*>|\]\]>|<(?=\s*$)`;

const MAY_HOLD_TAG = new RegExp(`[<&]|\\]\\]>|${OPENING_LOOK_ALIKES.source}`);

/** Escapes the brackets of everything that could pass for a tag, in any letter case, spacing or script. */
export function escapeTags(text: string): string {
  if (!MAY_HOLD_TAG.test(text)) return text;
  const { seen, positions } = foldLookAlikes(text);
  const escaped = new Set<number>();
  for (const { 0: match, index } of [...seen.matchAll(OURS), ...seen.matchAll(MARKUP)]) {
    escaped.add(positions[index] as number);
    for (let at = index + 1; at < index + match.length; at++)
      if (seen[at] === ">") escaped.add(positions[at] as number);
  }
  if (escaped.size === 0) return text;
  let safe = "";
  let from = 0;
  for (const at of [...escaped].toSorted((a, b) => a - b)) {
    safe += text.slice(from, at) + escapeOf(text[at] as string);
    from = at + 1;
  }
  return safe + text.slice(from);
}

function escapeOf(sign: string): string {
  if (sign === "&") return "&amp;";
  if (sign === ">" || CLOSING_LOOK_ALIKES.test(sign)) return "&gt;";
  return sign === "<" || OPENING_LOOK_ALIKES.test(sign) ? "&lt;" : sign;
}

/**
 * Returns a text as a reader sees it, without marks and invisible characters. `positions` holds where each unit of it
 * stands in `text`.
 */
function foldLookAlikes(text: string): { seen: string; positions: number[] } {
  let seen = "";
  const positions: number[] = [];
  let at = 0;
  for (const character of text) {
    const plain = foldedOf(character);
    seen += plain;
    for (let unit = 0; unit < plain.length; unit++) positions.push(at);
    at += character.length;
  }
  return { seen, positions };
}

function foldedOf(character: string): string {
  if (character >= " " && character <= "~") return character.toLowerCase();
  if (OPENING_LOOK_ALIKES.test(character)) return LOOKS_LIKE_OPENING;
  if (CLOSING_LOOK_ALIKES.test(character)) return ">";
  if (SLASH_LOOK_ALIKES.test(character)) return "/";
  const plain = character
    .normalize("NFKD")
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, "")
    .toLowerCase();
  return LETTER_LOOK_ALIKES.get(plain) ?? plain;
}
