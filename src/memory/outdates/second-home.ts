import { wordings } from "./wordings.ts";

/* Reads that a dwelling is not where the user lives: it is let, for holidays, or for others. In four languages. */

const LET_OR_FOR_HOLIDAYS = wordings(
  String.raw`(?:to|we|i) (?:rent|let)(?: it)? out|(?:rented|let) (?:out|to)|renting (?:it )?out|tourists?|airbnb|holidays?|vacation|summers?|weekends|weekend (?:home|house|place|flat|cottage|cabin|trips?)|for the weekend|invest\p{L}+|second home|for (?:my|our) (?:parents|mum|mom|dad|son|daughter|kids)`,
  String.raw`vermiet\p{L}*|ferien\p{L}*|urlaub\p{L}*|sommer\p{L}*|wochenend(?!e?(?!\p{L}))\p{L}+|fürs wochenende|(?:kapital|geld)anlage|zweitwohn\p{L}*|für (?:meine|unsere)n? (?:eltern|mutter|vater|sohn|tochter)`,
  String.raw`louée?s?|(?:à|pour|mettre en) (?:louer|location)|vacances|l['’]été|week-ends|(?:pour le|de) week-?end|investi\p{L}*|résidence secondaire|touristes?`,
  String.raw`alquilad[oa]s?|(?:para|en) alquil(?:ar(?:l[oa])?|er)|vacaciones|veran\p{L}+|fines de semana|(?:para|de) (?:el )?fin de semana|inversión|turistas?|segunda residencia`,
);

/** Returns true if a text tells of a dwelling in which the user does not live. */
export const isSecondHome = (text: string): boolean => LET_OR_FOR_HOLIDAYS.test(text);
