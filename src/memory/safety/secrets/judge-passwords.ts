import { readsLikeWords } from "./reads-like-words.ts";
import { regex } from "../../../text/regex.ts";

/* Judges that tell a secret from the prose and the code around words such as "password" and "key". */

/** Returns the password that follows the word, or null if a word of prose or a name in code follows it. */
export function judgePassword(secret: string, before: string, after: string): string | null {
  const value = unquoted(secret);
  if (value === "" || REFERENCE.test(value) || PROSE_WORD.test(value) || VARIABLE.test(value)) return null;
  if (CALL.test(value) && /[:=]\s{0,3}$/.test(before)) return null;
  const isWord = /^\p{L}+$/u.test(value) && value === secret;
  if (isWord && BECOMES.test(before)) return null;
  const prose = isWord && /[a-zéß']\s{1,3}:?\s?$/i.test(before);
  if (!prose || OWNED.test(before)) return value;
  return /^\s*(?:[.,;:!?)\n]|$|(?:and|but|or|und|oder|aber|et|mais|y|pero)\s)/.test(after) ? value : null;
}

/** Returns a password that stands before the word: "hunter2 is my password". Returns null if it is a word of prose. */
export function judgeNamedPassword(secret: string): string | null {
  return /[\p{L}]/u.test(secret) && /[\d!#$%&*+?@^_~]/.test(secret) && !REFERENCE.test(secret) ? secret : null;
}

/** Returns the key or token that follows the word, or null if it reads like words or names where one is kept. */
export function judgeCredential(secret: string): string | null {
  const value = /^[\x21-\x7e]*/.exec(unquoted(secret))?.[0] ?? "";
  if (REFERENCE.test(value) || CALL.test(value) || value.length < 8) return null;
  if (/\d/.test(value) && /[A-Za-z]/.test(value)) return /^\w+\.\w+$/.test(value) ? null : value;
  return value.length >= 16 && /^[\w+/=.~-]+$/.test(value) && !readsLikeWords(value) ? value : null;
}

/** Returns a recovery phrase, or null if a word of prose follows. */
export function judgeRecoveryPhrase(phrase: string): string | null {
  return PROSE_WORD.test(firstWord(phrase)) ? null : phrase;
}

/** Words that follow "password is" in prose. Removing them would be harmless but confusing. */
const PROSE_WORD =
  /^(?:an?|the|not|no|none|null|nil|undefined|true|false|too|very|so|also|still|now|never|always|only|just|my|your|his|her|our|their|this|that|it|in|on|at|for|from|by|to|of|as|or|and|if|when|what|where|how|wrong|right|correct|incorrect|invalid|valid|weak|strong|safe|secure|insecure|long|short|simple|easy|hard|good|bad|fine|ok|okay|old|new|same|different|empty|blank|missing|optional|mandatory|unknown|case|plain|text|string|str|varchar|char|password|passwort|secret|hidden|here|there|below|above|\w{2,}(?:ed|ing)|reset|set|sent|kept|lost|about|due|probably|currently|already|really|quite|almost|basically|actually|pretty|perfectly|more|less|most|better|worse|public|private|required|needed|unique|random|easily|temporary|outdated|available|visible|exposed|out|up|down|off|over|gone|back|like|with|without|under|stored|supposed|between|longer|shorter|stronger|weaker|nowhere|somewhere|everywhere|nothing|something|one|two|der|die|das|den|dem|ein|eine|nicht|kein|falsch|richtig|zu|sehr|noch|schon|nur|auch|immer|hier|weg|sicher|unsicher|lang|kurz|le|la|les|un|une|pas|trop|très|bien|mal|faux|correct|toujours|ici|que|el|los|una|muy|demasiado|mal|aquí|segura?|débil|correcta?|incorrecta?|no)$/i;

/**
 * The words before the password of somebody: "my password is". A word after them is one, unlike after "a password is".
 */
const OWNED = regex.iu`(?<!\p{L})(?:my|our|mein|unser|mon|notre|mi|nuestra|minha)\s[^.!?\n]{0,40}$`;

/** Words before the new value of a password: "to", "auf", "a". */
const BECOMES = /\s(?:to|auf|à|a|con|como|de)\s{1,3}:?\s?$/i;

/** Names of variables: `newPassword`, `dbPass`, `hashed_password`. */
const VARIABLE = /^(?:[a-z]+[A-Z]?[a-z]*(?:Pass|Pwd)[A-Za-z]*|[A-Za-z]+_(?:password|passwd|pwd|PASSWORD))$/;

/** Calls and lookups: `argon2.hash(`, `form["password"]`. */
const CALL = /^[A-Za-z_][\w.]*[([]/;

/**
 * Placeholders of a secret, and names of where it is kept: `$DB_PASS`, `<token>`, `os.environ[…]`, `your_key`, `****`.
 */
const REFERENCE =
  /^(?:[{<[(]|\$(?:[A-Za-z_]+$|[{(])|%(?:[sd(]|\w+%)|@[A-Za-z]+(?:$|\()|&[a-z]+;?$|\W+$|(?:process|os|env|import|config|settings|self|this|req|request|props|args|data|user|secrets|vault)(?:\.|\[)|(?:your|my|the)(?:[-_ .]|$|(?:own|new|api|db|app|access|secret|key|token|pass)[a-z_]*$)|x{3,}(?:[-_ .]|$)|\.{3})/i;

/** Returns whether a value is a placeholder or names where a secret is kept. */
export const isReference = (value: string): boolean => REFERENCE.test(value);

function unquoted(value: string): string {
  return /^\\*(["'])(.*?)\\*\1$/.exec(value)?.[2] ?? value;
}

function firstWord(phrase: string): string {
  return /^\S*/.exec(phrase)?.[0] ?? "";
}
