import { isNamed, nearCredentialWord } from "./entropy.ts";
import { cardNumber, iban, spreadCard } from "./numbers.ts";
import type { Sign } from "./signs.ts";
import { ESCAPED, isSignedToken, kindOfKey, PREFIXED, SIGNED_TOKEN } from "./prefixes.ts";
import { readsLikeWords } from "./reads-like-words.ts";
import { SPLIT_KEY, splitKey } from "./split-key.ts";

/** Group `secret` goes, group `lead` stays, group `head` stands before the match and goes with it. A pattern without groups goes whole. */
export interface Rule {
  readonly kind: string;
  /** Without all of these in the text the pattern is not tried. */
  readonly signs: readonly Sign[];
  readonly pattern: RegExp;
  /** Looks at a candidate and its surroundings; answers which part is secret, or null. */
  readonly judge?: (secret: string, before: string, after: string) => string | null;
  /** Names what was found more closely; null: as the rule says. */
  readonly kindOf?: (secret: string) => string | null;
}

/*
 * Every pattern starts at a boundary of the very class it then runs over, or is bounded, so that
 * no character is visited more than a few times: linear on any input.
 */
const PASSWORD = String.raw`pass(?:word|wd|code|wort|phrase)|\bpwd|_pwd|\bpw(?=["']?\s?[:=])|\bpass(?=["']?\s?=|["']:)|kennwort|mots? de passe|\bmdp\b|contrase(?:ñ|n\u0303?)a|senha`;
const CREDENTIAL = String.raw`(?:api|access|secret|private|auth\w{0,9}|client|app|session|refresh|account|service|master|signing|encryption|webhook|deploy|bot|id)[\s_-]?(?:key|token|secret)|apikey|secret|token|\bkey|schl(?:ü|u\u0308|ue)ssel|\b(?:cl(?:é|e\u0301|ef)|clave|llave|jeton)(?:\s(?:d['e]\s?)?(?:api|ssh|acc[eèé]so?s?|secr[eèé]ta?e?|priv[ae]da|priv(?:é|e\u0301)e))?`;
/* A quote, also one that is escaped because all of it stands in a string. */
const QUOTE = String.raw`(?:\\{0,3}["'\u0060])?`;
/* For what it is: "for the router", "zum Server", "du wifi", "de mi correo". */
const PURPOSE = String.raw`(?:\s(?:for|to|of|on|at|zum|zur|für|vom|von|beim|pour|du|de|del|des|para)\s[^\n.:=,]{1,40}?)?`;
const LINK = String.raw`\s{0,3}(?:[:=]{1,2}>?|=>)\s{0,3}|(?:,?\s{1,3}(?:(?:is|was|are|ist|war|lautet|hei(?:ß|ss)t|est|c'est|es|era|é)|(?:(?:is|was|has been)\s)?(?:changed|set|reset|updated)\sto|to|auf|à|a|con|como)|'s)(?:\s{1,3}:?|:)\s{0,3}`;
const ASSIGNED = `s?${QUOTE}${PURPOSE}(?:${LINK})`;
const VALUE = String.raw`(?:\\{0,3}"(?<dq>[^"\n]{1,256})"|'(?<sq>[^'\n]{1,256})'|[^\s"'\u0060。、「」]*[^\s"'\u0060。、「」.,;:!?)\]}>])`;
/* In the four languages: whose it is, and that it is. */
const MY = String.raw`(?:my|our|the|mein|unser|das|mon|notre|le|mi|nuestra|la)`;

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
  { kind: "split-key", signs: ["break"], pattern: SPLIT_KEY, judge: splitKey },
  {
    kind: "jwt",
    signs: ["run"],
    pattern: new RegExp(SIGNED_TOKEN, "g"),
    judge: (token) => (isSignedToken(token) ? token : null),
  },
  {
    kind: "provider-key",
    signs: ["prefix"],
    pattern: new RegExp(PREFIXED, "g"),
    judge: (key) => (kindOfKey(key) === null ? null : key),
    kindOf: kindOfKey,
  },
  {
    kind: "bearer-token",
    signs: ["bearer"],
    pattern: /(?<lead>\b(?:bearer|authorization:\s{0,3}(?:basic|token))\s{1,3})(?<secret>[\w.~+/-]{8,}={0,2})/gi,
    judge: (secret) => (/\d/.test(secret) || secret.length >= 20 || !readsLikeWords(secret) ? secret : null),
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
      if (value === "" || REFERENCE.test(value) || PLAIN.test(value) || VARIABLE.test(value)) return null;
      if (CALL.test(value) && /[:=]\s{0,3}$/.test(before)) return null;
      const isWord = /^\p{L}+$/u.test(value) && value === secret;
      if (isWord && BECOMES.test(before)) return null;
      const prose = isWord && /[a-zéß']\s{1,3}:?\s?$/i.test(before);
      if (!prose || OWNED.test(before)) return value;
      return /^\s*(?:[.,;:!?)\n]|$|(?:and|but|or|und|oder|aber|et|mais|y|pero)\s)/.test(after) ? value : null;
    },
  },
  {
    kind: "password",
    signs: ["password"],
    pattern: new RegExp(
      `(?<![^\\s"'(])(?<secret>[^\\s"'(]{4,64})["']?\\s(?:(?:is|ist|est|es)|as|als|comme|como)\\s(?:${MY}\\s)?(?:[\\w-]{2,12}\\s)?(?:${PASSWORD})`,
      "gi",
    ),
    judge: (secret) =>
      /[\p{L}]/u.test(secret) && /[\d!#$%&*+?@^_~]/.test(secret) && !REFERENCE.test(secret) ? secret : null,
  },
  {
    kind: "credential",
    signs: ["credential"],
    pattern: new RegExp(`(?<lead>(?:${CREDENTIAL})${ASSIGNED})(?<secret>${VALUE})`, "gi"),
    judge: (secret) => {
      const value = /^[\x21-\x7e]*/.exec(unquoted(secret))?.[0] ?? "";
      if (REFERENCE.test(value) || CALL.test(value) || value.length < 8) return null;
      if (/\d/.test(value) && /[A-Za-z]/.test(value)) return /^\w+\.\w+$/.test(value) ? null : value;
      return value.length >= 16 && /^[\w+/=.~-]+$/.test(value) && !readsLikeWords(value) ? value : null;
    },
  },
  {
    kind: "credential",
    signs: ["credential", "run"],
    pattern: new RegExp(`(?<lead>(?:${CREDENTIAL})s?\\s{1,3})(?<secret>[\\w+/=.-]{20,})`, "gi"),
    judge: (secret) => (/\d/.test(secret) && /[A-Za-z]/.test(secret) && !isNamed(secret) ? secret : null),
  },
  {
    kind: "pin",
    signs: ["pin"],
    pattern:
      /(?<lead>\b(?:(?:code\s)?pin(?:[\s-]?(?:code|number|nummer))?|cv[cv]2?|security code|geheimzahl|code secret|c(?:ó|o\u0301?)digo secreto|otp|ssn|social security number)\s{0,2}(?:is|ist|lautet|est|es|:|=|#)?\s{0,3}(?:le\s|el\s)?)(?<secret>\d{3}-\d{2}-\d{4}|\d{3,9})(?![\d.,-]\d|[a-z%€$])/gi,
  },
  {
    kind: "card-number",
    signs: ["number"],
    pattern: new RegExp(`(?:(?<![A-Za-z0-9+.,/-])|${ESCAPED})\\d(?:[ -]?\\d){12,}(?![A-Za-z0-9])`, "g"),
    judge: cardNumber,
  },
  {
    kind: "card-number",
    signs: ["number"],
    pattern: new RegExp(
      String.raw`(?:(?<![A-Za-z0-9.+])|${ESCAPED})[2-6](?:(?:[ ._\t\r\n/-]|\\n){0,4}\d){12,18}(?![A-Za-z0-9])`,
      "g",
    ),
    judge: spreadCard,
  },
  {
    kind: "iban",
    signs: ["number"],
    pattern: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ .\r\n-]{0,2}[A-Z0-9]){11,30}/gi,
    judge: iban,
  },
  { kind: "high-entropy", signs: ["run"], pattern: /(?<![\w+/=.-])[\w+/=-]{20,}/g, judge: nearCredentialWord },
];

