import { DENIED } from "./composed-topic.ts";
import type { ForgetOrder } from "./forget-order.ts";
import { contentStems } from "../contains-phrase.ts";
import { WORDINGS } from "./wordings.ts";
import { regexOf } from "../../text/regex.ts";

const OBJECT_FIRST = WORDINGS.map(({ first, tail }) => regexOf(`${first}(?:[\\s,]+(?:${tail}))*[\\s.!]*$`, "iu"));
const ALL = /^\W*(?:everything|all that|alles|tout ce qui|todo lo|what i|was ich|ce que|lo que)/i;

/** Parses an order whose target comes first: "That thing about the loan, erase it". Returns null for any other text. */
export function parseObjectFirst(said: string): ForgetOrder | null {
  for (const topic of OBJECT_FIRST) {
    const what = topic.exec(said.trim())?.groups?.["what"]?.trim();
    if (what !== undefined && !DENIED.test(what) && contentStems(what).length > 0)
      return { what, as: ALL.test(said) ? "all" : "topic" };
  }
  return null;
}
