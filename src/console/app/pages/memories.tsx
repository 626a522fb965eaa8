import { useState } from "preact/hooks";
import type { Memory } from "../../../../client/client.mjs";
import { AddMemory } from "../parts/add-memory.tsx";
import { Choice } from "../parts/choice.tsx";
import { Grants } from "../parts/grants.tsx";
import { MemoryRow } from "../parts/memory-row.tsx";
import { More } from "../parts/more.tsx";
import { ChooseUser, Empty, ErrorNote } from "../parts/notices.tsx";
import { PersonMenu } from "../parts/person-menu.tsx";
import { CheckReceipt } from "../parts/receipt-note.tsx";
import { ProfileBlocks } from "../parts/profile-blocks.tsx";
import { WindowList } from "../parts/window-list.tsx";
import type { Session } from "../session.ts";
import { useMemories } from "../use-memories.ts";
import { KINDS } from "../words.ts";

const STATUSES = ["active", "superseded", "quarantined", "all"] as const;
const TYPES = ["", "semantic", "procedural", "episodic"] as const;

/** One person: what is remembered of them, newest first, to be corrected, pinned, deleted or taken along. */
export function MemoriesPage({ session }: { readonly session: Session }) {
  const [status, setStatus] = useState<(typeof STATUSES)[number]>("active");
  const [type, setType] = useState<(typeof TYPES)[number]>("");
  const [kind, setKind] = useState<(typeof KINDS)[number]>("");
  const list = useMemories(session, { status, type, kind });
  if (session.user === "") return <ChooseUser />;
  return (
    <>
      <h1>
        Memory of <bdi>{session.user}</bdi>
      </h1>
      <PersonMenu session={session} onChange={list.reload} />
      <div class="panels">
        <ProfileBlocks session={session} />
        <Grants session={session} />
        <AddMemory session={session} onAdded={list.reload} />
        <CheckReceipt session={session} />
      </div>
      <div class="filters" role="group" aria-label="Filter">
        <Choice name="Status" value={status} of={STATUSES} onChange={setStatus} />
        <Choice name="Type" value={type} of={TYPES} onChange={setType} />
        <Choice name="Kind" value={kind} of={KINDS} onChange={setKind} />
      </div>
      <ErrorNote message={list.error} />
      {list.memories.length === 0 && list.isWhole && list.error === null ? (
        <Empty>
          {status === "active" && type === "" && kind === ""
            ? "Nothing is remembered here yet."
            : "No memory is like this. Choose another filter."}
        </Empty>
      ) : null}
      <WindowList items={list.memories}>
        {(memory: Memory) => <MemoryRow key={memory.id} memory={memory} session={session} onChange={list.reload} />}
      </WindowList>
      {list.isWhole ? null : <More onSeen={list.more} />}
    </>
  );
}
