import { nearCredentialWord } from "./entropy.ts";
import { cardNumber, iban, spreadCard } from "./numbers.ts";
import type { Sign } from "./signs.ts";
import { PREFIXED, TOKEN_START } from "./prefixes.ts";
import { SPLIT_KEY, splitKey } from "./split-key.ts";

/** Group `secret` goes, group `lead` stays. A pattern without groups goes whole. */
export interface Rule {
  readonly kind: string;
  /** Without all of these in the text the pattern is not tried. */
  readonly signs: readonly Sign[];
  readonly pattern: RegExp;
  /** Looks at a candidate and its surroundings; answers which part is secret, or null. */
  readonly judge?: (secret: string, before: string, after: string) => string | null;
}

/*
 * Every pattern starts at a boundary of the very class it then runs over, or is bounded, so that
 * no character is visited more than a few times: linear on any input.
 */
const PASSWORD = String.raw`pass(?:word|wd|code|wort)|\bpwd|_pwd|\bpw(?=["']?\s?[:=])|\bpass(?=["']?\s?=|["']:)|kennwort|mot de passe|contrase(?:ñ|n)a|senha`;
const CREDENTIAL = String.raw`(?:api|access|secret|private|auth\w{0,9}|client|app|session|refresh|account|service|master|signing|encryption|webhook|deploy|bot|id)[\s_-]?(?:key|token|secret)|apikey|secret|token|\bkey`;
/* A quote, also one that is escaped because all of it stands in a string. */
const QUOTE = String.raw`(?:\\{0,3}["'\u0060])?`;
const ASSIGNED = String.raw`s?${QUOTE}(?:\s(?:for|to|of|on|zum|für|pour|para)\s[^\n.:=,]{1,40}?)?(?<link>\s{0,3}(?:[:=]{1,2}>?|=>)\s{0,3}|\s{1,3}(?:is|was|ist|lautet|est|es|é)\s{1,3}:?\s?)`;
const VALUE = String.raw`(?:\\{0,3}"(?<dq>[^"\n]{1,256})"|'(?<sq>[^'\n]{1,256})'|[^\s"'\u0060]*[^\s"'\u0060.,;:!?)\]}>])`;

