import { useState } from "preact/hooks";
import type { Session } from "../session.ts";
import { ActButton } from "./act-button.tsx";

/** Adds a memory by hand. */
export function AddMemory({ session, onAdded }: { readonly session: Session; readonly onAdded: () => void }) {
  const [text, setText] = useState("");
  const [pinned, setPinned] = useState(false);
  const add = async () => {
    await session.client.addMemory({ body: { text, pinned } });
    setText("");
    setPinned(false);
    onAdded();
  };
  return (
    <details class="add">
      <summary>Add a memory</summary>
      <textarea
        aria-label="What to remember"
        rows={2}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <label>
        <input type="checkbox" checked={pinned} onChange={(event) => setPinned(event.currentTarget.checked)} /> tell it
        always
      </label>
      <ActButton label="Add" act={add} />
    </details>
  );
}
