/*
 * Standing instructions of a closed vocabulary, such as `language:french`. They may leave a user's vault to be counted.
 * Other instructions are counted by digests (`wish.ts`).
 */

const LANGUAGES = new Set(
  (
    "english french german spanish italian portuguese dutch norwegian swedish danish finnish polish czech hungarian " +
    "romanian greek turkish russian ukrainian hebrew arabic persian hindi bengali thai vietnamese indonesian japanese " +
    "korean chinese swahili catalan"
  ).split(" "),
);
const TONES = /^(?:formal|informal|casual|friendly|polite|professional|direct|honest|neutral|serious|funny)$/;
const SHORT = /\b(?:short(?:er)?|brief|concise|succinct|terse|to the point)\b/;
const LONG = /\b(?:long(?:er)?|detailed|in depth)\b/;
const METRIC = /^(?:metric|si|celsius|kilomet(?:re|er)s)$/;
const IMPERIAL = /^(?:imperial|fahrenheit|miles)$/;
/** Elements that answers shall or shall not have, by slot. */
const FIGURES: ReadonlyMap<string, string> = new Map([
  ["emoji", "emoji"],
  ["markdown", "Markdown"],
  ["bullet point", "bullet points"],
  ["table", "tables"],
  ["heading", "headings"],
  ["header", "headings"],
  ["exclamation mark", "exclamation marks"],
  ["disclaimer", "disclaimers"],
  ["jargon", "jargon"],
  ["abbreviation", "abbreviations"],
  ["code comment", "code comments"],
]);

/** Rules of what answers are like, by pattern. */
const WAYS: ReadonlyMap<string, string> = new Map([
  ["steps:yes", "Explain step by step."],
  ["simple words:yes", "Use simple words."],
  ["code first:yes", "Put the code first."],
]);

/** Returns the instruction in the closed vocabulary, or null if the user put it in words of their own. */
export function commonInstruction(slot: string, value: string): string | null {
  const about = slot.startsWith("instruction:") ? slot.slice("instruction:".length) : "";
  if (about === "language") return LANGUAGES.has(value) ? `language:${value}` : null;
  if (about === "tone") return TONES.test(value) ? `tone:${value}` : null;
  if (about === "length") return SHORT.test(value) ? "length:short" : LONG.test(value) ? "length:long" : null;
  if (about === "units") return METRIC.test(value) ? "units:metric" : IMPERIAL.test(value) ? "units:imperial" : null;
  return FIGURES.has(about) && (value === "yes" || value === "no") ? `${about}:${value}` : null;
}

/** Returns the text of the rule that an instruction becomes, or null if it is not in the vocabulary. */
export function ruleText(pattern: string): string | null {
  const [about = "", value = ""] = pattern.split(":");
  if (about === "language") return `Answer in ${value[0]?.toUpperCase()}${value.slice(1)}.`;
  if (about === "tone") return `Use ${/^[aeio]|^honest/.test(value) ? "an" : "a"} ${value} tone.`;
  if (about === "length") return value === "short" ? "Keep answers short." : "Give detailed answers.";
  if (about === "units") return `Use ${value} units.`;
  if (about === "address")
    return `Address the user ${value === "formal" ? "formally (Sie, vous, usted)" : "informally (du, tu, tú)"}.`;
  const own = WAYS.get(pattern);
  if (own !== undefined) return own;
  const figure = FIGURES.get(about);
  if (figure === undefined) return null;
  return value === "no" ? `Do not use ${figure}.` : `Use ${figure}.`;
}
