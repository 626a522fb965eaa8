import { formatRef, parseRef } from "../../memory/ranking/passage-ref.ts";
import { rankPassages } from "../../memory/ranking/rank-passages.ts";
import { indexTerms } from "../../memory/ranking/recall-index.ts";
import { stripFraming } from "../../memory/strip-framing.ts";
import type { BlockLine } from "../../memory/block/render.ts";
import { contentWords, wordHash } from "../../text/words.ts";
import type { Tx } from "../tx.ts";
import { linesOf } from "./block-lines.ts";
import { passageSources } from "./passage-sources.ts";
import type { WorkingSetQuery } from "./working-set-query.ts";

/*
 * The second hop: "until when can I fetch my bike?" finds that the bike is at Marek's, and what else was said of Marek
 * answers it. The rarest words of what fits are names of people, places, organisations and things.
 */

/** Lines that links are followed from, at each step. */
const MAX_SEEDS = 3;
/** "My team's scrum master" is two links away from how to reach him. */
const STEPS = 2;
/** Words of a line that are followed, the rarest. */
const MAX_WORDS = 3;
/** Memories that one line leads to. */
const MAX_LINKED = 3;
/** In letters. A shorter word is seldom a name. */
const SHORTEST_NAME = 3;

/**
 * Returns references to what else was said of the people and things that the best lines name, the nearest first.
 * @param fitting references of what fits the question, the best first
 */
export function linkedRefs(tx: Tx, query: WorkingSetQuery, fitting: readonly string[]): string[] {
  const asked = new Set(contentWords(query.query));
  const seen = new Set(fitting.slice(0, MAX_SEEDS));
  const linked: string[] = [];
  let seeds = linesOf(tx, [...seen]);
  for (let step = 0; step < STEPS && seeds.length > 0; step++) {
    const found = seeds.flatMap((seed) => refsNaming(tx, query, rarestWords(tx, seed, asked)));
    const fresh = [...new Set(found)].filter((ref) => !seen.has(ref));
    for (const ref of fresh) seen.add(ref);
    linked.push(...fresh);
    seeds = linesOf(tx, fresh.slice(0, MAX_SEEDS));
  }
  return linked;
}

/** Returns the rarest words of what the user said, without those of the question. */
function rarestWords({ workingSet }: Tx, seed: BlockLine, asked: ReadonlySet<string>): string[] {
  if (!seed.by.startsWith("user")) return [];
  const found = namesIn(seed).filter(({ word }) => !asked.has(word));
  const weightOf = ({ term, isFraming }: Name): number => (isFraming ? 0 : workingSet.rarityOf(term));
  return found
    .map((name) => ({ word: name.word, weight: weightOf(name) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MAX_WORDS)
    .map(({ word }) => word);
}

/** A word that may be a name, and its hash. */
interface Name {
  readonly word: string;
  readonly term: number;
  /** True for a word that only frames what the line says. */
  readonly isFraming: boolean;
}

const names = new WeakMap<BlockLine, readonly Name[]>();

/** Returns the words of a line that may be names, which are read once. */
function namesIn(line: BlockLine): readonly Name[] {
  let found = names.get(line);
  if (!found) {
    const told = new Set(indexTerms(stripFraming(line.text)));
    const words = [...new Set(contentWords(line.text))].filter((word) => word.length >= SHORTEST_NAME);
    found = words.map((word) => {
      const term = wordHash(word);
      return { word, term, isFraming: !told.has(term) };
    });
    names.set(line, found);
  }
  return found;
}

/** Returns references to the sentences that say most of some words. */
function refsNaming(tx: Tx, query: WorkingSetQuery, words: readonly string[]): string[] {
  if (words.length === 0) return [];
  const text = words.join(" ");
  const found = tx.workingSet.saying(text, query, MAX_LINKED + 1);
  const sources = passageSources(
    tx,
    found.map((id) => ({ id, turn: null, fit: 0, cosine: 0 })),
  );
  const ranked = rankPassages(sources, tx.workingSet.weightsOf(text), text);
  return found
    .flatMap(
      (id) => ranked.find(({ memory, said, answered }) => memory === id && (said !== null || answered === null)) ?? [],
    )
    .map(formatRef)
    .filter((ref) => parseRef(ref).answered === null);
}
