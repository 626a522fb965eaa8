import { type Rule, RULES } from "./secrets/rules.ts";
import { signsIn, visible } from "./secrets/signs.ts";

/** What stands where a secret stood. Worded so that a model reading it knows what happened. */
export const SECRET_REMOVED = "[secret removed]";

/** How a marker begins where a pattern stops at its blank: what was removed is not removed again. */
const MARKED = "[secret";

/** What is removed may have kept something beside it from being seen; more rounds than this no text has needed. */
const ROUNDS_AT_MOST = 8;

export interface Redaction {
  readonly text: string;
  /** The kinds of what was taken out, each once, never the values. */
  readonly found: readonly string[];
}

/**
 * Takes secrets out by value. What comes out holds none that it would find again. About 5 µs for 1,000 characters of
 * prose; where something is found among characters that nobody sees, those go as well.
 */
export function redact(text: string): Redaction {
  const seen = visible(text);
  const found = new Set<string>();
  let clean = seen;
  for (let round = 0; round < ROUNDS_AT_MOST; round++) {
    const before = found.size;
    const next = redactOnce(clean, found);
    if (next === clean && found.size === before) break;
    clean = next;
  }
  return found.size === 0 ? { text, found: [] } : { text: clean, found: [...found] };
}

function redactOnce(text: string, found: Set<string>): string {
  const signs = signsIn(text);
  if (signs.size === 0) return text;
  let clean = text;
  for (const rule of RULES) if (rule.signs.every((sign) => signs.has(sign))) clean = apply(rule, clean, found);
  return clean;
}

function apply({ kind, pattern, judge }: Rule, text: string, found: Set<string>): string {
  return text.replace(pattern, (match: string, ...rest: unknown[]) => {
    const groups = named(rest);
    const secret = groups?.["secret"] ?? match;
    const lead = groups?.["lead"] ?? "";
    if (secret.startsWith(MARKED)) return match;
    const at = rest.find((one): one is number => typeof one === "number") ?? 0;
    const end = at + match.length;
    const part = judge ? judge(secret, text.slice(Math.max(0, at - 48), at) + lead, text.slice(end, end + 32)) : secret;
    if (part === null) return match;
    found.add(kind);
    return lead + secret.replace(part, () => SECRET_REMOVED);
  });
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

function named(rest: readonly unknown[]): Record<string, string | undefined> | null {
  const last = rest.at(-1);
  return typeof last === "object" && last !== null ? { ...last } : null;
}