/** Words that follow "password is" in prose. Removing them would be harmless but confusing. */
const PLAIN =
  /^(?:an?|the|not|no|none|null|nil|undefined|true|false|too|very|so|also|still|now|never|always|only|just|my|your|his|her|our|their|this|that|it|in|on|at|for|from|by|to|of|as|or|and|if|when|what|where|how|wrong|right|correct|incorrect|invalid|valid|weak|strong|safe|secure|insecure|long|short|simple|easy|hard|good|bad|fine|ok|okay|old|new|same|different|empty|blank|missing|optional|mandatory|unknown|case|plain|text|string|str|varchar|char|password|passwort|secret|hidden|here|there|below|above|\w{2,}(?:ed|ing)|reset|set|sent|kept|lost|about|due|probably|currently|already|really|quite|almost|basically|actually|pretty|perfectly|more|less|most|better|worse|public|private|required|needed|unique|random|easily|temporary|outdated|available|visible|exposed|out|up|down|off|over|gone|back|like|with|without|under|stored|supposed|between|longer|shorter|stronger|weaker|nowhere|somewhere|everywhere|nothing|something|one|two|der|die|das|den|dem|ein|eine|nicht|kein|falsch|richtig|zu|sehr|noch|schon|nur|auch|immer|hier|weg|sicher|unsicher|lang|kurz|le|la|les|un|une|pas|trop|très|bien|mal|faux|correct|toujours|ici|que|el|los|una|muy|demasiado|mal|aquí|segura?|débil|correcta?|incorrecta?|no)$/i;

