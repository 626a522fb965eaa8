import { isStopWord, words } from "../../text/words.ts";
import { regex } from "../../text/regex.ts";

/* Words that take an instruction back tell which one they mean: "you can drop the metric thing". */

/** An instruction, or words that take one back, by its slot. */
interface Instruction {
  readonly slot: string;
  readonly text: string;
}

const INSTRUCTION = "instruction:";
const SAID = `${INSTRUCTION}said:`;
/** "You can talk normally again" ends every manner of speaking. */
const NORMAL = regex.iu`(?<!\p{L})normal(?:e?s?|ly|ement|mente|er)?(?!\p{L})`;
const MANNERS: ReadonlySet<string> = new Set(["instruction:tone", "instruction:simplicity"]);
/** In letters. Shorter words are in every sentence. */
const TELLING = 3;
/** In letters. What a longer form may add to a short word: "quiz", "quizzes". */
const ADDED = 3;
/** In letters. So long a beginning is the same word in another form: "pirate", "Piratengerede". */
const ALIKE = 5;

/** Words of asking and answering, in four languages, which say nothing of the way. */
const GENERIC =
  /^(?:again|answer|repl[iy]|respon|pleas|always|never|give|show|us(?:e|ing)$|keep|make|need|want|back|drop|stop|thing|stuff|talk|speak|say|write|tell|explain|time|every|anymore|fine|okay|longer$|more|with|from|when|that|this|dont|can|thank|actually|just|like|antwort|bitte|immer|wieder|schreib|sag|mach|brauch|kannst|darfst|musst|mehr|lass|jetzt|nicht|kein|erklär|erklar|benutz|verwend|wenn|doch|auch|répon|repon|toujours|jamais|maintenant|écri|ecri|utilis|mets|mettre|arrêt|arret|besoin|plus|peux|pouvez|quand|expliqu|plaît|plait|respond|siempre|nunca|usar|usa|pon|deja|ahora|necesit|quier|puede|cuando|explic|favor|escrib|contest|hace|falta)/u;

/**
 * Returns the instructions that a retraction ends, of those that hold. "Drop the Fahrenheit thing" leaves metric units, if
 * there are both, and "stop adding vegan options to recipes" ends nothing else that is said of recipes.
 */
export function endedBy<Held extends Instruction>(retraction: Instruction, held: readonly Held[]): readonly Held[] {
  const meant = held.filter((one) => endsInstruction(retraction, one));
  const exact = meant.filter(({ slot }) => slot === retraction.slot);
  if (exact.length > 0) return meant.filter(({ slot }) => slot === retraction.slot || !slot.startsWith(INSTRUCTION));
  const shared = meant.map(({ text }) => wordsShared(retraction.text, text));
  const most = Math.max(...shared);
  return meant.filter((_, i) => shared[i] === most);
}

/** Returns whether a retraction may end an instruction: both are about one matter, or share a word that tells which. */
export function endsInstruction(retraction: Instruction, instruction: Instruction): boolean {
  if (NORMAL.test(retraction.text) && MANNERS.has(instruction.slot)) return true;
  return isOfOneMatter(retraction.slot, instruction.slot) || wordsShared(retraction.text, instruction.text) > 0;
}

/** Returns whether two slots are one, or parts of one: `instruction:units`, `instruction:units:distance`. */
function isOfOneMatter(one: string, other: string): boolean {
  if (one.startsWith(SAID) || other.startsWith(SAID)) return one === other;
  return one === other || other.startsWith(`${one}:`);
}

const tellingWords = (text: string): string[] =>
  words(text).filter((word) => word.length >= TELLING && !isStopWord(word) && !GENERIC.test(word));

function wordsShared(one: string, other: string): number {
  const telling = tellingWords(other);
  return tellingWords(one).filter((word) => telling.some((known) => isAlike(word, known))).length;
}

const isAlike = (one: string, other: string): boolean =>
  one === other ||
  ((one.startsWith(other) || other.startsWith(one)) &&
    (Math.min(one.length, other.length) >= ALIKE || Math.abs(one.length - other.length) <= ADDED)) ||
  (one.length > ALIKE && other.length > ALIKE && one.slice(0, ALIKE + 1) === other.slice(0, ALIKE + 1));
