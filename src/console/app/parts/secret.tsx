import { CopyButton } from "./copy-button.tsx";

/** A secret that is shown once. */
export function Secret({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <section class="card" aria-label={name}>
      <p role="status">{name}. It is shown this once.</p>
      <pre tabIndex={0}>{value}</pre>
      <CopyButton label="Copy" text={value} />
    </section>
  );
}
