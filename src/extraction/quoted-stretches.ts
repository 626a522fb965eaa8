import type { Stretch } from "../text/sentences.ts";
import type { ForeignReason, ForeignSpan } from "./foreign/foreign-span.ts";
import { isSignedByAnother } from "./foreign/letters.ts";
import { othersSpans } from "./foreign-spans.ts";
import { regex } from "../text/regex.ts";

/*
 * The stretches of a turn that are told as quoted. Whoever learns may pass over what is in doubt: the turn tells it still. A
 * line that is told as somebody else's is lost to the user, so that it takes stronger reasons.
 */

/** Words that are no statement, and yet tell of the user: what they ask for, and what others say of them. */
const TELLS_OF_USER: ReadonlySet<ForeignReason> = new Set(["asked", "reported", "drafted"]);

/** Somebody tells of themselves, in four languages. */
const OF_ONESELF = regex.iu`(?<![\p{L}])(?:i|i['’]?(?:m|ve|d|ll)|my|me|we|we['’]?(?:re|ve)|our|us|ich|mein\p{L}*|mir|mich|wir|uns|unser\p{L}*|je|j['’]\p{L}+|mon|ma|mes|moi|nous|notre|nos|yo|mis?|nuestr\p{L}+|soy|somos|tengo|tenemos|estoy|vivo|vivimos)(?![\p{L}])`;

/** Returns the stretches of a turn that state nothing of the user: texts of others, parts to play, suppositions. */
export function quotedStretches(said: string): Stretch[] {
  const spans = othersSpans(said);
  return spans.filter((span, at) => isQuoted(said, span, spans, at)).map(({ from, to }) => ({ from, to }));
}

function isQuoted(said: string, span: ForeignSpan, spans: readonly ForeignSpan[], at: number): boolean {
  if (TELLS_OF_USER.has(span.why)) return false;
  if (span.why !== "supposed" && span.why !== "letter") return true;
  const first = firstOf(said, spans, at);
  if (span.why === "letter") return isSignedByAnother(said.slice(first.from, lastOf(said, spans, at).to));
  const text = said.slice(span.from, span.to);
  // "Imagine, my sister won!" is news, and behind "suppose I moved" stands why somebody asks.
  return !OF_ONESELF.test(text) || (first === span && !text.trimEnd().endsWith("!"));
}

const follows = (said: string, one: ForeignSpan, next: ForeignSpan | undefined): boolean =>
  next?.why === one.why && said.slice(one.to, next.from).trim() === "";

/** Returns the first of the spans of one reason that a span goes on with. */
function firstOf(said: string, spans: readonly ForeignSpan[], at: number): ForeignSpan {
  let first = at;
  while (first > 0 && follows(said, spans[first - 1] as ForeignSpan, spans[first])) first -= 1;
  return spans[first] as ForeignSpan;
}

function lastOf(said: string, spans: readonly ForeignSpan[], at: number): ForeignSpan {
  let last = at;
  while (follows(said, spans[last] as ForeignSpan, spans[last + 1])) last += 1;
  return spans[last] as ForeignSpan;
}
