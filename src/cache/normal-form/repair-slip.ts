import { AUXILIARIES, DETERMINERS, QUESTION_WORDS, wordSet } from "./words.ts";

/*
 * Repairs slips of the tongue that leave more behind than `self-correction.ts` will drop. The retracted words may be
 * anything, even an instruction, and the model reads them. So a repaired question may get the answer to the clean one,
 * but its own answer is never stored for the clean one.
 */

/** Words that retract what was said. Between two questions one of the firm ones is enough. */
const FIRM_MARKERS =
  /^(?:no wait|no make that|no sorry|no no|no i mean|no i meant|no actually|no rather|no um|no uh|no er|no oh|no tell me|or no make that|or rather|oh wait|oh sorry|oh no|scratch that|make that|i mean|i meant|sorry i mean|sorry i meant|uh no|um no|er no|oops|nope|wait no|or better yet|oh actually|or i mean|or no|or sorry|no scratch that|sorry no|actually no|i meant to say|er i mean|uh i mean|um i mean|or uh|or um|or er|rather er|no instead|no just)/;
const HESITANT_MARKERS = /^(?:no|uh|um|umm|er|err|eh|sorry|oh)$/;

const MARKER_WORDS = wordSet(
  "no or oh uh um umm er err eh oops nope sorry wait actually rather instead scratch that make i mean meant to say tell me better yet just first",
);
const MARKER_OPENERS = wordSet("no or oh uh um umm er err eh oops nope sorry wait actually rather scratch make i");

/** Words that depend on others. A question with one of them cannot stand alone. */
const DEPENDENT_WORDS = wordSet(
  "it its he him his she her hers they them their theirs this that these those one ones there so too also else instead rather",
);

const PREPOSITIONS = wordSet(
  "in on at of from to by for with during under after before between through into within among against about",
);

const MAX_MARKER_WORDS = 6;

/** Returns the question as its asker meant it, or null if nothing was clearly retracted. */
export function repairSlip(text: string): string | null {
  if (!/\b(?:no|uh|um+|er+|eh|oops|nope|sorry|wait|mean|meant|rather|scratch|make|oh|actually)\b/i.test(text))
    return null;
  const words = text.trim().split(/\s+/);
  const bare = words.map((word) => word.toLowerCase().replace(/[^a-z0-9'-]/g, ""));
  for (let at = bare.length - 3; at > 0; at--) {
    const mark = markerLengthAt(bare, at);
    if (mark === 0) continue;
    const said = bare.slice(at, at + mark).join(" ");
    const firm = FIRM_MARKERS.test(said);
    if (!firm && !HESITANT_MARKERS.test(said)) continue;
    const meant = { words: words.slice(at + mark), bare: bare.slice(at + mark) };
    const before = { words: words.slice(0, at), bare: bare.slice(0, at) };
    return restart(before.bare, meant, firm) ?? retrace(before, meant);
  }
  return null;
}

/**
 * Returns the number of words from a position on that retract something. Returns 0 if the word before is one of them.
 */
function markerLengthAt(bare: readonly string[], at: number): number {
  if (!MARKER_OPENERS.has(bare[at] ?? "") || MARKER_OPENERS.has(bare[at - 1] ?? "")) return 0;
  let length = 0;
  while (length < MAX_MARKER_WORDS && MARKER_WORDS.has(bare[at + length] ?? "")) length += 1;
  return length;
}

interface Words {
  readonly words: readonly string[];
  readonly bare: readonly string[];
}

/**
 * Returns the second question if it is whole and nothing in it points back: "How high is the Rhine, no tell me how long
 * the Rhine is".
 */
function restart(before: readonly string[], { words, bare }: Words, firm: boolean): string | null {
  const at = PREPOSITIONS.has(bare[0] ?? "") ? 1 : 0;
  const [first = "", second = ""] = bare.slice(at);
  if (!QUESTION_WORDS.has(first) || bare.length < at + 3 || bare.some((word) => DEPENDENT_WORDS.has(word))) return null;
  if (/^(?:do|does|did|to)$/.test(before.at(-1) ?? "") && bare[0] === "when") return null;
  const asks = AUXILIARIES.has(second) || (/^(?:what|which|who|whose|how)$/.test(first) && !DETERMINERS.has(second));
  const broken = firm || (QUESTION_WORDS.has(before[0] ?? "") && AUXILIARIES.has(second));
  return asks && broken ? words.join(" ") : null;
}

/** Replaces the text from a repeated word on, if that word occurred once: "in the skin, no, in the stomach". */
function retrace(before: Words, { words, bare }: Words): string | null {
  const [again = ""] = bare;
  if (bare.length < 2 || bare.slice(1).some((word) => DEPENDENT_WORDS.has(word))) return null;
  const at = before.bare.lastIndexOf(again);
  const once = at >= 0 && before.bare.indexOf(again) === at;
  if (once && at > 0 && before.bare.length - at <= 4 && (PREPOSITIONS.has(again) || again === "the"))
    return [...before.words.slice(0, at), ...words].join(" ");
  const last = before.bare.at(-1) ?? "";
  const same = last.length > 3 ? bare.slice(1, 3).indexOf(last) + 1 : 0;
  return same > 0 && before.bare.length > same + 2 ? [...before.words.slice(0, -(same + 1)), ...words].join(" ") : null;
}
