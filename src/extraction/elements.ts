/** Returns what stands in place of a stretch of text. */
type Blank = (text: string) => string;

const TAG = /<(?<closing>\/?)(?<name>[a-z][\w-]{0,40})(?:\s[^<>\n]{0,300})?>/gi;
/** Elements in which clients send the user's own words, or that only set type. */
const OWN = /^(?:b|i|em|strong|u|user_?query|user_?message|user_?input|query|message|question)$/i;
/** The tags of the elements in which clients send the user's own words. */
export const OWN_TAG = /<\/?(?:user_?query|user_?message|user_?input|query|message|question)>/gi;
/** Clients name their reminders so: "<system-reminder>". Without its end, such an element goes on to the end. */
const FOR_A_MODEL = /^(?:system|context|instructions?)|[-_](?:reminder|context|instructions?|info|data)$/i;

/** Blanks what stands in elements: documents, reminders of clients, chats. */
export function withoutElements(text: string, blank: Blank): string {
  if (!text.includes("<")) return text;
  const tags = [...text.matchAll(TAG)];
  const ends = new Map<string, number>();
  const closings = tags.map((tag) => {
    const name = tag.groups?.["name"]?.toLowerCase() ?? "";
    return { name, from: tag.index, to: tag.index + tag[0].length, closes: tag.groups?.["closing"] === "/" };
  });
  const ended = closings.toReversed().map(({ name, closes, from, to }) => {
    if (closes) ends.set(name, to);
    return { name, closes, from, to: ends.get(name) ?? (FOR_A_MODEL.test(name) ? text.length : to) };
  });
  let kept = "";
  let at = 0;
  for (const { name, closes, from, to } of ended.toReversed()) {
    if (closes || from < at || OWN.test(name)) continue;
    kept += text.slice(at, from) + blank(text.slice(from, to));
    at = to;
  }
  return kept + text.slice(at);
}
