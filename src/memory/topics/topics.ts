import { ENGLISH_TOPIC_WORDS } from "./english.ts";
import { FRENCH_TOPIC_WORDS } from "./french.ts";
import { GERMAN_TOPIC_WORDS } from "./german.ts";
import { SPANISH_TOPIC_WORDS } from "./spanish.ts";
import { type Topic, TOPICS, type TopicWords } from "./topic.ts";
import { Memo } from "../../runtime/memo.ts";
import { words } from "../../text/words.ts";
import { regex } from "../../text/regex.ts";

export type { Topic } from "./topic.ts";

/** Topics of a word, of its beginnings and of its ends. German joins words: "Abendessen" ends in "essen". */
interface WordTable {
  readonly whole: ReadonlyMap<string, readonly Topic[]>;
  readonly beginnings: ReadonlyMap<string, readonly Topic[]>;
  readonly ends: ReadonlyMap<string, readonly Topic[]>;
}

interface TopicLanguage {
  readonly common: ReadonlySet<string>;
  readonly table: WordTable;
  /** The topics of words that were read. */
  readonly known: Memo<string, readonly Topic[]>;
}

/** Words whose topics are kept for each language. */
const WORDS_KEPT = 2_000;

const LANGUAGES: readonly TopicLanguage[] = [
  ENGLISH_TOPIC_WORDS,
  GERMAN_TOPIC_WORDS,
  FRENCH_TOPIC_WORDS,
  SPANISH_TOPIC_WORDS,
].map((language) => ({
  common: new Set(language.common.split(/\s+/)),
  table: tableOf(language),
  known: new Memo(WORDS_KEPT),
}));
/** In letters. A shorter beginning is that of too many words. */
const SHORTEST_PART = 2;
/** In words. The topic of a text is told early; a document has all topics. */
const MAX_WORDS = 120;

const OF_BODY: readonly Topic[] = ["food", "health", "body", "senses", "material"];

/** Questions about the world ask so: "who wrote", "how many", "what is the". */
const OF_THE_WORLD =
  /^\W*(?:(?:hey|hi|ok|so|and|und|et|y|also|alors)[\s,]+)?(?:who(?:se|m)?|when|why|how (?:many|much|far|long|old|tall|big|high|deep|fast|do you (?:say|spell))|what(?: is|'s|’s| are| was| were) (?:the|a|an)|what (?:year|does|did|do)|(?:in )?which (?:country|year|city)|where|define|wer|wann|warum|wieso|wie (?:viele?|weit|lange|alt|hoch|groß|tief|heißt|schreibt)|was (?:ist|sind|war|bedeutet|heißt)|in welche[mr] (?:land|jahr|stadt)|wo|qui|quand|pourquoi|combien|où|qu['’]est-ce qu|quelle? (?:est|était) (?:le|la|l['’])|dans quel(?:le)? (?:pays|ville|année)|en quelle année|comment (?:s['’]appelle|dit-on|s['’]écrit)|¿?\s*(?:quién|cuándo|por qué|cuánt[oa]s?|qué (?:es|son|significa)|cuál (?:es|era)|en qué (?:país|año|ciudad)|dónde|cómo se (?:llama|dice|escribe)))(?![\w\u00c0-\u024f])/i;
/** Words of somebody who asks for themselves, or for advice. */
const FOR_SOMEBODY =
  /(?<![\w\u00c0-\u024f])(?:i|i['’]\w+|im|me|my|mine|we|us|our|good|best|better|ideal|should|recommend\w*|suggest\w*|ich|mir|mich|mein\w*|wir|uns|unser\w*|gut\w*|best\w*|empfehl\w*|empfiehl\w*|sollte?|je|j['’]\S+|moi|mon|ma|mes|nous|nos|notre|bon|bonne|meilleure?s?|conseill\w*|yo|mi|mis|mí|nos|nuestr\w+|buen[oa]?s?|mejor\w*|recom\w+|(?:com|pong|teng|llev|pag|trabaj|haz|hag|voy|estoy|soy)o?)(?![\w\u00c0-\u024f])/i;

/** Returns whether a topic is one in which the body sets limits: to what somebody eats, touches, lifts or sees. */
export const isOfBody = (topic: Topic): boolean => OF_BODY.includes(topic);

/** Matters of life whose limits bear on another one. */
const TOUCHED: Partial<Readonly<Record<Topic, readonly Topic[]>>> = {
  food: ["health"],
  body: ["health"],
  schedule: ["work"],
  leisure: ["body", "health", "money"],
  family: ["money"],
  home: ["money", "health"],
  travel: ["body", "health", "money"],
  tools: ["work", "money"],
};

/** Returns the matters of life whose limits bear on these, beside their own. */
export const touchedBy = (topics: readonly Topic[]): readonly Topic[] =>
  TOPICS.filter((topic) => !topics.includes(topic) && topics.some((one) => TOUCHED[one]?.includes(topic)));

/** Returns whether a text asks for whoever says it, or for advice. */
export const isForSomebody = (text: string): boolean => FOR_SOMEBODY.test(text);

/** Greetings name a time of day, and are no matter of a schedule. */
const GREETING = regex.iu`^\W*(?:good (?:morning|afternoon|evening|night|day)|guten (?:morgen|tag|abend)|gute nacht|bonne (?:journée|soirée|nuit)|buen(?:os|as)? (?:días?|tardes|noches))(?![\p{L}\p{M}])`;

/** Returns the matters of life that a statement or a question is about. A question about the world is about none. */
export function topicsOf(text: string): readonly Topic[] {
  if (OF_THE_WORLD.test(text) && !isForSomebody(text)) return [];
  const said = words(text.replace(GREETING, "")).slice(0, MAX_WORDS);
  const found = new Set<Topic>();
  for (const { table, known } of languagesOf(said))
    for (const word of said) for (const topic of known.get(word, () => topicsIn(table, word))) found.add(topic);
  return TOPICS.filter((topic) => found.has(topic));
}

/** Returns the languages whose small words the text has most of; all of them if it has none. */
function languagesOf(said: readonly string[]): readonly TopicLanguage[] {
  const counts = LANGUAGES.map(({ common }) => said.filter((word) => common.has(word)).length);
  const most = Math.max(...counts);
  return LANGUAGES.filter((_, index) => counts[index] === most);
}

function topicsIn({ whole, beginnings, ends }: WordTable, word: string): readonly Topic[] {
  const exact = whole.get(word);
  const found: Topic[] = [...(exact ?? [])];
  for (let length = SHORTEST_PART; length <= word.length; length += 1) {
    found.push(...(beginnings.get(word.slice(0, length)) ?? []), ...(ends.get(word.slice(-length)) ?? []));
  }
  return found;
}

function tableOf(byTopic: TopicWords): WordTable {
  const table = {
    whole: new Map<string, Topic[]>(),
    beginnings: new Map<string, Topic[]>(),
    ends: new Map<string, Topic[]>(),
  };
  for (const topic of TOPICS) {
    for (const entry of byTopic[topic].trim().split(/\s+/)) {
      const part = entry.startsWith("*") ? table.ends : entry.endsWith("*") ? table.beginnings : table.whole;
      const word = entry.replace("*", "");
      part.set(word, [...(part.get(word) ?? []), topic]);
    }
  }
  return table;
}
