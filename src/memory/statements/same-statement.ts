import { POSSESSIVES } from "../../text/possessives.ts";
import { containsPhrase, contentStems } from "../contains-phrase.ts";
import { regex } from "../../text/regex.ts";

/*
 * Tells whether a clause says what a statement says. "My aunt lives in Porto" holds every word of "I live in Porto" and
 * is about somebody else: deleting the one must not delete the other.
 */

/** Ends of a clause: a sign, or a word that joins another clause, in four languages. */
const CLAUSE_END =
  /[.!?;:\n]+|,\s+|\s+[–—-]\s+|\s+(?=(?:and|but|so|because|und|aber|weil|denn|et|mais|donc|parce|y|pero|porque)\s)/u;

/** A subject other than the user and what the user calls theirs: a pronoun of the third person, or a relative pronoun. */
const OTHER_SUBJECT = regex.iu`(?<![\p{L}\p{N}'’])(?:he|she|they|it|who|which|er|sie|es|der|die|das|il|elle|ils|elles|on|qui|él|ella|ellos|ellas|quien|que)(?![\p{L}\p{N}])`;

/** Something or somebody of the user's: "my aunt", "unser Hund", "mes enfants". */
const POSSESSION = regex.giu`(?<![\p{L}\p{N}])(?:${POSSESSIVES})\s+(?:own\s+|old\s+|new\s+|little\s+|big\s+)?(\p{L}+)`;

/** Words that add nothing to a statement. */
const ADVERBS: ReadonlySet<string> = new Set(
  contentStems(
    "now currently still really actually also always just too today well okay please by way until since " +
      "jetzt derzeit noch wirklich eigentlich auch immer gerade übrigens maintenant actuellement encore vraiment aussi toujours " +
      "bis seit depuis jusque hasta desde ahora actualmente todavía realmente también siempre",
  ),
);

/** A statement of so many words may be said with one word more: "until Tuesday". */
const MIN_WORDS_WITH_ONE_MORE = 3;

/** Returns whether a clause of a text makes a statement: with the same words, about the same subject. */
export function makesStatement(text: string, statement: string): boolean {
  const wanted = wordsOf(statement);
  if (wanted.size === 0) return false;
  return clausesOf(text).some((clause) => {
    const words = wordsOf(clause);
    const more = words.size - wanted.size;
    if (more < 0 || more > (wanted.size >= MIN_WORDS_WITH_ONE_MORE ? 1 : 0)) return false;
    return [...wanted].every((word) => words.has(word)) && hasSameSubject(clause, statement);
  });
}

/** Returns the clauses of a text, and its sentences as wholes: a statement may itself be of two clauses. */
export function clausesOf(text: string): string[] {
  const sentences = text.split(/[.!?\n]+/u);
  return [...new Set([...sentences, ...text.split(CLAUSE_END)])].filter((clause) => clause.trim() !== "");
}

/** Returns whether a clause is about nobody and nothing that the statement does not name. */
export function hasSameSubject(clause: string, statement: string): boolean {
  if (OTHER_SUBJECT.test(clause) && !OTHER_SUBJECT.test(statement)) return false;
  // Whole words: "son" is a stop word of French, and carries meaning here.
  return [...clause.matchAll(POSSESSION)].every(([, noun = ""]) => containsPhrase(statement, noun));
}

const wordsOf = (text: string): Set<string> => new Set(contentStems(text).filter((word) => !ADVERBS.has(word)));
