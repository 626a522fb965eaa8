import { CopyButton } from "../../parts/copy-button.tsx";
import { ROOT, type Session } from "../../session.ts";
import { type Explained, saidIn } from "./explain.ts";
import { asCurl, asSdkCode } from "./request-code.ts";

/** Offers the request of an exchange to be sent again: by curl, or by the SDK. Where it came in must be known whole. */
export function Again({ session, explained }: { readonly session: Session; readonly explained: Explained }) {
  const { model, endpoint } = explained.exchange;
  if (endpoint?.endsWith("…") === true) return null;
  const request = { root: ROOT, model, endpoint, content: saidIn(explained) ?? "…", session };
  return (
    <>
      <h2>Again</h2>
      <div class="acts">
        <CopyButton label="Copy as curl" text={asCurl(request)} />
        <CopyButton label="Copy as SDK code" text={asSdkCode(request)} />
      </div>
      <p class="hint">The words are those of the user in this exchange. Keys are read from the environment.</p>
    </>
  );
}
