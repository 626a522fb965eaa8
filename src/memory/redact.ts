/** What stands where a secret stood. Worded so that a model reading it knows what happened. */
export const SECRET_REMOVED = "[secret removed]";

/** How a marker begins where a pattern stops at its blank: what was removed is not removed again. */
const MARKED = "[secret";

export interface Redaction {
  readonly text: string;
  /** The kinds of what was taken out, each once, never the values. */
  readonly found: readonly string[];
}

/** Group `secret` goes, group `lead` stays. A pattern without groups goes whole. */
interface Rule {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Looks at a candidate and its surroundings; answers which part is secret, or null. */
  readonly judge?: (secret: string, before: string, after: string) => string | null;
}

/**
 * Texts without any of these hold no secret we know. Ordinary prose stops here: about 1 µs for
 * 100 characters, against 10 to 20 for all the rules.
 */
const SIGNS =
  /[^\s]{16}|\d(?:[ \u00a0-]?[\dA-Za-z]){11}|pass|pwd|kennwort|contrase|senha|secret|token|key|\b(?:pin|cv[cv]|otp|ssn)\b|bearer|phrase|\bpw\b|\bcurl\b/i;

/*
 * Every pattern starts at a boundary of the very class it then runs over, or is bounded, so that
 * no character is visited more than a few times: linear on any input.
 */
const TOKEN_START = String.raw`(?<![A-Za-z0-9_-])`;

/** Prefixes that providers publish so that their keys can be recognised (GitHub secret scanning). */
const PREFIXED: readonly (readonly [kind: string, shape: string])[] = [
  ["anthropic-key", String.raw`sk-ant-[\w-]{8,}`],
  ["openai-key", String.raw`(?:sk|sess)-[\w-]{10,}`],
  ["stripe-key", String.raw`(?:[sr]k_(?:live|test)|whsec)_\w{8,}`],
  ["google-key", String.raw`AIza[\w-]{20,}|ya29\.[\w-]{10,}|GOCSPX-[\w-]{10,}`],
  ["github-token", String.raw`gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{16,}`],
  ["gitlab-token", String.raw`gl(?:pat|dt|ptt|rt|cbt|agent|soat|ffct|imt|oas)-[\w-]{16,}`],
  ["slack-token", String.raw`xox[abceoprs](?:\.xox[abceoprs])?-[\w-]{10,}|xapp-[\w-]{10,}`],
  ["aws-key", String.raw`(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{12,}`],
  ["huggingface-token", String.raw`(?:hf|api_org)_[A-Za-z0-9]{16,}`],
  ["npm-token", String.raw`npm_[A-Za-z0-9]{16,}`],
  [
    "provider-key",
    String.raw`(?:gsk|r8|shp(?:at|ca|pa|ss)|lin_api|ntn|dop_v1|doo_v1|rubygems|sbp|tskey|pscale_tkn|dp\.pt|hvs|nfp|pat)[_.-][A-Za-z0-9_-]{20,}|(?:xai|pplx|tvly|pypi)-[\w-]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|\d{8,10}:AA[\w-]{30,}`,
  ],
];

const PASSWORD = String.raw`pass(?:word|wd|code|wort)|\bpwd|_pwd|\bpw(?=["']?\s?[:=])|\bpass(?=["']?\s?=|["']:)|kennwort|mot de passe|contrase(?:ñ|n)a|senha`;
const CREDENTIAL = String.raw`(?:api|access|secret|private|auth\w{0,9}|client|app|session|refresh|account|service|master|signing|encryption|webhook|deploy|bot|id)[\s_-]?(?:key|token|secret)|apikey|secret|token|\bkey`;
const ASSIGNED = String.raw`s?["'\u0060]?(?:\s(?:for|to|of|on|zum|für|pour|para)\s[^\n.:=,]{1,40}?)?(?<link>\s{0,3}(?:[:=]{1,2}>?|=>)\s{0,3}|\s{1,3}(?:is|was|ist|lautet|est|es|é)\s{1,3}:?\s?)`;
const VALUE = String.raw`(?:"(?<dq>[^"\n]{1,256})"|'(?<sq>[^'\n]{1,256})'|[^\s"'\u0060]*[^\s"'\u0060.,;:!?)\]}>])`;

