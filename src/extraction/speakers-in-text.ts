/*
 * Several people speak in one text: a chat that somebody copied, or a group whose app sends one message. Words behind
 * a name are that person's and teach nothing about the user.
 */

const NAME = String.raw`[@\p{L}][\p{L}\p{M}\p{N}_.'’-]{0,24}(?: [\p{L}\p{N}][\p{L}\p{M}\p{N}_.'’-]{0,24}){0,2}`;
/** "[03.05.24, 10:32]", "10:32 AM". */
const TIME = String.raw`(?:[[(]?\d{1,4}[./:-]\d{1,2}[\d./:, -]{0,16}(?:[ap]\.?m\.?)?[\])]?[\s,–-]{0,4})`;
/** Words that open a line of the user's own and are no name. */
const NO_NAME = String.raw`(?!(?:i|i['’]?m|my|we|it|this|that|so|and|but|or|if|for|to|from|re|subject|hi|hello|hey|hallo|hola|salut|bonjour|yes|no|ok|okay|oh|well|ps|p\.s|fyi|btw|by|also|please|note|update|thanks|thank|first|second|then|now|today|ich|mein\w*|wir|und|aber|ja|nein|bitte|danke|übrigens|je|j['’]\S*|mon|ma|mes|nous|et|mais|oui|non|merci|yo|mi|mis|soy|vivo|tengo|y|pero|sí|gracias|facts?|things?|about|some|a|the|remember|important|preferences?|reminder|correction|background|context|intro\w*|keep)(?![\p{L}'’]))`;

/** A line that names who speaks in it. */
const LABELLED: readonly RegExp[] = [
  // "(pia) I live in Kiel", "[pia] …", "<pia> …"
  new RegExp(String.raw`^[ \t]{0,4}[([<]${NO_NAME}${NAME}[)\]>]:?[ \t]+\S`, "iu"),
  // "Pia - I'm vegan", "Pia — …", "Pia | …"
  new RegExp(
    String.raw`^[ \t]{0,4}${TIME}?(?:\*\*)?${NO_NAME}${NAME}(?:\*\*)?[ \t]{1,3}(?:[-–—|>→]|->|=>)[ \t]+\S`,
    "iu",
  ),
  // "Pia: I'm vegan", "10:32 Pia: …", "Pia (10:32): …"; its text may stand on the lines below
  new RegExp(
    String.raw`^[ \t]{0,4}${TIME}?[*_]{0,2}${NO_NAME}${NAME}[*_]{0,2}[ \t]?(?:\([^()\n]{1,24}\))?,?[ \t]?${TIME}?:[*_]{0,2}(?=\s|$)`,
    "iu",
  ),
];

/** "pia wrote:", "Am 3. Mai schrieb Pia:", "Pia a écrit :": one such line is enough. */
const WROTE = new RegExp(
  String.raw`^(?![^\n:]{0,80}\b(?:i|ich|je|j['’]ai|yo) )[^\n:]{0,80}(?<![\p{L}])(?:wrote|writes|said|says|texted|posted|replied|asked|answered|schrieb|schreibt|sagte|sagt|meinte|meint|fragte|antwortete|a écrit|écrit|a dit|dit|a répondu|répond|escribió|escribe|dijo|dice|respondió|preguntó)(?![\p{L}])(?:[ \t]+${NAME})?[^\n:.!?]{0,40}\s?:[ \t]*`,
  "iu",
);

/** "… in Kiel. (tom) I live …": a name in brackets opens a line of its own. */
const INLINE = new RegExp(String.raw`(?<=[.!?]["')]?)[ \t](?=[([<]${NO_NAME}${NAME}[)\]>]:?[ \t])`, "giu");

/** Returns what stands in place of a stretch of text. */
type Blank = (text: string) => string;

/**
 * Blanks the words of named speakers: to the end of the last speaker's paragraph, or to the end of the text if blank
 * lines part the speakers.
 */
export function withoutSpeakers(text: string, blank: Blank): string {
  const lines = text.replace(INLINE, "\n").split("\n");
  const labels = lines.flatMap((line, at) => (LABELLED.some((label) => label.test(line)) ? [at] : []));
  const wrote = lines.findIndex((line) => WROTE.test(line));
  const first = labels.length > 1 ? Math.min(labels[0] ?? 0, wrote === -1 ? Infinity : wrote) : wrote;
  if (first === -1) return text;
  const last = Math.max(
    labels.length > 1 ? (labels.at(-1) ?? 0) : 0,
    lines.findLastIndex((line) => WROTE.test(line)),
  );
  const end = isSpacedOut(lines, first, last) ? lines.length : endOfSpeech(lines, last);
  return lines.map((line, at) => (at >= first && at < end ? blank(line) : line)).join("\n");
}

/** Returns whether blank lines part the speakers, so that no blank line tells where the last of them ends. */
function isSpacedOut(lines: readonly string[], first: number, last: number): boolean {
  return lines.slice(first, last).some((line) => line.trim() === "");
}

/** Returns the index of the next blank line after the last speaker has said something. */
function endOfSpeech(lines: readonly string[], last: number): number {
  const starts = lines.findIndex((line, at) => at > last && line.trim() !== "");
  const from = /[:：]\W*$/u.test(lines[last] ?? "") && starts !== -1 ? starts : last;
  const end = lines.findIndex((line, at) => at > from && line.trim() === "");
  return end === -1 ? lines.length : end;
}
