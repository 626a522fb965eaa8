import { useState } from "preact/hooks";
import { Text, Time } from "../../parts/text.tsx";
import { hashOf } from "../../route.ts";
import type { Session } from "../../session.ts";
import type { Decisions } from "../../use-decisions.ts";
import { quoteOf } from "../../words.ts";
import type { ReviewItem } from "./review-item.ts";

interface ReviewRowProps {
  readonly item: ReviewItem;
  readonly session: Session;
  readonly decisions: Decisions;
}

/** Something to decide on: approve, edit or decline, each of which can be undone for a while. */
export function ReviewRow({ item, session, decisions }: ReviewRowProps) {
  const { id, kind, why, text, memory } = item;
  const quote = memory === null ? null : quoteOf(memory);
  const made = decisions.made.get(id);
  return (
    <div class={made ? "memory decided" : "memory"} role="listitem">
      <p class="facts">
        <span class={kind === "quarantined" ? "tag warn" : "tag"}>{KIND_WORDS[kind]}</span>
        <span>{why}</span>
        {memory === null ? null : (
          <a href={hashOf({ page: "memory", id: memory.id, user: session.user })}>
            <Time at={memory.createdAt} />
          </a>
        )}
      </p>
      <Text>{text}</Text>
      {quote === null ? null : (
        <p class="source">
          <q>
            <bdi>{quote}</bdi>
          </q>
        </p>
      )}
      {item.restsOn.length === 0 ? null : (
        <p class="source">
          It rests on{" "}
          {item.restsOn.map((statement, i) => (
            <a key={statement} href={hashOf({ page: "memory", id: statement, user: session.user })}>
              statement {i + 1}
            </a>
          ))}
        </p>
      )}
      {made ? (
        <p class="acts" role="status">
          {made.said}.{" "}
          <button type="button" onClick={() => decisions.undo(id)}>
            Undo
          </button>
        </p>
      ) : (
        <Acts item={item} decisions={decisions} />
      )}
    </div>
  );
}

const KIND_WORDS = {
  quarantined: "quarantined",
  observed: "observed",
  doubtful: "doubtful",
  rule: "rule for all users",
} as const;

function Acts({ item, decisions: { decide } }: Pick<ReviewRowProps, "item" | "decisions">) {
  const { id, text, kind, memory, approve, decline, edit } = item;
  const [draft, setDraft] = useState<string | null>(null);
  if (draft !== null)
    return (
      <div class="editor">
        <textarea
          aria-label="Its new text"
          rows={3}
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
        <div class="acts">
          <button
            type="button"
            disabled={draft.trim() === ""}
            onClick={() => decide({ id, said: "Edited", act: () => edit(draft) })}
          >
            Save
          </button>
          <button type="button" onClick={() => setDraft(null)}>
            Cancel
          </button>
        </div>
      </div>
    );
  // The words of a round are what was said, and stay so.
  const mayEdit = memory?.type !== "episodic" && kind !== "quarantined";
  return (
    <div class="acts">
      <button type="button" onClick={() => decide({ id, said: "Approved", act: approve })}>
        Approve
      </button>
      {mayEdit ? (
        <button type="button" onClick={() => setDraft(text)}>
          Edit
        </button>
      ) : null}
      <button type="button" class="danger" onClick={() => decide({ id, said: "Declined", act: decline })}>
        Decline
      </button>
    </div>
  );
}
