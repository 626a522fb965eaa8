import { useState } from "preact/hooks";
import type { Receipt } from "../../../../client/client.mjs";
import type { Session } from "../session.ts";
import { save } from "../save-file.ts";
import { ActButton } from "./act-button.tsx";
import { ReceiptNote } from "./receipt-note.tsx";

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
