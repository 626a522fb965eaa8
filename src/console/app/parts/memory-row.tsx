import { useState } from "preact/hooks";
import type { Memory } from "../../../../client/client.mjs";
import { hashOf } from "../route.ts";
import type { Session } from "../session.ts";
import { useFocus } from "../use-focus.ts";
import { quoteOf } from "../words.ts";
import { ActButton } from "./act-button.tsx";
import { Text, Time } from "./text.tsx";

interface MemoryRowProps {
  readonly memory: Memory;
  readonly session: Session;
  readonly onChange: () => void;
}

/** A memory with where it comes from, how long it holds, and what can be done about it. */
export function MemoryRow({ memory, session, onChange }: MemoryRowProps) {
  const { id, pinned, supersededBy, validTo, quarantine } = memory;
  const [isEditing, setEditing] = useState(false);
  const change = async (body: { readonly text?: string; readonly pinned?: boolean }) => {
    await session.client.changeMemory({ id, body });
    onChange();
  };
  const isPast = supersededBy !== null || validTo !== null;
  return (
    <div class={isPast ? "memory past" : "memory"} role="listitem">
      <Facts memory={memory} user={session.user} />
      {isEditing ? (
        <Editor memory={memory} onSave={change} onEnd={() => setEditing(false)} />
      ) : (
        <Text>{memory.text}</Text>
      )}
      <Quote memory={memory} />
      <div class="acts">
        {isPast || quarantine ? (
          <ActButton
            label={quarantine ? "Release" : "Restore"}
            act={() => session.client.restoreMemory({ id }).then(onChange)}
          />
        ) : (
          <>
            {memory.type === "episodic" ? null : (
              <button type="button" onClick={() => setEditing(true)}>
                Correct
              </button>
            )}
            <ActButton label={pinned ? "Unpin" : "Pin"} act={() => change({ pinned: !pinned })} />
          </>
        )}
        <a class="button" href={hashOf({ page: "memory", id, user: session.user })}>
          History
        </a>
        <ActButton
          label="Delete"
          confirm="It cannot be undone."
          act={() => session.client.deleteMemory({ id }).then(onChange)}
        />
      </div>
    </div>
  );
}

function Facts({ memory, user }: { readonly memory: Memory; readonly user: string }) {
  const { id, type, kind, createdAt, pinned, confidence, quarantine, source } = memory;
  return (
    <p class="facts">
      <a href={hashOf({ page: "memory", id, user })}>
        <Time at={createdAt} />
      </a>
      <span class="tag">{kind ?? (type === "episodic" ? "round" : type)}</span>
      {pinned ? <span class="tag">pinned</span> : null}
      {quarantine ? <span class="tag warn">quarantined: {quarantine}</span> : null}
      {type === "episodic" ? null : (
        <span title="How certain it is that the user meant it so">{percent(confidence)}</span>
      )}
      <Validity memory={memory} />
      {source.exchange === null ? null : (
        <a href={hashOf({ page: "exchange", id: source.exchange, user })}>said in this exchange</a>
      )}
      {doubtOf(memory) === null ? null : <span class="tag warn">{doubtOf(memory)}</span>}
    </p>
  );
}

/** Says since when a memory holds, if that is not when it was made, and until when. */
function Validity({ memory }: { readonly memory: Memory }) {
  const { createdAt, validFrom, validTo, expiresAt } = memory;
  const since = validFrom === createdAt ? null : validFrom;
  if (validTo !== null)
    return (
      <span>
        held from <Time at={validFrom} /> to <Time at={validTo} />
      </span>
    );
  return (
    <>
      {since === null ? null : (
        <span>
          holds since <Time at={since} />
        </span>
      )}
      {expiresAt === null ? null : (
        <span>
          until <Time at={expiresAt} />
        </span>
      )}
    </>
  );
}

/** Returns why a memory is in doubt. Returns null if it is not. */
export function doubtOf({ metadata, validTo }: Memory): string | null {
  const { doubt, earlier } = metadata as { readonly doubt?: { readonly of?: unknown }; readonly earlier?: unknown };
  if (validTo !== null) return null;
  if (typeof doubt?.of === "string") return `said before ${doubt.of} changed`;
  return typeof earlier === "string" ? "later words may have ended it" : null;
}

const percent = (fraction: number): string => `${Math.round(fraction * 100)} % certain`;

/** Shows the words that a memory was taken from, if they are others than its own. */
function Quote({ memory }: { readonly memory: Memory }) {
  const quote = quoteOf(memory);
  return quote === null ? null : (
    <p class="source">
      <q>
        <bdi>{quote}</bdi>
      </q>
    </p>
  );
}

interface EditorProps {
  readonly memory: Memory;
  readonly onSave: (body: { readonly text: string }) => Promise<unknown>;
  readonly onEnd: () => void;
}

function Editor({ memory, onSave, onEnd }: EditorProps) {
  const [text, setText] = useState(memory.text);
  const field = useFocus<HTMLTextAreaElement>();
  return (
    <div class="editor">
      <textarea
        ref={field}
        aria-label="The memory"
        value={text}
        rows={3}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <ActButton label="Save" act={() => onSave({ text }).then(onEnd)} />
      <button type="button" onClick={onEnd}>
        Cancel
      </button>
    </div>
  );
}
