import { DETERMINERS, wordSet } from "./words.ts";

const NEGATED = "do does did is are was were have has had would should could must need".split(" ");
const PRONOUNS = ["you", "we", "they"];

const FULL_FORMS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...NEGATED.map((verb): [string, string[]] => [`${verb}n't`, [verb, "not"]]),
  ...["do", "does", "did", "is"].map((verb): [string, string[]] => [`${verb}nt`, [verb, "not"]]),
  ...PRONOUNS.map((who): [string, string[]] => [`${who}'re`, [who, "are"]]),
  ...PRONOUNS.map((who): [string, string[]] => [`${who}'ve`, [who, "have"]]),
  ...PRONOUNS.map((who): [string, string[]] => [`${who}'ll`, [who, "will"]]),
  ["can't", ["cannot"]],
  ["won't", ["will", "not"]],
  ["i'm", ["I", "am"]],
  ["i've", ["I", "have"]],
  ["i'll", ["I", "will"]],
]);

/** Words before an 's that stands for "is" or "has". After a noun it may be a possessive. */
const HOSTS = wordSet("what who where when how why it that there he she here");

/** Words after which "has" fits and "is" would change the meaning: "who's left", "what's never been". */
const AFTER_HAS = wordSet(
  `been got gone done made said come become found left lost won led run set put cut hit beat read had kept
  held told sold bought brought taught thought caught sent spent built paid met felt heard stood understood
  begun sung sunk drunk swum rung shot hurt cost let shut quit spread burst grown born gotten begun
  already never ever just also not recently since always only really still yet all up`,
);

/** Writes contractions out if only one reading exists. "I'd", "what'd" and "who's left" stay as they are. */
export function expandContractions(list: readonly string[]): string[] {
  const out: string[] = [];
  for (const [at, token] of list.entries()) {
    if (!token.includes("'") && !token.endsWith("nt") && token.toLowerCase() !== "whats") {
      out.push(token);
      continue;
    }
    const lower = token.toLowerCase();
    const full = /^[A-Z]?[a-z']+$/.test(token) ? FULL_FORMS.get(lower) : undefined;
    const host = lower === "whats" ? "what" : lower.endsWith("'s") ? lower.slice(0, -2) : "";
    if (full !== undefined) out.push(...full);
    else if (HOSTS.has(host) && meansIs(host, list.slice(at + 1))) out.push(token.slice(0, host.length), "is");
    else out.push(token);
  }
  return out;
}

/**
 * Returns whether an 's means "is". In "how's the law changed" it may mean "has", and in "what's the law changed" it
 * may not.
 */
function meansIs(host: string, rest: readonly string[]): boolean {
  const [next] = rest;
  if (next === undefined || !/^[A-Za-z0-9][A-Za-z0-9'+-]*$/.test(next)) return false;
  if (host === "what" && DETERMINERS.has(next.toLowerCase())) return true;
  return !(host === "what" ? [next] : rest).some(
    (word) => AFTER_HAS.has(word) || /^[a-z]+(?:ed|en|wn|ne|ly|nt|pt|lt)$/.test(word),
  );
}
