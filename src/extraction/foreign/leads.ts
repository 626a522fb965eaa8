import { Memo } from "../../runtime/memo.ts";
import { END, START } from "./edges.ts";
import { foreignWords } from "./languages.ts";

/* Words before an order: "please", "could you", "hi, I need you to". */

const ASKING = `(?:${foreignWords("asking")})`;
const MARKS = new RegExp(START, "i");
const ASKS = new RegExp(ASKING + END, "iy");
const ASKS_ALONE = new RegExp(`^${ASKING}$`, "i");
const BETWEEN = /[\s,!.…-]{0,3}/y;
const GOES_ON = new RegExp(END, "iy");
/** So many may stand before an order. */
const MOST = 5;
/** In characters. Words that ask are no longer, unless they name something whose name is. */
const LONGEST = 80;

/** A place in a sentence at which an order may begin. */
export interface Lead {
  readonly at: number;
  /** True if words that ask stand before it. */
  readonly isAsked: boolean;
}

const read = new Memo<string, readonly Lead[]>(100);

/** Returns the places at which a sentence may begin behind marks and words that ask, the last of them first. */
export const leadsOf = (text: string): readonly Lead[] => read.get(text, leadsIn);

function leadsIn(text: string): Lead[] {
  const leads = new Map<number, Lead>();
  let reached: number[] = upTo(0, MARKS.exec(text)?.[0].length ?? 0);
  for (const at of reached) leads.set(at, { at, isAsked: false });
  for (let asked = 0; asked < MOST && reached.length > 0; asked++) {
    reached = [...new Set(reached.flatMap((at) => askedFrom(text, at)))].filter(
      (at) => leads.get(at)?.isAsked !== true,
    );
    for (const at of reached) leads.set(at, { at, isAsked: true });
  }
  return [...leads.values()].toSorted((one, other) => other.at - one.at);
}

/** Returns the places behind words that ask and stand at a place. Several may: "help me", "help me to". */
function askedFrom(text: string, at: number): number[] {
  ASKS.lastIndex = at;
  if (!ASKS.test(text)) return [];
  const ends: number[] = [];
  for (let end = at + 1; end <= Math.min(text.length, at + LONGEST); end++) {
    GOES_ON.lastIndex = end;
    if (!GOES_ON.test(text) || !ASKS_ALONE.test(text.slice(at, end))) continue;
    BETWEEN.lastIndex = end;
    ends.push(...upTo(end, BETWEEN.exec(text)?.[0].length ?? 0));
  }
  return ends;
}

const upTo = (from: number, count: number): number[] => Array.from({ length: count + 1 }, (_, i) => from + i);
