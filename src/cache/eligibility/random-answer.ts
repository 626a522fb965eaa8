import { ordersOneOfMany } from "./generative-request.ts";
import { plainText } from "../../text/phrase-pattern.ts";
import { regex } from "../../text/regex.ts";

const UUID = /(?<![0-9a-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z])/i;

/** A run without blanks that may be a code or a password. */
const RUN = /[^\s"'`*,;()]{8,}/g;
/**
 * The least bits per character, and the least changes between letters and digits. Words and names of variables have
 * fewer.
 */
const MIN_BITS_PER_CHARACTER = 2.7;
const MIN_CHANGES = 3;

/** A number alone, or groups of letters and digits: a PIN, a code. */
const LONE_CODE = regex.u`^[^\p{L}\p{N}]*(?:\d{3,12}|\d{2,4}(?:[ -]\d{2,4}){1,3}|(?=[A-Z-]*\d)[A-Z0-9]{3,8}(?:-[A-Z0-9]{3,8}){0,4})[^\p{L}\p{N}]*$`;

const MAX_CODE_CHARACTERS = 60;

/** Questions whose code is computed, and the same for everybody. */
const COMPUTED = /\b(?:sha-?\d*|md5|crc\d*|hash|hex|hexadecimal|base64|binary|encoded?|decoded?|checksum)\b/i;

/**
 * Returns whether an answer looks drawn for this asker alone: a code, an id, a number by itself. Only a request for one
 * of many draws anything. In the answer to "What is a UUID?" such a value is an example, and in other answers a fact.
 */
export function holdsRandomValue(answer: string, question: string): boolean {
  const asked = plainText(question);
  const said = answer.trim();
  if (COMPUTED.test(asked) || !ordersOneOfMany(asked)) return false;
  if (said.length <= MAX_CODE_CHARACTERS && LONE_CODE.test(said)) return true;
  // A value in the question itself was not drawn.
  return [...(said.match(RUN) ?? [])].some((run) => (UUID.test(run) || isRandom(run)) && !question.includes(run));
}

/** Returns whether letters and digits follow no order. */
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
