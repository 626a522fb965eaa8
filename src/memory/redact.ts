import { toAscii } from "./secrets/to-ascii.ts";
import { type RedactionPattern, REDACTION_PATTERNS } from "./secrets/redaction-patterns.ts";
import { hintsIn, removeInvisible } from "./secrets/secret-hints.ts";

/** What stands where a secret stood. Worded so that a model reading it knows what happened. */
export const SECRET_REMOVED = "[secret removed]";

/** How a marker begins where a pattern stops at its blank: what was removed is not removed again. */
const MARKER_START = "[secret";

/** What is removed may have kept something beside it from being seen; more rounds than this no text has needed. */
const MAX_ROUNDS = 8;

interface Redaction {
  readonly text: string;
  /** The kinds of what was taken out, each once, never the values. */
  readonly found: readonly string[];
}

/** How many secrets of each kind were taken out. */
export type SecretCounts = Map<string, number>;

/** A text as it is kept, and the same in the signs that patterns are written in, each sign at the same place. */
interface Shown {
  readonly text: string;
  readonly plain: string;
}

/**
 * Takes secrets out by value. What comes out holds none that it would find again. About 5 µs for 1,000 characters of
 * prose; where something is found among characters that nobody sees, those go as well.
 * @param counts adds up what was taken out of several texts
 */
export function redact(text: string, counts: SecretCounts = new Map()): Redaction {
  const seen = removeInvisible(text);
  const found = new Set<string>();
  const note = (kind: string): void => {
    found.add(kind);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  };
  let clean: Shown = { text: seen, plain: toAscii(seen) };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = redactOnce(clean, note);
    if (next === clean) break;
    clean = next;
  }
  return found.size === 0 ? { text, found: [] } : { text: clean.text, found: [...found] };
}

/** @returns the very same where nothing was found */
function redactOnce(shown: Shown, note: (kind: string) => void): Shown {
  const signs = hintsIn(shown.plain);
  if (signs.size === 0) return shown;
  let clean = shown;
  for (const rule of REDACTION_PATTERNS)
    if (rule.hints.every((sign) => signs.has(sign))) clean = apply(rule, clean, note);
  return clean;
}

function apply(rule: RedactionPattern, shown: Shown, note: (kind: string) => void): Shown {
  const places = [...secretsIn(rule, shown.plain)];
  if (places.length === 0) return shown;
  for (const { kind } of places) note(kind);
  const text = replaceWithMarker(shown.text, places);
  return { text, plain: shown.plain === shown.text ? text : replaceWithMarker(shown.plain, places) };
}

interface FoundSecret {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

function* secretsIn({ kind, pattern, judge, kindOf }: RedactionPattern, text: string): Generator<FoundSecret> {
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    const { head = "", lead = "", secret = head + match[0] } = match.groups ?? {};
    if (secret.startsWith(MARKER_START)) continue;
    const at = match.index - head.length;
    const end = match.index + match[0].length;
    const part = judge ? judge(secret, text.slice(Math.max(0, at - 48), at) + lead, text.slice(end, end + 32)) : secret;
    if (part === null) continue;
    const from = at + lead.length + secret.indexOf(part);
    if (from < done) continue;
    done = from + part.length;
    yield { kind: kindOf?.(part) ?? kind, from, to: done };
  }
}

/** Puts the marker in place of each of these, which are in order and apart. */
function replaceWithMarker(text: string, places: readonly FoundSecret[]): string {
  const kept: string[] = [];
  let from = 0;
  for (const place of places) {
    kept.push(text.slice(from, place.from));
    from = place.to;
  }
  return [...kept, text.slice(from)].join(SECRET_REMOVED);
}

/** The same for a JSON value: every text in it, the names of its fields, and numbers that are secrets. */
function redactJson(value: unknown): unknown {
  if (typeof value === "string") return redact(value).text;
  if (typeof value === "number") return redact(String(value)).found.length > 0 ? SECRET_REMOVED : value;
  if (Array.isArray(value)) return value.map(redactJson);
  if (typeof value === "object" && value !== null) return redactFields(value);
  return value;
}

/** A field's name may be all that gives its value away: `{"password":"swordfish"}`. */
export function redactFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const isPlain = typeof value === "string" || typeof value === "number";
      const announced = isPlain && redact(name).found.length === 0 && redact(`${name}: ${value}`).found.length > 0;
      const clean = redactJson(value);
      return [redact(name).text, announced && clean === value ? SECRET_REMOVED : clean];
    }),
  );
}
