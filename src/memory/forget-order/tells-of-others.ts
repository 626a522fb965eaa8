import { POSSESSIVES } from "../../text/possessives.ts";
import { topicsOf } from "../topics/topics.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";

/** Subjects that are not the user: "sie ist schwanger". */
const OTHER_SUBJECT = compilePattern(
  String.raw`^[\s\p{P}]*(?:his|her|their|sein\p{L}*|ihr\p{L}*|sus?|son|sa|ses|he|she|they|er|sie|il|elle|él|ella)(?!${LETTER})`,
);
/** Somebody of the user's as the subject, whom `topics/` or the list tells from a thing: "my old dog", "mein Dispo". */
const OWNED = compilePattern(
  String.raw`^[\s\p{P}]*(?:${POSSESSIVES})\s+(?<first>\p{L}+)(?:['’]s)?(?:\s+(?<second>\p{L}+))?`,
);
const LIVING = compilePattern(
  String.raw`^(?:dogs?|cats?|horse|pony|rabbit|hamster|parrot|puppy|kitten|friends?|mate|boss|colleagues?|neighbou?rs?|flatmate|roommate|ex|hund|hündin|katze|kater|pferd|hase|freund|freundin|chef|chefin|kolleg(?:e|in)|nachbar|nachbarin|chien|chienne|chat|chatte|cheval|lapin|amie?s?|collègue|patronn?e?|voisine?|coloc|perr[oa]|gat[oa]|caballo|amig[oa]s?|jef[ea]|colega|vecin[oa])$`,
);
/** The user, wherever they are named: "mon médecin m'a mis sous lithium". */
const USER = compilePattern(
  String.raw`(?<!${LETTER})(?:(?:i|im|ive|me|we|us|ich|mir|mich|wir|uns|je|moi|nous|yo|mí|nos)(?!${LETTER})|[jm]['’])`,
);

/** Returns true for a text about somebody else in which the user has no part. */
export const tellsOfOthers = (said: string): boolean =>
  (OTHER_SUBJECT.test(said) || isOfSomebody(said)) && !USER.test(said);

function isOfSomebody(said: string): boolean {
  const { first = "", second = "" } = OWNED.exec(said)?.groups ?? {};
  return [first, second].some((word) => LIVING.test(word) || (word !== "" && topicsOf(word).includes("family")));
}