/** "my password is", and not "a password is": a word that follows is one. */
const OWNED = /(?<!\p{L})(?:my|our|mein|unser|mon|notre|mi|nuestra|minha)\s[^.!?\n]{0,40}$/iu;

/** "to", "auf", "a": what a password is changed to, or needed for. */
const BECOMES = /\s(?:to|auf|à|a|con|como|de)\s{1,3}:?\s?$/i;

/** `newPassword`, `dbPass`, `hashed_password`: a name in somebody's code. */
const VARIABLE = /^(?:[a-z]+[A-Z]?[a-z]*(?:Pass|Pwd)[A-Za-z]*|[A-Za-z]+_(?:password|passwd|pwd|PASSWORD))$/;

/** `argon2.hash(`, `form["password"]`. */
const CALL = /^[A-Za-z_][\w.]*[([]/;

/** Something that stands for a secret, or names where it is kept: `$DB_PASS`, `<token>`, `os.environ[…]`, `your_key`, `****`. */
const REFERENCE =
  /^(?:[{<[(]|\$(?:[A-Za-z_]+$|[{(])|%(?:[sd(]|\w+%)|@[A-Za-z]+(?:$|\()|&[a-z]+;?$|\W+$|(?:process|os|env|import|config|settings|self|this|req|request|props|args|data|user|secrets|vault)(?:\.|\[)|(?:your|my|the)(?:[-_ .]|$|(?:own|new|api|db|app|access|secret|key|token|pass)[a-z_]*$)|x{3,}(?:[-_ .]|$)|\.{3})/i;

function unquoted(value: string): string {
  return /^\\*(["'])(.*?)\\*\1$/.exec(value)?.[2] ?? value;
}

function firstWord(phrase: string): string {
  return /^\S*/.exec(phrase)?.[0] ?? "";
}
