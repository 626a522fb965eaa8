import { wordSet } from "./words.ts";

/** Nouns of a relation. With "of" or "between" behind them only one such thing exists, with or without the article. */
export const RELATION_NOUNS = wordSet(
  "capital population difference purpose role definition cause effect importance significance function structure chemical boiling freezing melting atomic speed distance area",
);
const SUPERLATIVES = wordSet(
  "best worst biggest largest smallest fastest tallest highest lowest longest shortest oldest easiest cheapest",
);
const WITH_OR_WITHOUT_THE = wordSet("usa uk netherlands philippines");

/** Drops "the" if its absence could only be an omission. In other places an article tells a glass from glass. */
export function dropOptionalArticle(list: readonly string[]): readonly string[] {
  const kept = list.filter((word, at) => word !== "the" || !isOptional(list, at));
  return kept.length === list.length ? list : kept;
}

function isOptional(list: readonly string[], at: number): boolean {
  const next = list[at + 1] ?? "";
  if (WITH_OR_WITHOUT_THE.has(next)) return true;
  if (at !== 2 || !/^(?:what|who|which)$/.test(list[0] ?? "") || !/^(?:is|are|was|were)$/.test(list[1] ?? ""))
    return false;
  if (SUPERLATIVES.has(next)) return true;
  return RELATION_NOUNS.has(next) && list.slice(at + 2, at + 4).some((word) => word === "of" || word === "between");
}
