const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 16;
const ID_PREFIX_LENGTH = "mem_".length;
/** The value of each digit by its character code; -1 for a character that is none. */
const DIGIT_VALUES = Int8Array.from({ length: 128 }, (_, code) => ALPHABET.indexOf(String.fromCharCode(code)));

/** Returns the value of the digit at a place of an id. Returns -1 if no digit stands there. */
export const digitAt = (id: string, at: number): number => DIGIT_VALUES[id.charCodeAt(at)] ?? -1;

/** The age at which a time cannot come from a clock that went back, and so is meant. */
const PAST_MS = 86_400_000;

interface Counter {
  time: number;
  /** The time as ids begin with it. */
  digits: string;
  random: number[];
}

const present: Counter = { time: 0, digits: "", random: [] };
/** Counters of times gone by, the latest last: imports of several users take turns in an isolate. */
const past = new Map<number, Counter>();
const PASTS_KEPT = 256;

/** Returns the counter of a time gone by. */
function pastCounter(time: number): Counter {
  const counter = past.get(time) ?? { time: -1, digits: "", random: [] };
  past.delete(time);
  past.set(time, counter);
  const [oldest] = past.keys();
  if (oldest !== undefined && past.size > PASTS_KEPT) past.delete(oldest);
  return counter;
}

/**
 * Makes an id that sorts by time, like a ULID: 48 bits of milliseconds, then 80 random bits that count up within one
 * millisecond, so that ids made one after the other in one isolate stay in order. A memory imported from the past gets
 * an id of its own time.
 */
export function newId(prefix: "mem" | "exc" | "req" | "evt" | "crd", now: number): string {
  const counter = now < present.time - PAST_MS ? pastCounter(now) : present;
  if (counter === present ? now > present.time : counter.time < 0) {
    counter.time = now;
    counter.digits = timeDigits(now);
    counter.random = randomDigits();
  } else {
    countUp(counter.random);
  }
  let id = `${prefix}_${counter.digits}`;
  for (const digit of counter.random) id += ALPHABET[digit];
  return id;
}

/** Random bytes for the next ids: to ask the runtime for a few takes as long as for many. */
const bytes = new Uint8Array(RANDOM_DIGITS * 64);
let used = bytes.length;

function randomDigits(): number[] {
  if (used === bytes.length) {
    crypto.getRandomValues(bytes);
    used = 0;
  }
  const digits: number[] = [];
  for (const end = used + RANDOM_DIGITS; used < end; used++) digits.push((bytes[used] as number) & 31);
  return digits;
}

/** Returns a lower bound for ids of that time and later. */
export function idFloor(prefix: "mem" | "exc", at: number): string {
  return `${prefix}_${timeDigits(Math.max(0, at))}`;
}

/** Returns the milliseconds since the epoch that an id names. Returns 0 for a text that is no id. */
export function timeOfId(id: string): number {
  let time = 0;
  for (let i = 0; i < TIME_DIGITS; i++) {
    const digit = digitAt(id, ID_PREFIX_LENGTH + i);
    if (digit < 0) return 0;
    time = time * 32 + digit;
  }
  return time;
}

function timeDigits(time: number): string {
  let digits = "";
  for (let rest = time; digits.length < TIME_DIGITS; rest = Math.floor(rest / 32))
    digits = `${ALPHABET[rest % 32]}${digits}`;
  return digits;
}

function countUp(digits: number[]): void {
  for (let i = digits.length - 1; i >= 0; i--) {
    const next = ((digits[i] ?? 0) + 1) & 31;
    digits[i] = next;
    if (next !== 0) return;
  }
}
