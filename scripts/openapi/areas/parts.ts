import type { Described, DescribedAnswer } from "../described.ts";

/* The parts of which the areas of the proxy's own API are described. */

/** Describes an answer whose body is a named schema. */
export const json = (name: string, description: string, headers: readonly string[] = []): DescribedAnswer => ({
  description,
  body: { json: name },
  headers,
});
/** The headers of an answer that a browser saves as a file. */
export const SAVED = ["Cache-Control", "Content-Disposition"];
/** Describes an answer of other media types. */
export const media = (
  types: readonly string[],
  description: string,
  headers: readonly string[] = [],
): DescribedAnswer => ({
  description,
  body: { media: types },
  headers,
});
export const NOTHING: DescribedAnswer = { description: "Done.", body: null };

/** Describes an operation. */
export const op = (
  id: string,
  summary: string,
  answers: Described["answers"],
  more: Partial<Described> = {},
): Described => ({
  id,
  summary,
  answers,
  ...more,
});
