import type { Exchange } from "../../../../../client/client.mjs";
import { Diff, type DiffLine } from "../../parts/diff.tsx";
import type { Explained } from "./explain.ts";

/** Shows the request before and after: the conversation as it came, and the lines that memory and rules added. */
export function RequestDiff({ explained }: { readonly explained: Explained }) {
  const { request, exchange } = explained;
  const lines = linesOf(explained);
  return (
    <>
      <h2>The request, before and after</h2>
      <p class="hint">
        {isCached(exchange)
          ? "The cache answered, so nothing went to the provider. Lines with a plus would have been added. "
          : "Lines with a plus were added on the way to the provider. "}
        What the app itself wrote into the system message is not stored, and neither are bodies of requests: this is
        told from what memory keeps.
        {request.gone > 0 ? ` ${request.gone} of the memories that were told are gone by now.` : ""}
      </p>
      <Diff lines={lines} label="The request with what was added" />
    </>
  );
}

/** Returns whether the cache answered, so that no model was told anything. */
export const isCached = ({ usage, cache }: Pick<Exchange, "usage" | "cache">): boolean =>
  usage?.saved === true || cache.status === "hit";

function linesOf({ exchange, request: { rules, system, turns, earlierTurns } }: Explained): DiffLine[] {
  const lines: DiffLine[] = [note("system"), note("  (the app’s own text)"), ...added(rules), ...added(system)];
  if (earlierTurns > 0) lines.push(note(`… ${earlierTurns} earlier turns`));
  for (const { exchange: id, said, answer, added: text } of turns) {
    lines.push(note("user"), ...(said === null ? [note("  (not remembered)")] : same(said)), ...added(text));
    if (id !== exchange.id && answer !== null) lines.push(note("assistant"), ...same(answer));
  }
  return lines;
}

const note = (text: string): DiffLine => ({ text, kind: "note" });
const same = (text: string): DiffLine[] => [
  { text: text.length > 4_000 ? `${text.slice(0, 4_000)} …` : text, kind: "same" },
];
const added = (text: string): DiffLine[] =>
  text === "" ? [] : text.split("\n").map((line) => ({ text: line, kind: "added" }));
