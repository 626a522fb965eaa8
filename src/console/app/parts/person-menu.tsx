import { useState } from "preact/hooks";
import type { Receipt } from "../../../../client/client.mjs";
import type { Session } from "../session.ts";
import { ActButton } from "./act-button.tsx";

/** Everything of a person at once: taken out, brought in, erased. */
export function PersonMenu({ session, onChange }: { readonly session: Session; readonly onChange: () => void }) {
  const [notice, setNotice] = useState<string | null>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const download = async () => {
    const response = await session.client.exportMemories();
    save(await response.blob(), `${session.user}.ndjson`);
  };
  const upload = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    const { imported, unchanged, failed, errors } = await session.client.importMemories({ body: await file.text() });
    const first = errors[0] ? ` Line ${errors[0].line}: ${errors[0].message}` : "";
    setNotice(`${imported} imported, ${unchanged} were there, ${failed} refused.${first}`);
    onChange();
  };
  const erase = async () => {
    setReceipt(await session.client.eraseUser());
    onChange();
  };
  return (
    <div class="person">
      <ActButton label="Export" act={download} />
      <label class="button">
        Import
        <input type="file" accept=".ndjson,.jsonl" onChange={(event) => void upload(event.currentTarget.files)} />
      </label>
      <ActButton label="Erase everything" confirm="Nothing brings it back." act={erase} />
      {notice === null ? null : <p role="status">{notice}</p>}
      {receipt === null ? null : <ReceiptNote receipt={receipt} session={session} />}
    </div>
  );
}

function ReceiptNote({ receipt, session }: { readonly receipt: Receipt; readonly session: Session }) {
  const [verdict, setVerdict] = useState<string | null>(null);
  const verify = async () => {
    const { valid, ofThisUser } = await session.client.verifyReceipt({ body: receipt });
    setVerdict(valid && ofThisUser ? "Signed by this deployment, for this user." : "It does not verify.");
  };
  const left = Object.values(receipt.remaining).reduce((sum, count) => sum + count, 0);
  return (
    <section class="card" aria-label="Receipt">
      <p role="status">
        Erased. {receipt.removed["memories"] ?? 0} memories and everything about them are gone; left: {left}.
      </p>
      <pre>{JSON.stringify(receipt, null, 2)}</pre>
      <ActButton label="Verify the receipt" act={verify} />
      {verdict === null ? null : <p role="status">{verdict}</p>}
    </section>
  );
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
