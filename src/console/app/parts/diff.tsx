/** A line of a text before and after a change. */
export interface DiffLine {
  readonly text: string;
  readonly kind: "same" | "added" | "note";
}

const MARKS = { same: " ", added: "+", note: " " } as const;
const SAID = { same: "", added: "added: ", note: "" } as const;

/** Shows which lines of a text were added. A sign says so as well as the colour. */
export function Diff({ lines, label }: { readonly lines: readonly DiffLine[]; readonly label: string }) {
  return (
    <div class="diff" tabIndex={0} role="region" aria-label={label}>
      {lines.map(({ text, kind }, i) => (
        <div key={i} class={kind}>
          <span class="mark" aria-hidden="true">
            {MARKS[kind]}
          </span>
          <span class="seen-by-readers">{SAID[kind]}</span>
          <bdi class="text">{text}</bdi>
        </div>
      ))}
    </div>
  );
}
