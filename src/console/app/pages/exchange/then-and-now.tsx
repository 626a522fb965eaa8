import type { Memory } from "../../../../../client/client.mjs";
import { Time } from "../../parts/text.tsx";
import { hashOf } from "../../route.ts";
import type { Explained } from "./explain.ts";

/** Compares what the same words recall as it was then with what they recall now. */
export function ThenAndNow({ explained, user }: { readonly explained: Explained; readonly user: string }) {
  const { recall, exchange } = explained;
  if (recall === null) return null;
  const [then, now] = [recall.before.memories, recall.now.memories];
  const ids = [...new Set([...then, ...now].map(({ id }) => id))];
  const changed = ids.filter((id) => !then.some((one) => one.id === id) || !now.some((one) => one.id === id)).length;
  return (
    <details>
      <summary>
        As it was then:{" "}
        {changed === 0 ? "the same words recall the same now" : `${changed} of ${ids.length} memories differ now`}
      </summary>
      <p class="hint">
        The words of this exchange, asked again of what was known at <Time at={exchange.at} /> and of what is known now.
      </p>
      <div class="scrolls" tabIndex={0} role="region" aria-label="Recalled then and now">
        <table class="list">
          <thead>
            <tr>
              <th scope="col">Memory</th>
              <th scope="col">Then</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {ids.map((id) => (
              <tr key={id}>
                <td>
                  <a href={hashOf({ page: "memory", id, user })}>
                    <bdi>{shortText([...then, ...now].find((one) => one.id === id))}</bdi>
                  </a>
                </td>
                <td>{scoreIn(then, id)}</td>
                <td>{scoreIn(now, id)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {recall.before.block === "" ? null : (
        <>
          <h3>The block that would have been told</h3>
          <pre tabIndex={0}>{recall.before.block}</pre>
        </>
      )}
    </details>
  );
}

type Scored = Memory & { readonly score: number };

const scoreIn = (memories: readonly Scored[], id: string): string =>
  memories.find((one) => one.id === id)?.score.toFixed(3) ?? "–";

const shortText = (memory: Memory | undefined): string => {
  const text = memory?.type === "episodic" ? (memory.source.quote ?? memory.text) : (memory?.text ?? "");
  return text.length > 120 ? `${text.slice(0, 120)} …` : text;
};