export const RULES: readonly Rule[] = [
  {
    kind: "private-key",
    signs: ["credential"],
    pattern:
      /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:(?:[^-]|-(?!----))*-----END [A-Z ]{0,40}-----|(?:(?:\s|\\[nr])+[\w-]{1,20}: [^\n]{0,80})*(?:(?:\s|\\[nr])*[A-Za-z0-9+/=]{16,})*(?:(?:\s|\\[nr])+[A-Za-z0-9+/]{0,15}[0-9+/=][A-Za-z0-9+/=]{0,15}(?![^\s.]))?)/g,
  },
  {
    kind: "password-in-url",
    signs: ["run"],
    pattern: /(?<lead>:\/\/[^\s/:@?#]{0,128}:)(?<secret>[^\s/?#]{1,256})(?=@)/g,
  },
  {
    kind: "password",
    signs: ["curl"],
    pattern: /(?<lead>\bcurl\s[^\n]{0,200}?\s(?:-u|--user)\s["']?[^\s:"']{1,64}:)(?<secret>[^\s"']{1,128})/g,
  },
  { kind: "split-key", signs: ["prefix"], pattern: SPLIT_KEY, judge: splitKey },
  { kind: "jwt", signs: ["run"], pattern: /(?<![\w.-])eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*){0,3}/g },
  ...PREFIXED.map(([kind, shape]) => ({
    kind,
    signs: ["prefix"] as const,
    pattern: new RegExp(`${TOKEN_START}(?:${shape})`, "g"),
    judge: (secret: string) => (/\d/.test(secret) ? secret : null),
  })),
  {
    kind: "bearer-token",
    signs: ["bearer"],
    pattern: /(?<lead>\b(?:bearer|authorization:\s{0,3}(?:basic|token))\s{1,3})(?<secret>[\w.~+/-]{8,}={0,2})/gi,
    judge: (secret) => (/\d/.test(secret) || secret.length >= 20 ? secret : null),
  },
  {
    kind: "recovery-phrase",
    signs: ["phrase"],
    pattern:
      /(?<lead>\b(?:seed|recovery|pass|secret|mnemonic)\s?phrase\s?(?:is|:|=)\s{0,3}:?\s?)(?<secret>[^\s[][^\n.;,]{2,300})/gi,
    judge: (secret) => (PLAIN.test(firstWord(secret)) ? null : secret),
  },
  {
    kind: "password",
    signs: ["password"],
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
    signs: ["credential"],
    pattern: new RegExp(`(?<lead>(?:${CREDENTIAL})${ASSIGNED})(?<secret>${VALUE})`, "gi"),
    judge: (secret) => {
      const value = unquoted(secret);
      if (REFERENCE.test(value) || !/^[\x21-\x7e]{8,}$/.test(value)) return null;
      return /\d/.test(value) && /[A-Za-z]/.test(value) && !/^\w+\.\w+$/.test(value) ? value : null;
    },
  },
  {
    kind: "pin",
    signs: ["pin"],
    pattern:
      /(?<lead>\b(?:pin(?:\s(?:code|number))?|cv[cv]2?|security code|otp|ssn|social security number)\s{0,2}(?:is|:|=|#)?\s{0,3})(?<secret>\d{3}-\d{2}-\d{4}|\d{3,9})(?![\d.,-]\d|[a-z%€$])/gi,
  },
  {
    kind: "card-number",
    signs: ["number"],
    pattern: /(?<![\w+.,/-])\d(?:[ \u00a0-]?\d){12,}(?!\w)/g,
    judge: cardNumber,
  },
  {
    kind: "card-number",
    signs: ["number"],
    pattern: /(?<![\w.])[2-6](?:(?:[ \u00a0._\t\r\n/-]|\\n){0,4}\d){12,18}(?!\w)/g,
    judge: spreadCard,
  },
  {
    kind: "iban",
    signs: ["number"],
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0.\r\n-]{0,2}[A-Z0-9]){11,30}/gi,
    judge: iban,
  },
  { kind: "high-entropy", signs: ["run"], pattern: /(?<![\w+/=.-])[\w+/=-]{20,}/g, judge: nearCredentialWord },
];

/** Words that follow "password is" in prose. Removing them would be harmless but confusing. */
const PLAIN =
  /^(?:an?|the|not|no|none|null|nil|undefined|true|false|too|very|so|also|still|now|never|always|only|just|my|your|his|her|our|their|this|that|it|in|on|at|for|from|by|to|of|as|or|and|if|when|what|where|how|wrong|right|correct|incorrect|invalid|valid|weak|strong|safe|secure|insecure|long|short|simple|easy|hard|good|bad|fine|ok|okay|old|new|same|different|empty|blank|missing|optional|mandatory|unknown|case|plain|text|string|str|varchar|char|password|passwort|secret|hidden|here|there|below|above|\w{2,}(?:ed|ing)|reset|set|sent|kept|lost|nicht|falsch|zu|pas|no|incorrecta?)$/i;

/** `newPassword`, `dbPass`: a name in somebody's code. */
const VARIABLE = /^[a-z]+[A-Z]?[a-z]*(?:Pass|Pwd)[A-Za-z]*$/;

/** Something that stands for a secret, or names where it is kept. */
const REFERENCE =
  /^(?:[$%{<[(*&@]|\W+$|(?:process|os|env|import|config|settings|self|this|req|request|props|args|data|user|secrets|vault)(?:\.|\[)|\w+\(|(?:your|my|the|x{3,}|\.{3})[-_ .]?|[A-Za-z_.]+\()/i;

function unquoted(value: string): string {
  return /^\\*(["'])(.*?)\\*\1$/.exec(value)?.[2] ?? value;
}

function firstWord(phrase: string): string {
  return /^\S*/.exec(phrase)?.[0] ?? "";
}
