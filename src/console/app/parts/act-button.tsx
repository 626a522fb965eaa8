import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useFocus } from "../use-focus.ts";
import { messageOf } from "../use-loaded.ts";
import { ErrorNote } from "./notices.tsx";

interface ActButtonProps {
  readonly label: string;
  readonly act: () => Promise<unknown>;
  /** A question to answer first, for what cannot be undone. */
  readonly confirm?: string;
}

/** A button that does something at the proxy: it waits, and shows what went wrong. */
export function ActButton({ label, act, confirm }: ActButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useLayoutEffect(() => {
    if (wasAsking.current && !isAsking) button.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  const go = async () => {
    setAsking(false);
    setBusy(true);
    setError(null);
    try {
      await act();
    } catch (failure) {
      setError(messageOf(failure));
    } finally {
      setBusy(false);
    }
  };
  if (isAsking && confirm !== undefined)
    return <Confirm label={label} question={confirm} onYes={() => void go()} onNo={() => setAsking(false)} />;
  return (
    <>
      <button
        type="button"
        ref={button}
        disabled={isBusy}
        onClick={() => (confirm === undefined ? void go() : setAsking(true))}
      >
        {isBusy ? `${label} …` : label}
      </button>
      <ErrorNote message={error} />
    </>
  );
}

interface ConfirmProps {
  readonly label: string;
  readonly question: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks before something that cannot be undone. The harmless answer has the focus. */
function Confirm({ label, question, onYes, onNo }: ConfirmProps) {
  const keep = useFocus<HTMLButtonElement>();
  return (
    <span class="confirm" role="group" aria-label={question}>
      {question}{" "}
      <button type="button" class="danger" onClick={onYes}>
        {label}
      </button>{" "}
      <button type="button" ref={keep} onClick={onNo}>
        Keep
      </button>
    </span>
  );
}
