import type { Matter } from "./matter.ts";
import { wordings } from "./wordings.ts";

/* Reads what rent the user pays, and that whoever they rent from asks for another one, in four languages. */

const SUM = String.raw`[€$£]?\s?\d{3,}`;
/** In words. The sum stands no further from the rent. */
const NEAR = String.raw`(?:[\p{L}\d€$£'’.,]+ ){0,5}?`;
const PAYS_RENT = wordings(
  String.raw`(?:rent|rents|rent['’]s|renting) ${NEAR}${SUM}|${SUM} (?:[\p{L}\d]+ ){0,3}?rent|i rent (?:[\p{L}\d]+ ){0,8}?${SUM}`,
  String.raw`(?:kalt|warm)?miete ${NEAR}${SUM}|${SUM} (?:€ |euro )?(?:kalt|warm|(?:kalt|warm)?miete)|miet\p{L}+ ${NEAR}${SUM}`,
  String.raw`(?:loyer|bail|loue) ${NEAR}${SUM}|${SUM} ?(?:€ |euros )?(?:de loyer|charges comprises|cc)`,
  String.raw`(?:alquiler|renta|alquilo) ${NEAR}${SUM}|${SUM} ?(?:€ |euros )?(?:de alquiler|de renta)`,
);
/** Words for whoever the user rents from. Few sentences hold one, and the others are read no further. */
const LANDLORD = wordings(
  String.raw`landlord|landlady|letting agents?|housing association`,
  String.raw`vermieter(?:in)?|eigentümer(?:in)?|hausverwaltung`,
  String.raw`proprio|propriétaire|bailleur|bailleresse`,
  String.raw`caser[oa]|dueñ[oa]|arrendador[a]?`,
);
const ASKS_OTHERWISE = wordings(
  String.raw`(?:puts?|putting) (?:[\p{L}\d]+ ){0,3}?(?:up|down) (?:to )?${SUM}|(?:raised|ups|upped|bumped|dropped|lowered|cut|knocked) (?:[\p{L}\d]+ ){0,6}?${SUM}`,
  String.raw`(?:erhöht|senkt|verlangt (?:jetzt|nun)|geht) ${NEAR}${SUM}|${SUM} ?(?:€ |euro )?(?:[\p{L}\d]+ )?(?:erhöht|gesenkt|hoch|runter|hochgesetzt|runtergesetzt)`,
  String.raw`(?:augment\p{L}+|mont\p{L}+|baiss\p{L}+|descend\p{L}+|pass\p{L}+) ${NEAR}${SUM}`,
  String.raw`(?:sub\p{L}+|baj\p{L}+|pon\p{L}+|puso|dejó|deja) ${NEAR}${SUM}`,
);
const numbersIn = (text: string): string[] => text.match(/\d{3,}/g) ?? [];

/** The rent that somebody pays, until their landlord asks for another one. */
export const RENT: Matter = {
  changes: ({ text, clauses }) => clauses.length > 0 && LANDLORD.test(text) && ASKS_OTHERWISE.test(text),
  tells: ({ text }) => PAYS_RENT.test(text),
  differ: (late, early) => {
    const before = numbersIn(early.text);
    return numbersIn(late.text).some((sum) => !before.includes(sum));
  },
};
