import * as v from "valibot";
import type { CardRight } from "../ports/card.ts";
import type { Ports } from "../ports/ports.ts";

/** The accepted fields with their types. Any other field is refused by its name. */
export type Fields = v.GenericSchema & {
  readonly type: "strict_object";
  readonly entries: Readonly<Record<string, unknown>>;
};

/** The schema of an operation without parameters or fields. */
export const NOTHING = v.strictObject({});

/** Marks a body that the operation itself reads line by line. It may be of any length. */
export const LINES = "lines";

/** The parameters and fields that a method of a path takes. */
export interface Takes<Query extends Fields = Fields, Body extends Fields | typeof LINES = Fields | typeof LINES> {
  readonly query: Query;
  readonly body: Body;
  /** True if a missing body counts as an object without fields. */
  readonly mayLackBody?: boolean;
  /** The right by which the card of a person may do this. Undefined for what no card may. */
  readonly card?: CardRight;
}

/** A request to the proxy's own API, with its caller and its checked parameters and fields. */
export interface ApiCall<Who, Query = unknown, Body = unknown> {
  readonly who: Who;
  readonly query: Query;
  readonly body: Body;
  readonly request: Request;
  readonly ports: Ports;
  readonly now: number;
}

/** One method of one path. It receives no more of a request than it declares. */
export interface Operation<Who> {
  readonly takes: Takes;
  act(call: ApiCall<Who>, ids: readonly string[]): Promise<Response>;
}

type Read<Body> = Body extends Fields ? v.InferOutput<Body> : null;

/**
 * Declares an operation.
 * @param act receives the ids of the path, in their order
 */
export function operation<Who, const Query extends Fields, const Body extends Fields | typeof LINES>(
  takes: Takes<Query, Body>,
  act: (call: ApiCall<Who, v.InferOutput<Query>, Read<Body>>, ...ids: string[]) => Promise<Response>,
): Operation<Who> {
  return { takes, act: (call, ids) => act(call as ApiCall<Who, v.InferOutput<Query>, Read<Body>>, ...ids) };
}
