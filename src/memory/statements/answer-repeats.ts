import { containsPhrase, contentStems } from "../contains-phrase.ts";
import type { SaidAndAnswered } from "../round.ts";

/* These functions tell what a round took from an injected memory, and what its user said of their own accord. */

/** A test that returns whether the answer of a round repeats a memory. */
type RepeatsMemory = (round: SaidAndAnswered) => boolean;

/** A stated fact as its memory holds it. */
interface Fact {
  readonly slot: string | null;
  readonly value: string | null;
  readonly text: string;
}

export function repeatsFact(fact: Fact): RepeatsMemory {
  const needle = identifyingPhrase(fact);
  return ({ answer }) => containsPhrase(answer, needle);
}

/** Returns the phrase by which an answer gives a memory away: its value, or its subject if the value only judges it. */
export function identifyingPhrase({ slot, value, text }: Fact): string {
  const subject = slot?.split(":")[1];
  if (value && !JUDGEMENTS.has(value)) return value;
  return subject ?? text;
}

/** Values that judge their subject. Any answer may contain them. */
const JUDGEMENTS: ReadonlySet<string> = new Set(["likes", "dislikes", "yes", "no"]);

/**
 * Returns a test for answers that use a word of this round which their own user did not say. Phrases of courtesy do not
 * count.
 */
export function repeatsRound({ said, answer: answered }: SaidAndAnswered): RepeatsMemory {
  const words = new Set([...contentStems(said), ...contentStems(answered).filter((word) => !COURTESY.has(word))]);
  return ({ said: asked, answer }) => {
    const own = new Set(contentStems(asked));
    return contentStems(answer).some((word) => words.has(word) && !own.has(word));
  };
}

/** Words by which assistants acknowledge what they hear, in four languages. */
const COURTESY: ReadonlySet<string> = new Set(
  contentStems(
    "great good nice fine perfect lovely wonderful excellent awesome cool right sure certainly absolutely course noted " +
      "understood sounds hear glad happy pleased sorry congratulations welcome enjoy hope luck remember recall keep mind " +
      "note take care well done idea best like let more something anything ready time " +
      "schön gut toll prima super klar gern gerne natürlich verstanden notiert freut merke viel spaß glück leid danke bitte " +
      "bien parfait super génial noté compris entendu accord désolé ravi enchanté plaisir bonne chance sûr merci " +
      "genial perfecto claro vale anotado entendido siento encantado gusto suerte seguro gracias bueno buena",
  ),
);

/** A statement of fewer words says no more than its subject. */
const MIN_STATED = 2;

/** Returns whether the user's words contain every word of a statement, in any order. */
export function saysAllOf(said: string, statement: string): boolean {
  const wanted = new Set(contentStems(statement));
  if (wanted.size < MIN_STATED) return false;
  const words = new Set(contentStems(said));
  return [...wanted].every((word) => words.has(word));
}

/** Returns whether two texts consist of the same words. */
export function hasSameWords(one: string, other: string): boolean {
  const [words, others] = [new Set(contentStems(one)), new Set(contentStems(other))];
  return words.size > 0 && words.size === others.size && [...words].every((word) => others.has(word));
}

/** Returns whether a question asks for what a memory says, and for nothing else. */
export function asksOnlyAbout(question: string, memory: string): boolean {
  const words = new Set(contentStems(memory));
  return contentStems(question).every((word) => words.has(word));
}
