import { isReference } from "./judge-passwords.ts";

/* Passwords in command lines, where a flag of one letter announces them. Each pattern looks 200 characters far. */

const VALUE = String.raw`["'\u0060]?(?<secret>[^\s"'\u0060;|&<>]{1,128})`;
const ARGUMENTS = String.raw`[^\n]{0,200}?\s`;

/** `-u name:password` of curl and its kin. */
const USER_AND_PASSWORD = String.raw`\b(?:curl\b${ARGUMENTS}(?:-u|--(?:proxy-)?user|-U)|https?\s${ARGUMENTS}?(?:-a|--auth))[\s=]{0,3}["']?[^\s:"'=]{1,64}:(?!//)`;
/** The password stands in one word with the flag. */
const GLUED = String.raw`\b(?:mysql\w{0,12}|mariadb[\w-]{0,12}|mycli|7z\w?|sshpass)\b${ARGUMENTS}-p`;
/** The password stands behind the flag. */
const APART = String.raw`\b(?:(?:sshpass|docker\slogin|podman\slogin|helm\slogin|az\slogin|mongo\w{0,7})\b${ARGUMENTS}-p|redis-cli\b${ARGUMENTS}-a|ldap\w{1,9}\b${ARGUMENTS}-w)\s{1,3}`;

export const COMMAND_PASSWORD = [USER_AND_PASSWORD, GLUED, APART].map((lead) => `(?<lead>${lead})${VALUE}`);

/** `--password X` and `--token X` of any command. With "=" between them they are found as any assignment. */
export const LONG_OPTION = String.raw`(?<lead>(?<![\w-])--(?:[a-z]{1,16}-)?(?:password|passwd|passphrase|pass|token|secret|api-?key|secret-key|access-key) {1,2})${VALUE}`;

/** Returns the password that a flag announces. Returns null for a placeholder, and for two ports. */
export function judgeArgument(secret: string): string | null {
  return isReference(secret) || /^\d{1,5}:\d{1,5}\W?$/.test(secret) ? null : secret;
}

/** Returns the value of a long option. Returns null for a placeholder, and for what may be a word of prose. */
export function judgeOption(secret: string): string | null {
  const value = secret.replace(/[.,:!?)]+$/, "");
  return isReference(value) || /^(?:-|[A-Za-z]+(?:-[a-z]+)*$)/.test(value) || value === "" ? null : value;
}
