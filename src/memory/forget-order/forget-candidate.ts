import { contentStems } from "../contains-phrase.ts";
import { expandQuery } from "../ranking/query-expansion.ts";

/** A fact, a note or a round that an order to forget may mean. */
export interface ForgetCandidate {
  readonly id: string;
  /** The user's words. */
  readonly said: string;
  /** The subject of a fact, or null for any other memory. */
  readonly slot: string | null;
  /** True for a round in which the user only asked. */
  readonly asks: boolean;
  /** The turns in which it was said. Statements of one turn belong together. */
  readonly turns: readonly string[];
  /** The time at which it was learnt. */
  readonly at?: number;
}

/** Words of an order that say nothing about its target. */
export const FILLER_WORDS: ReadonlySet<string> = new Set(
  contentStems(
    "thing things stuff fact facts said told ever anything everything something forget bin bist war hab habe gesagt erzählt ai suis " +
      "dit tout tous todo lo nada soy tengo cuantos sache ding typ typen guy bloke dude mec tipo chose cosa there trace traces mention mentions reference info information " +
      "mein meine meinen meinem meiner meines unser unsere unseren unserem unserer Spur Spuren Erwähnung infos información infos trucs",
  ),
);

/** A memory with its own words, and with the other words that people use for it. */
export interface CandidateWords extends ForgetCandidate {
  readonly own: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

/** Returns a text with "I'm" written out. */
export const expandContractions = (text: string): string => text.replace(/[’‘]/g, "'").replace(/\bi'?m\b/gi, "I am");

/** Nouns by which people name a fact: "my address" is where I live. */
const FACT_NAMES: Readonly<Record<string, string>> = {
  home: "Adresse Anschrift adresse domicile dirección domicilio",
  employer: "employer Arbeitgeber Arbeitsplatz employeur empleador",
  job: "Job Arbeit boulot empleo",
  age: "Alter",
  diet: "Ernährung Diät régime dieta",
  allergy: "allergy Allergie alergia",
};

/** Returns a memory with its words. */
export function withWords(memory: ForgetCandidate): CandidateWords {
  const own = new Set(contentStems(expandContractions(memory.said)));
  const slot = memory.slot?.replace(/:/g, " ") ?? "";
  const names = FACT_NAMES[slot.split(" ")[0] ?? ""] ?? "";
  return { ...memory, own, known: new Set([...own, ...contentStems(`${slot} ${expandQuery(memory.slot)} ${names}`)]) };
}

/** Returns all memories found if each is related to another. Returns none if it is unclear which is meant. */
export function relatedOrNone(found: readonly CandidateWords[], wanted: readonly string[]): CandidateWords[] {
  const [first, ...others] = found;
  if (!first) return [];
  const joined = [first];
  let left = others;
  for (let grown = true; grown;) {
    const near = left.filter((one) => joined.some((other) => isRelated(one, other, wanted)));
    left = left.filter((one) => !near.includes(one));
    joined.push(...near);
    grown = near.length > 0;
  }
  return left.length > 0 ? [] : [...found];
}

/** Returns true for memories of one slot or turn, and for those that share a word besides those of the order. */
export function isRelated(one: CandidateWords, other: CandidateWords, wanted: readonly string[]): boolean {
  if (one.slot !== null && one.slot === other.slot) return true;
  if (one.turns.some((turn) => other.turns.includes(turn))) return true;
  return [...one.own].some(
    (word) =>
      !FILLER_WORDS.has(word) &&
      !TELLS_LITTLE.has(word) &&
      !wanted.some((w) => isSameWord(w, word) || isSameRoot(w, word)) &&
      other.own.has(word),
  );
}

/** Words that two memories may share by chance, in four languages: "my first novel is called", "my second is called". */
const TELLS_LITTLE: ReadonlySet<string> = new Set(
  contentStems(
    "called named name names first second third old new big little other still now since year years month week last next " +
      "heißt heiße genannt Name erste zweite alte neue große kleine seit Jahr Jahre Monat Woche " +
      "appelle appelé nom premier première deuxième vieux vieille nouveau nouvelle depuis an ans mois semaine " +
      "llama llamo llamado nombre primer primera segundo segunda viejo nuevo nueva desde año años mes semana",
  ),
);

/** Letters that two forms of a word share at least: "allergy", "allergic". */
const MIN_ROOT = 6;
/** Letters by which they may differ. */
const MAX_ENDING = 4;

/** Returns true for two forms of a word with other endings: "pregnancy", "pregnant". */
export function isSameRoot(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at >= MIN_ROOT && one.length - at <= MAX_ENDING && other.length - at <= 2 * MAX_ENDING;
}

export const holdsAll = (words: ReadonlySet<string>, wanted: readonly string[]): boolean =>
  wanted.every((word) => holds(words, word));

export function holds(words: ReadonlySet<string>, wanted: string): boolean {
  if (words.has(wanted)) return true;
  for (const word of words) if (isSameWord(word, wanted)) return true;
  return false;
}

/** Two forms of a word share so many letters. The endings are German and French. */
const MIN_STEM = 4;
const ENDING = /^(?:e|en|er|es|em|n|ns|s|st|t|te|ten|et|est|ez|ent|r)?$/;

function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at >= MIN_STEM && ENDING.test(one.slice(at)) && ENDING.test(other.slice(at));
}
