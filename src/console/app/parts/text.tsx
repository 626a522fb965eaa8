/** The longest text that a list shows whole. */
const SHOWN_CHARACTERS = 600;

/**
 * Shows a text as it was stored: line by line, never as markup, and isolated, so that its direction marks reach no
 * neighbour. A long one is folded.
 */
export function Text({ children: text }: { readonly children: string }) {
  if (text.length <= SHOWN_CHARACTERS) return <bdi class="text">{text}</bdi>;
  return (
    <details>
      <summary>
        <bdi class="text">{text.slice(0, SHOWN_CHARACTERS)}</bdi> … ({text.length.toLocaleString("en")} characters)
      </summary>
      <bdi class="text">{text}</bdi>
    </details>
  );
}

/** Shows a time as its reader's clock has it. */
export function Time({ at }: { readonly at: string }) {
  const time = new Date(at);
  return (
    <time dateTime={at} title={at}>
      {time.toLocaleDateString(undefined, { dateStyle: "medium" })}{" "}
      {time.toLocaleTimeString(undefined, { timeStyle: "short" })}
    </time>
  );
}
