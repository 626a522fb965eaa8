import { useEffect, useRef, useState } from "preact/hooks";
import type { Memory } from "../../../client/client.mjs";
import type { Link } from "./link.ts";
import type { Words } from "./words.ts";

interface MemoryItemProps {
  readonly memory: Memory;
  readonly link: Link;
  readonly words: Words;
  /** Does something at the proxy, and tells how it went. */
  readonly act: (work: () => Promise<unknown>, done: string) => Promise<void>;
}

/** The longest text that is shown whole. */
const SHOWN_CHARACTERS = 600;

/** One memory, and what the link allows to do with it. */
export function MemoryItem({ memory, link, words, act }: MemoryItemProps) {
  const { id, text, createdAt, type } = memory;
  const [mode, setMode] = useState<"shown" | "corrected" | "asked">("shown");
  const correct = (corrected: string) => {
    setMode("shown");
    void act(() => link.client.changeMemory({ id, body: { text: corrected } }), words.saved);
  };
  const mayCorrect = link.rights.includes("correct") && type !== "episodic";
  return (
    <li>
      <time dateTime={createdAt}>{new Date(createdAt).toLocaleDateString(link.language, { dateStyle: "long" })}</time>
      {mode === "corrected" ? (
        <Corrector text={text} words={words} onSave={correct} onEnd={() => setMode("shown")} />
      ) : (
        <Said text={text} words={words} />
      )}
      {mode === "asked" ? (
        <p class="acts" role="group" aria-label={words.deleteAsk}>
          <span>{words.deleteAsk}</span>
          <button
            type="button"
            class="danger"
            onClick={() => void act(() => link.client.deleteMemory({ id }), words.deleted)}
          >
            {words.delete}
          </button>
          <Focused label={words.keep} onClick={() => setMode("shown")} />
        </p>
      ) : null}
      {mode === "shown" ? (
        <p class="acts">
          {mayCorrect ? (
            <button type="button" onClick={() => setMode("corrected")}>
              {words.correct}
            </button>
          ) : null}
          {link.rights.includes("delete") ? (
            <button type="button" onClick={() => setMode("asked")}>
              {words.delete}
            </button>
          ) : null}
        </p>
      ) : null}
    </li>
  );
}

/** Shows a text as it was stored: never as markup, and isolated, so that its direction marks reach no neighbour. */
function Said({ text, words }: { readonly text: string; readonly words: Words }) {
  if (text.length <= SHOWN_CHARACTERS) return <bdi class="text">{text}</bdi>;
  return (
    <>
      <bdi class="text">{text.slice(0, SHOWN_CHARACTERS)} …</bdi>
      <details>
        <summary>{words.whole}</summary>
        <bdi class="text">{text}</bdi>
      </details>
    </>
  );
}

interface CorrectorProps {
  readonly text: string;
  readonly words: Words;
  readonly onSave: (text: string) => void;
  readonly onEnd: () => void;
}

function Corrector({ text, words, onSave, onEnd }: CorrectorProps) {
  const [corrected, setCorrected] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isMeant = corrected.trim() !== "" && corrected !== text;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isMeant) onSave(corrected);
      }}
    >
      <label>
        {words.correctLabel}
        <textarea
          ref={field}
          rows={3}
          maxLength={20_000}
          value={corrected}
          onInput={(event) => setCorrected(event.currentTarget.value)}
        />
      </label>
      <p class="acts">
        <button type="submit" disabled={!isMeant}>
          {words.save}
        </button>
        <button type="button" onClick={onEnd}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

/** A button that the keyboard is on when it comes: the one that changes nothing. */
function Focused({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button type="button" ref={button} onClick={onClick}>
      {label}
    </button>
  );
}
