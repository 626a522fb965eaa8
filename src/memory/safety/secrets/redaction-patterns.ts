import { BARE_RUN, bareKey } from "./bare-key.ts";
import { COMMAND_PASSWORD, judgeArgument, judgeOption, LONG_OPTION } from "./command-passwords.ts";
import { judgeCredential, judgeNamedPassword, judgePassword, judgeRecoveryPhrase } from "./judge-passwords.ts";
import { isMadeOfWords, nearCredentialWord } from "./high-entropy.ts";
import { cardNumber, iban, spreadCard } from "./checksum-numbers.ts";
import type { SecretHint } from "./secret-hints.ts";
import {
  ESCAPED,
  isPointedKey,
  isSignedToken,
  kindOfKey,
  POINTED_KEY,
  PREFIXED_KEY,
  SIGNED_TOKEN,
} from "./prefixes.ts";
import { readsLikeWords } from "./reads-like-words.ts";
import { SPLIT_KEY, splitKey } from "./split-key.ts";

/**
 * A pattern for one kind of secret. Group `secret` is removed, and group `lead` stays. Group `head` stands before the
 * match and is removed with it. A pattern without groups is removed whole.
 */
export interface RedactionPattern {
  readonly kind: string;
  /** The pattern runs only if the text has all of these. */
  readonly hints: readonly SecretHint[];
  readonly pattern: RegExp;
  /** Looks at a candidate and its surroundings. Returns the part that is secret, or null. */
  readonly judge?: (secret: string, before: string, after: string) => string | null;
  /** Returns a more exact kind, or null to keep the kind of the pattern. */
  readonly kindOf?: (secret: string) => string | null;
}

/*
 * Every pattern starts at a boundary of the very class that it then runs over, or is bounded. So it visits no character
 * more than a few times and is linear on any input.
 */
const PASSWORD = String.raw`pass(?:word|wd|code|wort|phrase)|\bpwd|_pwd|\bpw(?=["']?\s?[:=])|\bpass(?=["']?\s?=|["']:)|kennwort|mots? de passe|\bmdp\b|contrase(?:ñ|n\u0303?)a|senha`;
const CREDENTIAL = String.raw`(?:api|access|secret|private|auth\w{0,9}|client|app|session|refresh|account|service|master|signing|encryption|webhook|deploy|bot|id)[\s_-]?(?:key|token|secret)|apikey|secret|token|\bkey|schl(?:ü|u\u0308|ue)ssel|\b(?:cl(?:é|e\u0301|ef)|clave|llave|jeton)(?:\s(?:d['e]\s?)?(?:api|ssh|acc[eèé]so?s?|secr[eèé]ta?e?|priv[ae]da|priv(?:é|e\u0301)e))?`;
/* A quotation mark, also an escaped one within a string. */
const QUOTE = String.raw`(?:\\{0,3}["'\u0060])?`;
/* The purpose of a password: "for the router", "zum Server", "du wifi", "de mi correo". */
const PURPOSE = String.raw`(?:\s(?:for|to|of|on|at|zum|zur|für|vom|von|beim|pour|du|de|del|des|para)\s[^\n.:=,]{1,40}?)?`;
const LINK = String.raw`\s{0,3}(?:[:=]{1,2}>?|=>)\s{0,3}|(?:,?\s{1,3}(?:(?:is|was|are|ist|war|lautet|hei(?:ß|ss)t|est|c'est|es|era|é)|(?:(?:is|was|has been)\s)?(?:changed|set|reset|updated)\sto|to|auf|à|a|con|como)|'s)(?:\s{1,3}:?|:)\s{0,3}`;
const ASSIGNED = `s?${QUOTE}${PURPOSE}(?:${LINK})`;
const VALUE = String.raw`(?:\\{0,3}"(?<dq>[^"\n]{1,256})"|'(?<sq>[^'\n]{1,256})'|[^\s"'\u0060。、「」]*[^\s"'\u0060。、「」.,;:!?)\]}>])`;
/* Possessives and articles in four languages. */
const MY = String.raw`(?:my|our|the|mein|unser|das|mon|notre|le|mi|nuestra|la)`;

