import * as v from "valibot";
import type { Ports } from "../ports/ports.ts";

/** Every name that may come, with what it may hold. Whatever else comes is refused by its name. */
export type Fields = v.GenericSchema & {
  readonly type: "strict_object";
  readonly entries: Readonly<Record<string, unknown>>;
};

/** No parameter, no field. */
export const NOTHING = v.strictObject({});

/** The body is read by the line, by the operation itself: it may be of any length. */
export const LINES = "lines";

/** What a method of one of our own paths takes. */
export interface Takes<Query extends Fields = Fields, Body extends Fields | typeof LINES = Fields | typeof LINES> {
  readonly query: Query;
  readonly body: Body;
  /** True: no body at all is an object without fields. */
  readonly mayLackBody?: boolean;
}

/** A request to one of our own paths: who sends it, and what was read of it. */
export interface Asked<Who, Query = unknown, Body = unknown> {
  readonly who: Who;
  readonly query: Query;
  readonly body: Body;
  readonly request: Request;
  readonly ports: Ports;
  readonly now: number;
}

/** One method of one path. It is handed no more of a request than it declares. */
export interface Operation<Who> {
  readonly takes: Takes;
  act(asked: Asked<Who>, ids: readonly string[]): Promise<Response>;
}

type Read<Body> = Body extends Fields ? v.InferOutput<Body> : null;

/** @param act is handed what its path holds in the places of ids, in their order */
export function operation<Who, const Query extends Fields, const Body extends Fields | typeof LINES>(
  takes: Takes<Query, Body>,
  act: (asked: Asked<Who, v.InferOutput<Query>, Read<Body>>, ...ids: string[]) => Promise<Response>,
): Operation<Who> {
  return { takes, act: (asked, ids) => act(asked as Asked<Who, v.InferOutput<Query>, Read<Body>>, ...ids) };
}
