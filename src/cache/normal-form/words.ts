/** Returns a set of words from a text with blanks between them, which keeps the lists readable. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

export const QUESTION_WORDS = wordSet("what who whom whose which when where why how");

export const AUXILIARIES = wordSet(
  "is are was were am do does did can could should would will shall may might must has have had",
);

/** Verbs that open a request. At the start of a text their capital means nothing. */
export const REQUEST_VERBS = wordSet(
  "explain describe define list tell give show compare summarize summarise outline name convert translate calculate compute solve write",
);

/** Determiners and pronouns. They often follow a verb such as "will" in a question, and hardly ever follow a name. */
export const DETERMINERS = wordSet(
  "the a an this that these those my your his her its our their i you he she it we they there",
);

/**
 * English words that no other language written in ASCII shares. The rules of English need one of them. Dutch has "of"
 * and "is", Portuguese "do", German "was".
 */
export const ENGLISH_MARKS = wordSet(
  "what which who whose how why when where the does did are could should would explain describe tell list compare with from this that have and my your his their there between can please define give show name summarize summarise whats what's than",
);

/** English words that other languages share. Two different ones together are hardly anything but English. */
export const ENGLISH_HINTS = wordSet(
  "is to in of a an on or be was it for do am me i if by at not no one all than has had",
);

/** Foreign words. With one of them no rule of English applies. */
export const FOREIGN_MARKS = wordSet(
  `der das ist und nicht wie wo wer warum ein eine einen den dem ich sind wird auf mit von zu
  que est les une dans pour avec quel quelle pourquoi des du le je vous sont ou el los las una
  por para como es cual donde quien di che cosa quando dove chi il della het een wat hoe waar
  niet och att det som jag og ikke hva hvordan em uma quem onde qual sao nao nie jest czy ile`,
);

/**
 * Words of texts about language, which ask about the very spelling: "Is an hour correct?", "How do you say please?",
 * "What does IT mean?". No rule of meaning may touch them.
 */
export const LANGUAGE_TALK = wordSet(
  `spell spells spelled spelt spelling spellings word words letter letters character characters
  syllable syllables rhyme rhymes pronounce pronounced pronunciation say says said saying
  translate translates translated translation noun nouns verb verbs adjective adverb pronoun article
  articles preposition plural singular tense synonym synonyms antonym antonyms opposite
  grammatical grammatically sentence sentences phrase phrases punctuation abbreviation abbreviate
  acronym initials capitalize capitalise uppercase lowercase regex anagram palindrome etymology
  contraction apostrophe comma hyphen typo mean means meant meaning meanings
  string strings quote correct stand stands symbol symbols operator
  typed lyrics slang idiom`,
);

/** Verbs that open no question of more than a few words in another language written in ASCII. */
export const ENGLISH_OPENERS = wordSet("is do does did are can could should would have has");

export const OPENING_PREPOSITIONS = wordSet("in on at by for from to with under of during");

/** Returns whether a question opens with a preposition: "in what year", "in your opinion". */
export function asksBehind(first: string, second = ""): boolean {
  return OPENING_PREPOSITIONS.has(first) && (QUESTION_WORDS.has(second.toLowerCase()) || second === "your");
}
