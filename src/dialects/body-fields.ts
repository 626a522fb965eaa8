import type { JsonBody } from "./json.ts";
import { BRACKET, elements, endOfString, endOfValue, type Member, skipSpace, type Span } from "./json-text.ts";

/** A field of a body, and the places of its elements if it is a list. */
export interface Field extends Member {
  readonly items: readonly Span[] | null;
}

const found = new WeakMap<JsonBody, readonly Field[]>();

/** Returns the fields of a body, repeated ones included. A body is gone through once, whoever asks for them. */
export function fieldsOf(body: JsonBody): readonly Field[] {
  const known = found.get(body);
  if (known) return known;
  const fields = readFields(body);
  found.set(body, fields);
  return fields;
}

/** Returns the last field of that name, which JSON.parse and nearly every other parser take. */
export const fieldNamed = (body: JsonBody, name: string): Field | undefined =>
  fieldsOf(body).findLast(({ key }) => key === name);

function readFields({ text, ends }: JsonBody): readonly Field[] {
  const fields: Field[] = [];
  const endOf = (start: number): number => ends?.get(start) ?? endOfValue(text, start);
  let at = skipSpace(text, skipSpace(text, 0) + 1);
  while (text[at] !== "}") {
    const keyEnd = endOfString(text, at);
    const key = JSON.parse(text.slice(at, keyEnd)) as string;
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const items = text.charCodeAt(start) === BRACKET ? elements(text, start, endOf) : null;
    const end = items ? skipSpace(text, items.at(-1)?.end ?? start + 1) + 1 : endOf(start);
    fields.push({ key, start, end, items });
    at = skipSpace(text, end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return fields;
}
