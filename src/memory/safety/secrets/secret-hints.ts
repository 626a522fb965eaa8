import { KEY_BEGINNING } from "./prefixes.ts";

/*
 * Hints that a text may hold a secret. Nearly all prose has none and is left alone. A pattern runs only if its hints
 * are present.
 */

/**
 * A `run` is 16 characters without a blank. A `number` has enough digits for a card or an account. A `prefix` begins
 * like a key. A `break` is the end of a line or a quote within a token. A
 * `command` takes a password behind a flag, and an `option` is a long flag. All others are words that announce a secret of
 * their kind.
 */
export type SecretHint =
  | "run"
  | "number"
  | "prefix"
  | "break"
  | "password"
  | "credential"
  | "bearer"
  | "pin"
  | "phrase"
  | "command"
  | "option"
  | "cookie";

const RUN = 16;
const PREFIX = new RegExp(KEY_BEGINNING);
const WORDS =
  /(?<password>pass|pwd|kennwort|contrase|senha|\bpw\b|\bmdp\b)|(?<pin>security|geheimzahl|c(?:ode|(?:ó|o\u0301?)digo)\ssecret|pin-?(?:code|nummer)|\b(?:pin|cv[cv]2?|otp|ssn)\b)|(?<credential>secret|token|key|schl(?:ü|u\u0308|ue)ssel|\bcl(?:é|e\u0301|ef\b|ave)|\bllave|\bjeton)|(?<bearer>bearer|authorization)|(?<phrase>phrase)|(?<command>\b(?:curl|https?\s|mysql|mariadb|mycli|7z|sshpass|(?:docker|podman|helm|az)\slogin|mongo|redis-cli|ldap))|(?<cookie>\bcookie:)|(?<option>--(?=[a-z]))/gi;
const BREAK = /[\w.+/=:~-](?:\r?\n|\\[nr]|["'`]|%0[aAdD])/;
const ANNOUNCED = ["password", "credential", "bearer", "pin", "phrase", "command", "option", "cookie"] as const;
const CARD_DIGITS = /\d(?:(?:[ ._\t\r\n/-]|\\n){0,4}\d){12}/;
const ACCOUNT = /\d\d(?<=(?<![A-Za-z0-9])[A-Za-z]{2}\d\d)(?:[ .\r\n-]{0,2}[A-Za-z0-9]){11}/;

/** Invisible characters, which would hide a key from every pattern. */
const INVISIBLE =
  /[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0]|\u034F|[\uFE00-\uFE0F]|\uDB40[\uDC00-\uDFFF]/g;

export function hintsIn(text: string): ReadonlySet<SecretHint> {
  const hints = new Set<SecretHint>();
  const runs = hasRun(text);
  if (runs) hints.add("run");
  if (text.search(WORDS) !== -1) addAnnounced(text, hints);
  if (CARD_DIGITS.test(text) || ACCOUNT.test(text)) hints.add("number");
  if (BREAK.test(text)) hints.add("break");
  if (runs && PREFIX.test(text)) hints.add("prefix");
  return hints;
}

function addAnnounced(text: string, hints: Set<SecretHint>): void {
  const wanted = hints.size + ANNOUNCED.length;
  for (const { groups } of text.matchAll(WORDS)) {
    for (const word of ANNOUNCED) if (groups?.[word] !== undefined) hints.add(word);
    if (hints.size === wanted) return;
  }
}

/** Returns the text without invisible characters. Returns the same string if it has none. */
export function removeInvisible(text: string): string {
  return text.search(INVISIBLE) === -1 ? text : text.replace(INVISIBLE, "");
}

/**
 * Returns whether a text has a run. Every run of 16 covers a position that is a multiple of 16, so looking around those
 * is enough. It takes an eighth of the time of the pattern `\S{16}`.
 */
function hasRun(text: string): boolean {
  for (let at = RUN - 1; at < text.length; at += RUN) {
    if (isBlank(text.charCodeAt(at))) continue;
    let from = at;
    while (from > 0 && at - from < RUN && !isBlank(text.charCodeAt(from - 1))) from--;
    let to = at;
    while (to + 1 < text.length && to - from + 1 < RUN && !isBlank(text.charCodeAt(to + 1))) to++;
    if (to - from + 1 >= RUN) return true;
  }
  return false;
}

const isBlank = (code: number): boolean => code <= 0x20 || code === 0xa0;
