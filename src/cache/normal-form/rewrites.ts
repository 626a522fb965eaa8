import { dropAndWhy, dropFillers, dropSome } from "./fillers.ts";
import { canonicalHow } from "./how-to.ts";
import { dropOptionalArticle } from "./optional-article.ts";
import { canonicalNumber } from "./noun-phrases.ts";
import {
  askInsteadOfTell,
  canonicalEvent,
  canonicalFeeling,
  canonicalWhere,
  dropOpinion,
  whichToWhat,
} from "./question-frames.ts";
import { canonicalPhrase } from "./set-phrases.ts";
import { canonicalSpelling } from "./spellings.ts";
import { canonicalTail, dropUniversalTail } from "./superlative-tails.ts";
import { canonicalSuperlative } from "./superlatives.ts";
import { canonicalAsker, dropAnybodysOwner, dropOwner } from "./askers.ts";
import { dropIdleWords, joinWordings } from "./idle-words.ts";
import { canonicalSynonyms } from "./synonyms.ts";
import { canonicalTool } from "./tools.ts";
import { canonicalAttribute, canonicalManner, canonicalPlatform, canonicalYear } from "./word-order.ts";
import { canonicalChoice, canonicalComparison, canonicalDegree } from "./comparisons.ts";
import { canonicalEveryday } from "./everyday-phrases.ts";
import { canonicalVariant } from "./question-variants.ts";
import { canonicalProcedure } from "./procedure-frames.ts";
import { activeVoice, canonicalQuantity } from "./quantities.ts";
import { askInsteadOfWish, canonicalPermission } from "./wish-frames.ts";
import { repairTypos } from "./typos.ts";
import { dropWeakWords } from "./weak-words.ts";
import { canonicalList, canonicalOwner, canonicalPair, canonicalRelation, canonicalWhy } from "./canonical-order.ts";

interface Rewrite {
  readonly name: string;
  readonly apply: (words: readonly string[]) => readonly string[];
}

/**
 * The differences between two questions that ask the same, one rewrite each. Everything that no rewrite removes keeps
 * two questions apart: numbers, units, names, negation, order, every unknown word.
 */
export const REWRITES: readonly Rewrite[] = [
  { name: "typo", apply: repairTypos },
  { name: "wish", apply: askInsteadOfWish },
  { name: "opinion", apply: dropOpinion },
  { name: "idle word", apply: dropIdleWords },
  { name: "everyday phrase", apply: canonicalEveryday },
  { name: "variant", apply: canonicalVariant },
  { name: "comparison", apply: canonicalComparison },
  { name: "degree", apply: canonicalDegree },
  { name: "fillers", apply: dropFillers },
  { name: "which", apply: whichToWhat },
  { name: "some", apply: dropSome },
  { name: "and why", apply: dropAndWhy },
  { name: "everything", apply: dropUniversalTail },
  { name: "superlative", apply: canonicalSuperlative },
  { name: "feeling", apply: canonicalFeeling },
  { name: "where", apply: canonicalWhere },
  { name: "anybody's own", apply: dropAnybodysOwner },
  { name: "manner", apply: canonicalManner },
  { name: "procedure", apply: canonicalProcedure },
  { name: "how", apply: canonicalHow },
  { name: "joined wording", apply: joinWordings },
  { name: "permission", apply: canonicalPermission },
  { name: "asker", apply: canonicalAsker },
  { name: "owner of things", apply: dropOwner },
  { name: "synonym", apply: canonicalSynonyms },
  { name: "tool", apply: canonicalTool },
  { name: "platform", apply: canonicalPlatform },
  { name: "year", apply: canonicalYear },
  { name: "choice", apply: canonicalChoice },
  { name: "quantity", apply: canonicalQuantity },
  { name: "passive", apply: activeVoice },
  { name: "phrase", apply: canonicalPhrase },
  { name: "tell", apply: askInsteadOfTell },
  { name: "owner", apply: canonicalOwner },
  { name: "idle article", apply: dropOptionalArticle },
  { name: "spelling", apply: canonicalSpelling },
  { name: "relation", apply: canonicalRelation },
  { name: "attribute", apply: canonicalAttribute },
  { name: "why", apply: canonicalWhy },
  { name: "event", apply: canonicalEvent },
  { name: "pair", apply: canonicalPair },
  { name: "number", apply: canonicalNumber },
  { name: "tail", apply: canonicalTail },
  { name: "list", apply: canonicalList },
  { name: "weak words", apply: dropWeakWords },
];
