import type { ComponentChildren } from "preact";

/** An error, read out by screen readers as it appears. */
export function ErrorNote({ message }: { readonly message: string | null }) {
  return message === null ? null : (
    <p class="error" role="alert">
      {message}
    </p>
  );
}

/** A page that shows nothing yet, and why. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

export function Loading() {
  return (
    <p class="empty" aria-busy="true">
      Loading …
    </p>
  );
}

/** A page about a person, before anybody has said whose. */
export function ChooseUser() {
  return (
    <>
      <h1>Whose memory?</h1>
      <Empty>Name a user above to see what is remembered of them.</Empty>
      <p class="hint">
        It is the name that the app sends: in the header <code>Throughline-User</code>, or in the field{" "}
        <code>user</code> of a request.
      </p>
    </>
  );
}
