import { ordersOneOfMany } from "./generative-request.ts";
import { plainText } from "../../text/phrase-pattern.ts";

const UUID = /(?<![0-9a-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z])/i;

/** A run without blanks that may be a code or a password. */
const RUN = /[^\s"'`*,;()]{8,}/g;
/** Bits a character, and changes between letters and digits: words and names of variables have fewer. */
const MIN_BITS_PER_CHARACTER = 2.7;
const MIN_CHANGES = 3;

/** A number, or letters and digits in groups, and nothing else: a PIN, a code. */
const LONE_CODE =
  /^[^\p{L}\p{N}]*(?:\d{3,12}|\d{2,4}(?:[ -]\d{2,4}){1,3}|(?=[A-Z-]*\d)[A-Z0-9]{3,8}(?:-[A-Z0-9]{3,8}){0,4})[^\p{L}\p{N}]*$/u;

const MAX_CODE_CHARACTERS = 60;

/** One code answers these, the same for everybody. */
const COMPUTED = /\b(?:sha-?\d*|md5|crc\d*|hash|hex|hexadecimal|base64|binary|encoded?|decoded?|checksum)\b/i;

/**
 * Whether an answer looks like something drawn for this asker alone: a code, an id, a number by itself. Only an order for
 * one of many draws anything: in the answer to "What is a UUID?" such a thing is an example, and elsewhere it is a fact.
 */
export function holdsRandomValue(answer: string, question: string): boolean {
  const asked = plainText(question);
  const said = answer.trim();
  if (COMPUTED.test(asked) || !ordersOneOfMany(asked)) return false;
  if (said.length <= MAX_CODE_CHARACTERS && LONE_CODE.test(said)) return true;
  // What the question itself holds was not drawn.
  return [...(said.match(RUN) ?? [])].some((run) => (UUID.test(run) || isRandom(run)) && !question.includes(run));
}

/** Letters and digits in no order. */
function isRandom(run: string): boolean {
  if (/^(?:https?:|www\.|\/)|\.[a-z]{2,4}(?:\/|$)/i.test(run)) return false;
  const changes = run.match(/\p{L}(?=\d)|\d(?=\p{L})/gu)?.length ?? 0;
  return changes >= MIN_CHANGES && bitsPerCharacter(run) >= MIN_BITS_PER_CHARACTER;
}

function bitsPerCharacter(run: string): number {
  const counts = new Map<string, number>();
  for (const character of run) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / run.length) * Math.log2(n / run.length), 0);
}
