import type { Numbers } from "../../support/random.ts";

const STRINGS = [
  '""',
  '"a"',
  '"\\""',
  '"\\\\"',
  '"\\\\\\""',
  '"}"',
  '"]"',
  '"{\\"a\\":["',
  '","',
  '":"',
  '" \\n "',
  '"\\u0022"',
  '"\\ud83e\\udde1"',
  '"é🧡\u2028"',
  '"\\\\u0022"',
  '"content"',
  '"messages"',
] as const;
/** Without those that are one escape: V8 13.6 reads such a key as another once it has read that one, and would be a bad judge. */
const KEYS = STRINGS.filter((text) => !/^"\\(?:u[0-9a-f]{4}|.)"$/.test(text));
const SCALARS = ["0", "-0", "1.10", "1e400", "-1E-2", "12345678901234567890", "true", "false", "null"] as const;
const SPACES = ["", "", "", " ", "\n", "\t \r\n"] as const;

export const pick = <T>(next: Numbers, from: readonly T[]): T => from[next(from.length)] as T;
export const space = (next: Numbers): string => pick(next, SPACES);
export const randomString = (next: Numbers): string => pick(next, STRINGS);

/** JSON text as no serialiser prints it: odd white space, escapes, repeated keys. */
export function randomJson(next: Numbers, depth = 4): string {
  const kind = depth === 0 ? next(2) : next(4);
  if (kind === 0) return space(next) + pick(next, SCALARS) + space(next);
  if (kind === 1) return space(next) + randomString(next) + space(next);
  const parts = Array.from({ length: next(4) }, () =>
    kind === 2
      ? randomJson(next, depth - 1)
      : `${space(next)}${pick(next, KEYS)}${space(next)}:${randomJson(next, depth - 1)}`,
  );
  const inside = parts.length === 0 ? space(next) : parts.join(",");
  return space(next) + (kind === 2 ? `[${inside}]` : `{${inside}}`) + space(next);
}