export const REDACTION_PATTERNS: readonly RedactionPattern[] = [
  {
    kind: "private-key",
    hints: ["credential"],
    pattern:
      /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:(?:[^-]|-(?!----))*-----END [A-Z ]{0,40}-----|(?:(?:\s|\\[nr])+[\w-]{1,20}: [^\n]{0,80})*(?:(?:\s|\\[nr])*[A-Za-z0-9+/=]{16,})*(?:(?:\s|\\[nr])+[A-Za-z0-9+/]{0,15}[0-9+/=][A-Za-z0-9+/=]{0,15}(?![^\s.]))?)/g,
  },
  {
    kind: "password-in-url",
    hints: ["run"],
    pattern: /(?<lead>:\/\/[^\s/:@?#]{0,128}:)(?<secret>[^\s/?#]{1,256})(?=@)/g,
  },
  ...COMMAND_PASSWORD.map((pattern): RedactionPattern => ({
    kind: "password",
    hints: ["command"],
    pattern: new RegExp(pattern, "g"),
    judge: judgeArgument,
  })),
  { kind: "credential", hints: ["option"], pattern: new RegExp(LONG_OPTION, "g"), judge: judgeOption },
  { kind: "split-key", hints: ["break"], pattern: SPLIT_KEY, judge: splitKey },
  {
    kind: "jwt",
    hints: ["run"],
    pattern: new RegExp(SIGNED_TOKEN, "g"),
    judge: (token) => (isSignedToken(token) ? token : null),
  },
  {
    kind: "provider-key",
    hints: ["prefix"],
    pattern: new RegExp(PREFIXED_KEY, "g"),
    judge: (key) => (kindOfKey(key) === null ? null : key),
    kindOf: kindOfKey,
  },
  {
    kind: "provider-key",
    hints: ["run"],
    pattern: POINTED_KEY,
    judge: (key) => (isPointedKey(key) ? key : null),
  },
  {
    kind: "bearer-token",
    hints: ["bearer"],
    pattern: /(?<lead>\b(?:bearer|authorization:\s{0,3}(?:basic|token))\s{1,3})(?<secret>[\w.~+/-]{8,}={0,2})/gi,
    judge: (secret) => (/\d/.test(secret) || secret.length >= 20 || !readsLikeWords(secret) ? secret : null),
  },
  {
    kind: "recovery-phrase",
    hints: ["phrase"],
    pattern:
      /(?<lead>\b(?:seed|recovery|pass|secret|mnemonic)\s?phrase\s?(?:is|:|=)\s{0,3}:?\s?)(?<secret>[^\s[][^\n.;,]{2,300})/gi,
    judge: judgeRecoveryPhrase,
  },
  {
    kind: "password",
    hints: ["password"],
    pattern: new RegExp(`(?<lead>(?:${PASSWORD})${ASSIGNED})(?<secret>${VALUE})`, "gi"),
    judge: judgePassword,
  },
  {
    kind: "password",
    hints: ["password"],
    pattern: new RegExp(
      `(?<![^\\s"'(])(?<secret>[^\\s"'(]{4,64})["']?\\s(?:(?:is|ist|est|es)|as|als|comme|como)\\s(?:${MY}\\s)?(?:[\\w-]{2,12}\\s)?(?:${PASSWORD})`,
      "gi",
    ),
    judge: judgeNamedPassword,
  },
  {
    kind: "password",
    hints: ["password"],
    pattern: new RegExp(
      `(?<lead>(?:${PASSWORD})\\s(?:from|von|de)\\s)(?<secret>[^\\s]{4,64}\\s(?:to|auf|zu|à|a)\\s[^\\s.,;]{4,64})`,
      "gi",
    ),
    judge: (secret) => (secret.split(/\s.{1,3}\s/).every((part) => judgeNamedPassword(part)) ? secret : null),
  },
  {
    kind: "credential",
    hints: ["cookie"],
    pattern:
      /(?<lead>\bcookie:\s{0,3}(?:[\w.-]{1,64}=[^\s;]{1,64};\s?){0,8}[\w.-]{0,32}(?:sess|sid|auth|token|jwt)[\w.-]{0,32}=)(?<secret>[^\s;"']{8,})/gi,
  },
  {
    kind: "credential",
    hints: ["credential", "run"],
    pattern: /(?<lead>\b(?:key|token|secret)\sfor\s[^\n:]{1,60}:\s{0,3})(?<secret>[\w+/=.-]{20,})/gi,
    judge: judgeCredential,
  },
  {
    kind: "credential",
    hints: ["credential"],
    pattern: new RegExp(`(?<lead>(?:${CREDENTIAL})${ASSIGNED})(?<secret>${VALUE})`, "gi"),
    judge: judgeCredential,
  },
  {
    kind: "credential",
    hints: ["credential", "run"],
    pattern: new RegExp(`(?<lead>(?:${CREDENTIAL})s?\\s{1,3})(?<secret>[\\w+/=.-]{20,})`, "gi"),
    judge: (secret) => (/\d/.test(secret) && /[A-Za-z]/.test(secret) && !isMadeOfWords(secret) ? secret : null),
  },
  {
    kind: "pin",
    hints: ["pin"],
    pattern:
      /(?<lead>\b(?:(?:code\s)?pin(?:[\s-]?(?:code|number|nummer))?(?:\s(?:of|for|to|der|für|meiner|de|del|du)\s[a-zß-ÿ]{1,12}(?:\s[a-zß-ÿ-]{1,12})?(?=\s(?:is|ist|est|es|lautet)\s\d{4}\b))?|cv[cv]2?|security code|geheimzahl|code secret|c(?:ó|o\u0301?)digo secreto|otp|ssn|social security number)\s{0,2}(?:is|ist|lautet|est|es|:|=|#)?\s{0,3}(?:le\s|el\s)?)(?<secret>\d{3}-\d{2}-\d{4}|\d{3,9})(?![\d.,-]\d|[a-z%€$])/gi,
  },
  {
    kind: "card-number",
    hints: ["number"],
    pattern: new RegExp(`(?:(?<![A-Za-z0-9+.,/-])|${ESCAPED})\\d(?:[ -]?\\d){12,}(?![A-Za-z0-9])`, "g"),
    judge: cardNumber,
  },
  {
    kind: "card-number",
    hints: ["number"],
    pattern: new RegExp(
      String.raw`(?:(?<![A-Za-z0-9.+])|${ESCAPED})[2-6](?:(?:[ ._\t\r\n/-]|\\n){0,4}\d){12,18}(?![A-Za-z0-9])`,
      "g",
    ),
    judge: spreadCard,
  },
  {
    kind: "iban",
    hints: ["number"],
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ .\r\n-]{0,2}[A-Z0-9]){11,30}/gi,
    judge: iban,
  },
  { kind: "high-entropy", hints: ["run"], pattern: /(?<![\w+/=.-])[\w+/=-]{20,}/g, judge: nearCredentialWord },
  { kind: "high-entropy", hints: ["run"], pattern: BARE_RUN, judge: bareKey },
];