const RULES: readonly Rule[] = [
  {
    kind: "private-key",
    pattern:
      /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:(?:[^-]|-(?!----))*-----END [A-Z ]{0,40}-----|(?:(?:\s|\\[nr])+[\w-]{1,20}: [^\n]{0,80})*(?:(?:\s|\\[nr])*[A-Za-z0-9+/=]{16,})*(?:(?:\s|\\[nr])+[A-Za-z0-9+/]{0,15}[0-9+/=][A-Za-z0-9+/=]{0,15}(?![^\s.]))?)/g,
  },
  {
    kind: "password-in-url",
    pattern: /(?<lead>:\/\/[^\s/:@?#]{0,128}:)(?<secret>[^\s/?#]{1,256})(?=@)/g,
  },
  {
    kind: "password",
    pattern: /(?<lead>\bcurl\s[^\n]{0,200}?\s(?:-u|--user)\s["']?[^\s:"']{1,64}:)(?<secret>[^\s"']{1,128})/g,
  },
  { kind: "jwt", pattern: /(?<![\w.-])eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*){0,3}/g },
  ...PREFIXED.map(([kind, shape]) => ({
    kind,
    pattern: new RegExp(`${TOKEN_START}(?:${shape})`, "g"),
    judge: (secret: string) => (/\d/.test(secret) ? secret : null),
  })),
  {
    kind: "bearer-token",
    pattern: /(?<lead>\b(?:bearer|authorization:\s{0,3}(?:basic|token))\s{1,3})(?<secret>[\w.~+/-]{8,}={0,2})/gi,
    judge: (secret) => (/\d/.test(secret) || secret.length >= 20 ? secret : null),
  },
  {
    kind: "recovery-phrase",
    pattern:
      /(?<lead>\b(?:seed|recovery|pass|secret|mnemonic)\s?phrase\s?(?:is|:|=)\s{0,3}:?\s?)(?<secret>[^\s[][^\n.;,]{2,300})/gi,
    judge: (secret) => (PLAIN.test(firstWord(secret)) ? null : secret),
  },
  {
    kind: "password",
    pattern: new RegExp(`(?<lead>(?:${PASSWORD})${ASSIGNED})(?<secret>${VALUE})`, "gi"),
    judge: (secret, before, after) => {
      const value = unquoted(secret);
      if (REFERENCE.test(value) || PLAIN.test(value) || VARIABLE.test(value)) return null;
      const prose = /[a-zé]\s{1,3}:?\s?$/i.test(before) && /^\p{L}+$/u.test(value);
      return prose && !/^\s*(?:[.,;:!?)\n]|$|(?:and|but|und|et|y)\s)/.test(after) ? null : value;
    },
  },
  {
    kind: "credential",
    pattern: new RegExp(`(?<lead>(?:${CREDENTIAL})${ASSIGNED})(?<secret>${VALUE})`, "gi"),
    judge: (secret) => {
      const value = unquoted(secret);
      if (REFERENCE.test(value) || !/^[\x21-\x7e]{8,}$/.test(value)) return null;
      return /\d/.test(value) && /[A-Za-z]/.test(value) && !/^\w+\.\w+$/.test(value) ? value : null;
    },
  },
  {
    kind: "pin",
    pattern:
      /(?<lead>\b(?:pin(?:\s(?:code|number))?|cv[cv]2?|security code|otp|ssn|social security number)\s{0,2}(?:is|:|=|#)?\s{0,3})(?<secret>\d{3}-\d{2}-\d{4}|\d{3,9})(?![\d.,-]\d|[a-z%€$])/gi,
  },
  {
    kind: "card-number",
    pattern: /(?<![\w+.,/-])\d(?:[ \u00a0-]?\d){12,}(?!\w)/g,
    judge: cardNumber,
  },
  {
    kind: "iban",
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]){11,30}/gi,
    judge: iban,
  },
  { kind: "high-entropy", pattern: /(?<![\w+/=.-])[\w+/=-]{20,}/g, judge: nearCredentialWord },
];

/** Words that follow "password is" in prose. Removing them would be harmless but confusing. */
const PLAIN =
  /^(?:an?|the|not|no|none|null|nil|undefined|true|false|too|very|so|also|still|now|never|always|only|just|my|your|his|her|our|their|this|that|it|in|on|at|for|from|by|to|of|as|or|and|if|when|what|where|how|wrong|right|correct|incorrect|invalid|valid|weak|strong|safe|secure|insecure|long|short|simple|easy|hard|good|bad|fine|ok|okay|old|new|same|different|empty|blank|missing|optional|mandatory|unknown|case|plain|text|string|str|varchar|char|password|passwort|secret|hidden|here|there|below|above|\w{2,}(?:ed|ing)|reset|set|sent|kept|lost|nicht|falsch|zu|pas|no|incorrecta?)$/i;

/** `newPassword`, `dbPass`: a name in somebody's code. */
const VARIABLE = /^[a-z]+[A-Z]?[a-z]*(?:Pass|Pwd)[A-Za-z]*$/;

