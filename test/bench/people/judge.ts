/* Decides if a block lets a model answer. Patterns are regular expressions with the flags `iu`. */

/** The first turn of a new conversation. */
export interface Question {
  readonly q: string;
  /** All that the block holds. */
  readonly must?: readonly string[];
  /** All that the block does not tell as current. */
  readonly mustNot?: readonly string[];
  /** How many of `of` the block holds. */
  readonly atLeast?: number;
  readonly of?: readonly string[];
  /** True if the words of the assistant's answers count too. */
  readonly answer?: boolean;
  /** The successor of `mustNot`. */
  readonly now?: string;
}

/** Something that a person said and later replaced. */
export interface Change {
  readonly session: number;
  readonly old: string;
  readonly now: string;
}

/** `why` lists what is missing or wrong. It is empty if all is right. */
export interface Verdict {
  readonly right: boolean;
  /** Lines that tell something old without a mark. A stricter judge counts any of them as wrong. */
  readonly unmarked: readonly string[];
  readonly why: string[];
}

export const pattern = (source: string): RegExp => new RegExp(source, "iu");

/** Characters of a line that its tag may take. */
const TAG_LENGTH = 120;

/** Matches a tag by which its text holds no more, such as `until="2026-10-02"`. */
const PAST_TAG =
  /<[^>]*\b(?:past|former(?:ly)?|previous(?:ly)?|superseded|replaced|outdated|ended|until|valid-?to|changed)\b[^>]*>/iu;

/** Words in four languages by which the text beside them holds no more. */
const PAST_WORDS = new RegExp(
  [
    String.raw`\b(?:no longer|not any ?more|no more|formerly|previously|used to)\b`,
    String.raw`\b(?:nicht mehr|früher|ehemals|keine?n? .{0,30}\bmehr)\b`,
    String.raw`\b(?:autrefois|auparavant|n(?:e |['’]).{0,30}\bplus)\b`,
    String.raw`\b(?:ya no|antes|solía)\b`,
  ].join("|"),
  "iu",
);

/** Matches the mark of a line that says it was said earlier and may have changed since. */
const EARLIER_MARK = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d)? [^:(]*\([^)]*\bearlier\b[^)]*\):/iu;

/** Matches a line that stands over others: a Markdown heading, a lone opening tag, or a line that ends with a colon. */
const HEADING = /^\s*(?:#+\s.*|<[^/>][^>]*>|[^<]*:)\s*$/u;

const dateOf = (line: string): string | null =>
  /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?/.exec(line.slice(0, TAG_LENGTH))?.[0] ?? null;

/** Returns when a line was said if it is an excerpt of a dated conversation, or null for any other line. */
const excerptDate = (line: string): string | null =>
  /\b(?:conversation|excerpt|said|user:)/iu.test(line.slice(0, TAG_LENGTH)) ? dateOf(line) : null;

/**
 * Returns the lines that tell something old and do not say that it is past: by a mark, by a word, by their heading, or by
 * naming the new.
 * @param now any of these names the new
 */
export function toldUnmarked(block: string, old: string, now: readonly string[]): string[] {
  return unmarkedLines(block, old, now).map(({ line }) => line);
}

/**
 * Returns the lines that tell something old as if it still held. An excerpt of a dated conversation does not, if a later
 * line names the new. Such a line stands later, or has a later date.
 * @param now any of these names the new
 */
export function toldAsCurrent(block: string, old: string, now: readonly string[]): string[] {
  const lines = block.split("\n");
  return unmarkedLines(block, old, now)
    .filter(({ line, at }) => {
      const date = excerptDate(line);
      const settles = (other: string, otherAt: number): boolean =>
        namesAny(other, now) && (otherAt > at || (dateOf(other) ?? "") > (date ?? ""));
      return date === null || !lines.some(settles);
    })
    .map(({ line }) => line);
}

const namesAny = (line: string, names: readonly string[]): boolean => names.some((one) => pattern(one).test(line));

function unmarkedLines(block: string, old: string, now: readonly string[]): { line: string; at: number }[] {
  let heading = "";
  return block.split("\n").flatMap((line, at) => {
    if (HEADING.test(line)) heading = line;
    if (!pattern(old).test(line) || namesAny(line, now) || EARLIER_MARK.test(line)) return [];
    const saysPast = [line, heading].some((text) => PAST_TAG.test(text) || PAST_WORDS.test(text));
    return saysPast ? [] : [{ line, at }];
  });
}

/**
 * Takes the assistant's replies out, so that only the user's own words count. A reply of several sentences also goes
 * sentence by sentence, because a block may hold a part of it.
 * @param said the user's turns. A piece of a reply that stands in one of them stays.
 */
export function withoutReplies(block: string, replies: readonly string[], said: readonly string[]): string {
  const pieces = replies.flatMap((reply) => [reply, ...(reply.match(/[^.!?]+[.!?]+/g) ?? []).map((one) => one.trim())]);
  return pieces
    .filter((piece) => piece !== "" && !said.some((turn) => turn.includes(piece)))
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, piece) => text.replaceAll(piece, ""), block);
}

/** @param changes of this person so far */
export function judge(question: Question, block: string, changes: readonly Change[]): Verdict {
  const { must = [], mustNot = [], atLeast = 0, of = [], now } = question;
  const found = of.filter((one) => pattern(one).test(block));
  const old = mustNot.map((one) => {
    const change = changes.find((other) => other.old.includes(one) || one.includes(other.old));
    return { old: one, now: now ? [now] : change ? [change.now] : must };
  });
  const changed = atLeast === 0 ? [] : changes.map((one) => ({ old: one.old, now: [one.now] }));
  const told = [...old, ...changed].filter((one) => toldAsCurrent(block, one.old, one.now).length > 0);
  const why = [
    ...must.filter((one) => !pattern(one).test(block)).map((one) => `lacks ${one}`),
    ...(found.length < atLeast ? [`holds ${found.length} of ${atLeast}: ${found.join(", ")}`] : []),
    ...told.map((one) => `tells ${one.old} as current`),
  ];
  const unmarked = [...old, ...changed].flatMap((one) => toldUnmarked(block, one.old, one.now));
  return { right: why.length === 0, why, unmarked };
}
