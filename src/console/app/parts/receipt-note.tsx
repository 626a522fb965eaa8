import { useState } from "preact/hooks";
import type { Receipt } from "../../../../client/client.mjs";
import { save } from "../save-file.ts";
import { counted } from "../words.ts";
import type { Session } from "../session.ts";
import { ActButton } from "./act-button.tsx";

interface ReceiptNoteProps {
  readonly receipt: Receipt;
  readonly session: Session;
}

/** The receipt of an erasure: what is gone, that nothing is left, and that this deployment signed it. */
export function ReceiptNote({ receipt, session }: ReceiptNoteProps) {
  const left = Object.values(receipt.remaining).reduce((sum, count) => sum + count, 0);
  const text = JSON.stringify(receipt, null, 2);
  return (
    <section class="card wide" aria-label="Receipt">
      <p role="status">
        Erased: {counted(receipt.removed["memories"] ?? 0, "memory", "memories")} with everything about them. Left:{" "}
        {left}.
      </p>
      <pre tabIndex={0}>{text}</pre>
      <div class="acts">
        <button type="button" onClick={() => save(new Blob([text]), "receipt.json")}>
          Download the receipt
        </button>
        <Verify label="Verify the receipt" read={() => receipt} session={session} />
      </div>
    </section>
  );
}

/** Verifies a receipt that somebody holds from before. */
export function CheckReceipt({ session }: { readonly session: Session }) {
  const [text, setText] = useState("");
  return (
    <details class="add">
      <summary>Verify a receipt</summary>
      <textarea
        aria-label="The receipt"
        rows={4}
        placeholder='{"erased":true,…}'
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Verify label="Verify" read={() => JSON.parse(text) as Receipt} session={session} />
    </details>
  );
}

interface VerifyProps {
  readonly label: string;
  readonly read: () => Receipt;
  readonly session: Session;
}

function Verify({ label, read, session }: VerifyProps) {
  const [verdict, setVerdict] = useState<string | null>(null);
  const verify = async () => {
    setVerdict(null);
    const { valid, ofThisUser } = await session.client.verifyReceipt({ body: read() });
    if (!valid) setVerdict("It does not verify: this deployment did not write it, or somebody changed it.");
    else
      setVerdict(
        ofThisUser ? "Signed by this deployment, for this user." : "Signed by this deployment, for another user.",
      );
  };
  return (
    <>
      <ActButton label={label} act={verify} />
      {verdict === null ? null : <p role="status">{verdict}</p>}
    </>
  );
}
