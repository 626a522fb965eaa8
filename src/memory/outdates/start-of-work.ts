import type { Matter } from "./matter.ts";
import { DATE_KIND, differingKinds, type Value } from "./values.ts";
import { wordings } from "./wordings.ts";

/* Reads on which day somebody begins work, or is back at it, in four languages. */

const DATED = String.raw`(?:on |from )?(?:the )?\d{1,2}(?:st|nd|rd|th)?`;
const BEGINS = wordings(
  String.raw`(?:back (?:at|to|in) work|start(?:ing)?(?: back)?(?: at)? (?:work|my (?:new )?job|the (?:new )?job)|return(?:ing)? to work)`,
  String.raw`i (?:start|begin)(?: back| again)? ${DATED}|the \d{1,2}(?:st|nd|rd|th)? i (?:start|begin)|my first day is`,
  String.raw`(?:ich )?(?:fange?|fang) (?:\p{L}+ )?(?:am|erst am) \d{1,2}\.?(?: \p{L}+)? (?:\p{L}+ )?an|(?:erster arbeitstag|zurück (?:auf|in) (?:der )?arbeit|wieder arbeiten)`,
  String.raw`(?:je|j['’]) ?(?:reprends|commence|recommence)(?: le (?:travail|boulot))? (?:le )?\d{1,2}|(?:reprise du|retour au) (?:travail|boulot)|le \d{1,2}(?: \p{L}+)? (?:que )?je (?:reprends|commence)`,
  String.raw`(?:empiezo|comienzo|me incorporo|vuelvo)(?: a trabajar| al trabajo| el trabajo)? el \d{1,2}|(?:vuelta|vuelvo) al trabajo|el \d{1,2}(?: de \p{L}+)? (?:empiezo|me incorporo)`,
);
const isDate = ({ kind }: Value): boolean => kind === DATE_KIND;

/** The day on which somebody begins work, until they name another. */
export const START_OF_WORK: Matter = {
  changes: ({ text, clauses, values }) => clauses.length > 0 && values.some(isDate) && BEGINS.test(text),
  tells: ({ text, claims }) => claims.some(({ values }) => values.some(isDate)) && BEGINS.test(text),
  differ: (late, { claims }) =>
    differingKinds(
      claims.flatMap(({ values }) => values.filter(isDate)),
      late.values.filter(isDate),
    ).length > 0,
};
