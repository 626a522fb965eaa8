import { useState } from "preact/hooks";
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
  if (isAsking) {
    return (
      <span class="confirm" role="group" aria-label={confirm}>
        {confirm}{" "}
        <button type="button" class="danger" onClick={() => void go()}>
          {label}
        </button>{" "}
        <button type="button" onClick={() => setAsking(false)} autofocus>
          Keep
        </button>
      </span>
    );
  }
  return (
    <>
      <button type="button" disabled={isBusy} onClick={() => (confirm === undefined ? void go() : setAsking(true))}>
        {isBusy ? `${label} …` : label}
      </button>
      <ErrorNote message={error} />
    </>
  );
}
