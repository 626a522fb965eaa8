import { useState } from "preact/hooks";

/** Puts a text into the clipboard; where a browser forbids it, the text is shown instead. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: string }) {
  const [state, setState] = useState<"idle" | "copied" | "shown">("idle");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("shown"),
    );
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {label}
      </button>
      <span role="status">{state === "copied" ? " copied" : ""}</span>
      {state === "shown" ? <pre>{text}</pre> : null}
    </>
  );
}
