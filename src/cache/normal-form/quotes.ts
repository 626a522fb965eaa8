const QUOTED = /["\u201c]{1,2}([A-Za-z][A-Za-z0-9 '-]*)["\u201d]{1,2}/g;
/** Words with which a question may be about the quoted words themselves. */
const QUOTE_TALK =
  /\b(?:refer|refers|call|calls|called|term|terms|name|names|named|says?|said|words?|phrases?|titles?|titled|quotes?|mean|means|meaning|meant|print|prints|output|return|returns|type|types|write|spell|define|difference)\b/i;

/** Removes quotation marks that only set a word apart: the "Silicon Valley" of Europe. */
export function unquote(text: string): string {
  if (!/["\u201c]/.test(text) || QUOTE_TALK.test(text)) return text;
  return text.replace(QUOTED, "$1");
}
