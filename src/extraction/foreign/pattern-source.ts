/* Finds its way in the source of a pattern, without patterns of its own. */

/** How often a part of a pattern stands, and where the next one begins. */
interface Times {
  readonly isOptional: boolean;
  readonly isRepeated: boolean;
  readonly behind: number;
}

export const [BACKSLASH, OPENS_CLASS, OPENS_GROUP, CLOSES_GROUP, OR] = [0x5c, 0x5b, 0x28, 0x29, 0x7c] as const;
const [CLOSES_CLASS, QUESTION, STAR, PLUS, OPENS_COUNT] = [0x5d, 0x3f, 0x2a, 0x2b, 0x7b];
const [COLON, LESS, EQUALS, NOT] = [0x3a, 0x3c, 0x3d, 0x21];

/** Returns true for a character by which the part before it may be missing, or stand again. */
export const isQuantifier = (code: number): boolean =>
  code === QUESTION || code === STAR || code === PLUS || code === OPENS_COUNT;

/** Reads how often the part stands that ends at a place. */
export function timesAt(source: string, at: number): Times {
  const code = source.charCodeAt(at);
  if (!isQuantifier(code)) return { isOptional: false, isRepeated: false, behind: at };
  const end = code === OPENS_COUNT ? source.indexOf("}", at) + 1 : at + 1;
  return {
    isOptional: code === STAR || code === QUESTION || source.startsWith("{0", at),
    isRepeated: code !== QUESTION,
    behind: source.charCodeAt(end) === QUESTION ? end + 1 : end,
  };
}

/** Returns whether the group at a place stands for no characters. */
export function isLook(source: string, at: number): boolean {
  const kind = source.charCodeAt(at + 2) === LESS ? source.charCodeAt(at + 3) : source.charCodeAt(at + 2);
  return source.charCodeAt(at + 1) === QUESTION && (kind === EQUALS || kind === NOT);
}

/** Returns where the alternatives of the group at a place begin. */
export function insideOf(source: string, at: number): number {
  if (source.charCodeAt(at + 1) !== QUESTION) return at + 1;
  return source.charCodeAt(at + 2) === COLON ? at + 3 : source.indexOf(">", at) + 1;
}

/** Returns the place behind the class at a place. */
export function endOfClass(source: string, at: number): number {
  let end = at + 1;
  for (; source.charCodeAt(end) !== CLOSES_CLASS; end++) if (source.charCodeAt(end) === BACKSLASH) end += 1;
  return end + 1;
}

/** Returns the place behind the group at a place. */
export function endOfGroup(source: string, at: number): number {
  let end = at;
  do end = endOfSequence(source, end + 1);
  while (source.charCodeAt(end) === OR);
  return end + 1;
}

/** Returns where the sequence ends that goes on at a place, over all groups and classes in it. */
export function endOfSequence(source: string, from: number): number {
  let at = from;
  for (let depth = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === OPENS_CLASS) at = endOfClass(source, at) - 1;
    else if (code === OPENS_GROUP) depth += 1;
    else if (depth === 0 && (code === CLOSES_GROUP || code === OR)) break;
    else if (code === CLOSES_GROUP) depth -= 1;
  }
  return at;
}
