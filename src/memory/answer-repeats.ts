import { contentStems, containsPhrase } from "./contains-phrase.ts";
import type { SaidAndAnswered } from "./round.ts";

/* What a round has from a memory that was told to it, and what its user said of their own accord. */

/** Returns whether the answer of a round repeats a memory. */
type RepeatsMemory = (round: SaidAndAnswered) => boolean;

/** A stated fact as its memory has it. */
interface Fact {
  readonly slot: string | null;
  readonly value: string | null;
  readonly text: string;
}

export function repeatsFact(fact: Fact): RepeatsMemory {
  const needle = identifyingPhrase(fact);
  return ({ answer }) => containsPhrase(answer, needle);
}

/** The word or phrase by which an answer gives a memory away: what it is about where many may stand side by side, else its value. */
export function identifyingPhrase({ slot, value, text }: Fact): string {
  const subject = slot?.split(":")[1];
  if (value && !JUDGEMENTS.has(value)) return value;
  return subject ?? text;
}

/** Values that judge their subject and would be found in any answer. */
const JUDGEMENTS: ReadonlySet<string> = new Set(["likes", "dislikes", "yes", "no"]);

/** An answer has a word from the round that its own user did not say. What any answer begins with tells nothing. */
export function repeatsRound({ said, answer: answered }: SaidAndAnswered): RepeatsMemory {
  const words = new Set([...contentStems(said), ...contentStems(answered).filter((word) => !COURTESY.has(word))]);
  return ({ said: asked, answer }) => {
    const own = new Set(contentStems(asked));
    return contentStems(answer).some((word) => words.has(word) && !own.has(word));
  };
}

/** How assistants acknowledge what they are told, in four languages. */
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

/** Fewer words say no more than what something is about. */
const MIN_STATED = 2;

/** Returns whether the user's words say all of a statement, in whatever order. */
export function saysAllOf(said: string, statement: string): boolean {
  const wanted = new Set(contentStems(statement));
  if (wanted.size < MIN_STATED) return false;
  const words = new Set(contentStems(said));
  return [...wanted].every((word) => words.has(word));
}

/** Returns whether two texts are made of the same words. */
export function hasSameWords(one: string, other: string): boolean {
  const [words, others] = [new Set(contentStems(one)), new Set(contentStems(other))];
  return words.size > 0 && words.size === others.size && [...words].every((word) => others.has(word));
}

/** Returns whether a question asks for what a memory says, and for nothing else. */
export function asksOnlyAbout(question: string, memory: string): boolean {
  const words = new Set(contentStems(memory));
  return contentStems(question).every((word) => words.has(word));
}
