import {
  BRACE,
  BRACKET,
  COMMA,
  compact,
  END_OF_BRACE,
  END_OF_BRACKET,
  endOfString,
  endOfValue,
  skipSpace,
  type Span,
} from "./json-text.ts";

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
    const first = text.charCodeAt(at);
    if (first !== BRACE && first !== BRACKET) return scalar();
    if (depth === MAX_DEPTH) return verbatim();
    depth += 1;
    const read = first === BRACE ? object() : array();
    depth -= 1;
    return read;
  };

  const scalar = (): string => {
    const from = at;
    at = endOfValue(text, from);
    return blanked.size > 0 && blanked.has(from) ? '""' : text.slice(from, at);
  };

  /** Moves behind a comma. Returns false at the end of an array or object. */
  const isNext = (end: number): boolean => {
    at = skipSpace(text, at);
    if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
    return text.charCodeAt(at) !== end;
  };

  const array = (): string => {
    let printed = "";
    for (at += 1; isNext(END_OF_BRACKET);) printed += printed === "" ? value() : `,${value()}`;
    at += 1;
    return `[${printed}]`;
  };

  const object = (): string => {
    const members: Printed[] = [];
    let isSorted = true;
    for (at += 1; isNext(END_OF_BRACE);) {
      const name = key();
      at = skipSpace(text, skipSpace(text, at) + 1);
      const before = members.at(-1);
      isSorted &&= before === undefined || before.name <= name;
      members.push({ name, value: ORDERED.has(name) ? verbatim() : value() });
    }
    at += 1;
    if (!isSorted) members.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
    let printed = "";
    for (const member of members) printed += `${printed === "" ? "" : ","}${member.name}:${member.value}`;
    return `{${printed}}`;
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

/** A member of an object, as it is printed. */
interface Printed {
  readonly name: string;
  readonly value: string;
}
