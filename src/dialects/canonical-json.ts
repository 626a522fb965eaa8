import { compact, endOfString, endOfValue, skipSpace, type Span } from "./json-text.ts";

/** Keys of a JSON Schema, which keeps its order: models write the fields of their answer in the order it names them. */
const ORDERED: ReadonlySet<string> = new Set(
  ["schema", "responseSchema", "response_schema", "responseJsonSchema", "response_json_schema"].map(
    (name) => `"${name}"`,
  ),
);

/** Deeper than any message. Values below are taken as they are printed, so that no body exhausts the stack. */
const MAX_DEPTH = 64;

/**
 * Returns one text for every way of printing a value: no white space, and the members of each object by name. Repeated
 * members keep their order, because the last of them counts. Numbers and strings stay as they are written. One pass.
 * @param blanks strings in it to leave out
 */
export function canonicalJson(text: string, start: number, blanks: readonly Span[] = []): string {
  const blanked = new Set(blanks.map((span) => span.start));
  let at = start;
  let depth = 0;

  const value = (): string => {
    at = skipSpace(text, at);
    const first = text[at];
    if (first !== "{" && first !== "[") return scalar();
    if (depth === MAX_DEPTH) return verbatim();
    depth += 1;
    const read = first === "{" ? object() : array();
    depth -= 1;
    return read;
  };

  const scalar = (): string => {
    const from = at;
    at = endOfValue(text, from);
    return blanked.has(from) ? '""' : text.slice(from, at);
  };

  const list = <T>(end: string, item: () => T): T[] => {
    const items: T[] = [];
    at = skipSpace(text, at + 1);
    while (text[at] !== end) {
      items.push(item());
      at = skipSpace(text, at);
      if (text[at] === ",") at = skipSpace(text, at + 1);
    }
    at += 1;
    return items;
  };

  const array = (): string => `[${list("]", value).join(",")}]`;

  const object = (): string => {
    const members = list("}", (): readonly [string, string] => {
      const name = key();
      at = skipSpace(text, skipSpace(text, at) + 1);
      return [name, ORDERED.has(name) ? verbatim() : value()];
    });
    const sorted = members.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
    return `{${sorted.map(([name, printed]) => `${name}:${printed}`).join(",")}}`;
  };

  const key = (): string => {
    const from = at;
    at = endOfString(text, from);
    const written = text.slice(from, at);
    return written.includes("\\") ? JSON.stringify(JSON.parse(written)) : written;
  };

  const verbatim = (): string => {
    const from = at;
    at = endOfValue(text, from);
    return compact(text.slice(from, at));
  };

  return value();
}
