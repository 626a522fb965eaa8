import { isPerson } from "./holder.ts";
import type { Matter } from "./matter.ts";
import { type Wordings, wordings } from "./wordings.ts";

/* Reads the one part of the day in which somebody can do things: "afternoons only", "ich kann nur abends". */

const ONLY = ["only|just", "nur", "que|seulement|uniquement", "sol[oa]|sólo|únicamente"].join("|");
/** Parts of the day and of the week, in four languages. */
const PARTS = [
  "mornings?|morgens|vormittags|le matin|(?:por|de) las? mañanas?",
  "afternoons?|nachmittags|l['’]après-midi|(?:por|de) las? tardes?",
  "evenings?|abends|le soir|(?:por|de) las? noches?",
  "weekends?|(?:am|an) wochenenden?|le week-?end|(?:el|los) fin(?:es)? de semana",
  "weekdays|wochentags|werktags|en semaine|entre semana",
];
const onlyIn = (part: string): Wordings =>
  wordings(
    String.raw`(?:${ONLY}) (?:\p{L}+ ){0,2}?(?:in (?:the )?|on |at )?(?:${part})(?! (?:is|are|was|were|ist|sind|war|waren|est|sont|es|son)(?!\p{L}))`,
    String.raw`(?:${part}) (?:only|nur)`,
  );
const FREE = PARTS.map(onlyIn);

const partsIn = (text: string): readonly number[] => FREE.flatMap((free, at) => (free.test(text) ? [at] : []));

/** The part of the day in which somebody can do things, until it is another one. */
export const FREE_TIME: Matter = {
  changes: ({ text, clauses }) => clauses.length > 0 && !isPerson(text) && partsIn(text).length > 0,
  tells: ({ text }) => !isPerson(text) && partsIn(text).length > 0,
  differ: (late, early) => {
    const before = partsIn(early.text);
    return partsIn(late.text).every((part) => !before.includes(part));
  },
};
