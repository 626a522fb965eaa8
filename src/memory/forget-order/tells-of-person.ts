import { compilePattern } from "./compile-pattern.ts";

/*
 * Tells whether a sentence of the user's is about somebody with whom it ends: "I broke up with my ex" is, "I live above my
 * landlord" is not. Only verbs that say what is between two people count, and only in a sentence of one clause.
 */

const ADVERBS = String.raw`(?:(?:have|had|am|was|just|finally|really|still|recently|once|always|never|already|only|also|do|did|don't|didn't|absolutely|secretly|endlich|gerade|schon|immer|nie|sehr|wirklich|nur|auch|ne|n'|vraiment|enfin|toujours|récemment|déjà|ya|por fin|siempre|nunca|mucho) ?){0,3}`;
/** Verbs before somebody, behind the user as their subject. */
const BEFORE: readonly RegExp[] = [
  String.raw`(?:i|we)(?:'(?:ve|d|m))? ${ADVERBS}(?:(?:broke|break|broken|split|splitting) up with|split from|separated from|separating from|left|dumped|met(?: with)?|married|divorced|divorcing|hated?|loved?|liked?|dislike|despised?|adored?|missed|miss|trust|can't stand|fell out with|argued with|fought with|sued|dated)`,
  String.raw`(?:ich|wir) ${ADVERBS}(?:hasse|hassen|hasste|liebe|liebte|mag|mochte|vermisse|verabscheue|verließ|heiratete|traf) ?${ADVERBS}`,
  String.raw`(?:je |j'|nous )${ADVERBS}(?:(?:(?:ai|avais|avons) |(?:me |m'|nous )(?:suis|étais|sommes) )${ADVERBS}(?:quitté|rencontré|épousé|plaqué|largué|connu|aimé|détesté|rompu avec|divorcée? de|séparée? de)|quitte|déteste|aime|hais|adore|méprise)`,
  String.raw`(?:yo )?${ADVERBS}(?:(?:he |había |me he )(?:roto con|dejado a|conocido a|terminado con|divorciado de|separado de)|rompí con|dejé a|conocí a|terminé con|me divorcié de|me separé de|me casé con|odio a|amo a|quiero a|detesto a|extraño a)`,
].map((verb) => compilePattern(String.raw`^\s*${verb} *$`));
/** The same where a verb stands behind: "Ich habe mich von meinem Chef getrennt". */
const GERMAN_BEFORE = compilePattern(
  String.raw`^\s*(?:ich|wir) (?:hab|habe|haben|bin|hatte|hatten) (?:mich |uns )?${ADVERBS}(?:von |mit )?$`,
);
const GERMAN_BEHIND = compilePattern(
  String.raw`^ ${ADVERBS}(?:getrennt|verlassen|kennengelernt|geheiratet|gestritten|verklagt|getroffen|schluss gemacht|gehasst|geliebt)\W*$`,
);
/** Debts, whose sum may stand on either side. */
const OWES = compilePattern(
  String.raw`^\s*(?:i|we|ich|je|yo)?\s*(?:still |noch )?(?:owed?|schulde|dois|(?:le )?debo)(?: (?:still|noch|encore))?(?: [^\s,;:.!?]+){0,4} *$`,
);
const SUM = compilePattern(
  String.raw`^(?: (?:noch )?(?:\p{Sc}?\p{N}\S*|\p{L}*geld|money|rent)(?: \p{L}+| \p{Sc}){0,2})?\s*[.!?]?\s*$`,
);

/** A time or a place behind somebody, and no clause. */
const CLOSES = compilePattern(
  String.raw`^(?: nicht| nicht mehr)?(?: (?:last|in|on|yesterday|today|for|im|am|seit|vor|letzte\p{L}*|gestern|en|le|hier|depuis|il y a|desde|hace|ayer|el)(?: (?!(?:and|but|so|when|while|because|who|that|i|we|my|und|aber|als|weil|ich|wir|mein\p{L}*|et|mais|quand|que|qui|je|y|pero|cuando|porque)(?!\p{L})|j')[^\s,;:.!?]+){0,4})?\s*[.!?]*\s*$`,
);

/** Returns whether a text tells of somebody, given the words before and behind them. */
export function tellsOfPerson(before: string, behind: string): boolean {
  const [plain, rest] = [before, behind].map((text) => text.replace(/’/g, "'")) as [string, string];
  if (CLOSES.test(rest) && BEFORE.some((verb) => verb.test(plain))) return true;
  if (OWES.test(plain) && SUM.test(rest)) return true;
  return GERMAN_BEFORE.test(plain) && GERMAN_BEHIND.test(rest);
}