/** Something that stands for a secret, or names where it is kept. */
const REFERENCE =
  /^(?:[$%{<[(*&@]|\W+$|(?:process|os|env|import|config|settings|self|this|req|request|props|args|data|user|secrets|vault)(?:\.|\[)|\w+\(|(?:your|my|the|x{3,}|\.{3})[-_ .]?|[A-Za-z_.]+\()/i;

export function redact(text: string): Redaction {
  if (!SIGNS.test(text)) return { text, found: [] };
  const found = new Set<string>();
  let clean = text;
  for (const { kind, pattern, judge } of RULES) {
    clean = clean.replace(pattern, (match: string, ...rest: unknown[]) => {
      const groups = named(rest);
      const secret = groups?.["secret"] ?? match;
      const lead = groups?.["lead"] ?? "";
      if (secret.startsWith(MARKED)) return match;
      const at = rest.find((one): one is number => typeof one === "number") ?? 0;
      const end = at + match.length;
      const part = judge
        ? judge(secret, clean.slice(Math.max(0, at - 48), at) + lead, clean.slice(end, end + 32))
        : secret;
      if (part === null) return match;
      found.add(kind);
      return lead + secret.replace(part, SECRET_REMOVED);
    });
  }
  return { text: clean, found: [...found] };
}

/** The same for a JSON value: every text in it, the names of its fields, and numbers that are secrets. */
function redactJson(value: unknown): unknown {
  if (typeof value === "string") return redact(value).text;
  if (typeof value === "number") return redact(String(value)).found.length > 0 ? SECRET_REMOVED : value;
  if (Array.isArray(value)) return value.map(redactJson);
  if (typeof value === "object" && value !== null) return redactFields(value);
  return value;
}

export function redactFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [redact(name).text, redactJson(value)]));
}

function named(rest: readonly unknown[]): Record<string, string | undefined> | null {
  const last = rest.at(-1);
  return typeof last === "object" && last !== null ? { ...last } : null;
}

function unquoted(value: string): string {
  return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
}

function firstWord(phrase: string): string {
  return /^\S*/.exec(phrase)?.[0] ?? "";
}

/** Groups as printed on cards: a number may be followed by an expiry date that would join it. */
const CARD_LAYOUT = /^(?:\d{4}([ \u00a0-]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ \u00a0-]?)\d{6}\2\d{4,5})(?!\d)/;
const NOT_A_CARD = /^0|^1\d{12}$|^97[89]\d{10}$/; // trunk prefixes, epoch milliseconds, ISBNs
const DATES_OR_UUID = /\b(?:19|20)\d\d-\d\d-\d\d\b|^\d{8}-\d{4}-\d{4}-\d{4}-\d{12}$/;

function cardNumber(candidate: string): string | null {
  if (DATES_OR_UUID.test(candidate)) return null;
  const whole = [candidate, ...(CARD_LAYOUT.exec(candidate) ?? []).slice(0, 1)];
  return whole.find((one) => isCard(one.replace(/\D/g, ""))) ?? null;
}

function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || NOT_A_CARD.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const weighed = index % 2 === 0 ? digit : digit * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0 && !/^(\d)\1+$/.test(digits);
}

/** ISO 13616: any length from 15 to 34, so the registry's lengths tell where a number ends. */
const IBAN_LENGTH = new Map(
  "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 XK20"
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

function iban(candidate: string): string | null {
  const length = IBAN_LENGTH.get(candidate.slice(0, 2).toUpperCase()) ?? 0;
  const parts = new RegExp(`^(?:[ \u00a0-]?[A-Za-z0-9]){${length}}(?![A-Za-z0-9])`).exec(candidate);
  if (length === 0 || parts === null) return null;
  const compact = parts[0].replace(/[ \u00a0-]/g, "");
  let rest = 0;
  for (const sign of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1 ? parts[0] : null;
}

const CREDENTIAL_WORD = /\b(?:key|token|secret|credential|password|passwd|auth)s?\b/i;

/** Hex is left alone: git hashes and digests are everywhere, and near "key" as well. */
function nearCredentialWord(run: string, before: string, after: string): string | null {
  if (/^[0-9a-f-]+$/i.test(run) || !/\d.*\d/.test(run) || !/[A-Z]/.test(run) || !/[a-z]/.test(run)) return null;
  if (entropyBits(run.slice(0, 256)) < 3.5) return null;
  return CREDENTIAL_WORD.test(before) || CREDENTIAL_WORD.test(after) ? run : null;
}

/** Shannon entropy per character: English words stay below 3.3, random base64 of 20 starts at 3.7. */
function entropyBits(run: string): number {
  const counts = new Map<string, number>();
  for (const sign of run) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / run.length) * Math.log2(count / run.length);
  return bits;
}
