const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 16;

let lastTime = 0;
let lastRandom: number[] = [];

/**
 * An id that sorts by time, in the manner of ULID: 48 bits of milliseconds, then 80 random bits that
 * count up within one millisecond, so that ids made one after the other in one isolate stay in order.
 */
export function newId(prefix: "mem" | "exc", now: number): string {
  if (now > lastTime) {
    lastTime = now;
    lastRandom = [...crypto.getRandomValues(new Uint8Array(RANDOM_DIGITS))].map((byte) => byte & 31);
  } else {
    countUp(lastRandom);
  }
  return `${prefix}_${timeDigits(lastTime)}${lastRandom.map((digit) => ALPHABET[digit]).join("")}`;
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
