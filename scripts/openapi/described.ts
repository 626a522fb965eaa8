import type * as v from "valibot";
import type { ErrorCode } from "../../src/http/errors.ts";

/** The body of an answer: JSON of a schema by its name in `ANSWERS`, another media type, or nothing. */
export type AnswerBody = { readonly json: string } | { readonly media: readonly string[] } | null;

/** An answer without an error. */
export interface DescribedAnswer {
  readonly description: string;
  readonly body: AnswerBody;
  /** Names of `RESPONSE_HEADERS`. */
  readonly headers?: readonly string[];
}

/** The caller whom an operation takes, which decides the headers that it reads and the errors that it may answer. */
export type Admits = "anybody" | "caller" | "user" | "admin" | "operator" | "client";

/** The documentation of one operation, beside what its schemas say. */
export interface Described {
  /** The method of the client that is generated. */
  readonly id: string;
  readonly summary: string;
  readonly answers: Readonly<Record<number, DescribedAnswer>>;
  /** Errors beside those of all operations of its kind. */
  readonly errors?: readonly ErrorCode[];
  /** Names for the ids of the path, in their order. */
  readonly ids?: readonly string[];
  /** Names of `REQUEST_HEADERS`, beside those of all operations of its kind. */
  readonly headers?: readonly string[];
}

/** A part of the API. */
export interface DescribedArea {
  readonly tag: string;
  readonly description: string;
  readonly admits: Admits;
  /** The error if a store fails. Null if none is asked. */
  readonly failure: ErrorCode | null;
  /** By method and path, as in `GET memory/{}`. */
  readonly operations: Readonly<Record<string, Described>>;
}

/** The parameters and body of an operation. */
export interface DescribedRequest {
  readonly query: Readonly<Record<string, v.GenericSchema>>;
  readonly body: v.GenericSchema | "lines" | "provider" | null;
  readonly mayLackBody: boolean;
}
