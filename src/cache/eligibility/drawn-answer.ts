import { ordersOne } from "./made-anew.ts";
import { OTHER_ERRANDS } from "./making-words.ts";
import { plainText } from "./wording.ts";

const UUID = /(?<![0-9a-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z])/i;

/** A run without blanks that may be a code or a password. */
const RUN = /[^\s"'`*,;()]{8,}/g;
/** Bits a character, and changes between letters and digits: words and names of variables have fewer. */
const BITS_A_CHARACTER = 2.7;
const CHANGES = 3;

/** A number, or letters and digits in groups, and nothing else: a PIN, a code. */
const LONE_CODE =
  /^[^\p{L}\p{N}]*(?:\d{3,12}|\d{2,4}(?:[ -]\d{2,4}){1,3}|(?=[A-Z-]*\d)[A-Z0-9]{3,8}(?:-[A-Z0-9]{3,8}){0,4})[^\p{L}\p{N}]*$/u;

const LONGEST_CODE = 60;

/** One code answers these, the same for everybody. */
const RECKONED = /\b(?:sha-?\d*|md5|crc\d*|hash|hex|hexadecimal|base64|binary|encoded?|decoded?|checksum)\b/i;

/** Share of an answer that a code takes up where it is the answer and not an example in it. */
const MOST = 0.5;

/**
 * Whether an answer looks like something drawn for this asker alone: a code, an id, a number by itself. To a question
 * that explains itself, as "What is a UUID?", such a thing is an example, as long as it is not the whole answer.
 */
export function holdsDraw(answer: string, question: string): boolean {
  const asked = plainText(question);
  const said = answer.trim();
  if (RECKONED.test(asked)) return false;
  if (said.length <= LONGEST_CODE && LONE_CODE.test(said)) return ordersOne(asked);
  // What the question itself holds was not drawn.
  const codes = [...(said.match(RUN) ?? [])].filter(
    (run) => (UUID.test(run) || isRandom(run)) && !question.includes(run),
  );
  const first = /^[^\p{L}]*([\p{L}'-]+)/u.exec(asked.toLowerCase())?.[1] ?? "";
  return codes.join("").length > (OTHER_ERRANDS.has(first) ? said.length * MOST : 0);
}

/** Letters and digits in no order. */
function isRandom(run: string): boolean {
  if (/^(?:https?:|www\.|\/)|\.[a-z]{2,4}(?:\/|$)/i.test(run)) return false;
  const changes = run.match(/\p{L}(?=\d)|\d(?=\p{L})/gu)?.length ?? 0;
  return changes >= CHANGES && bits(run) >= BITS_A_CHARACTER;
}

function bits(run: string): number {
  const counts = new Map<string, number>();
  for (const character of run) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / run.length) * Math.log2(n / run.length), 0);
}
