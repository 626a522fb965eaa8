import { useState } from "preact/hooks";
import type { ProfileBlock } from "../../../../client/client.mjs";
import type { Session } from "../session.ts";
import { useLoaded } from "../use-loaded.ts";
import { ActButton } from "./act-button.tsx";
import { ErrorNote } from "./notices.tsx";
import { Text, Time } from "./text.tsx";

interface Draft {
  readonly name: string;
  readonly text: string;
}

const EMPTY: Draft = { name: "", text: "" };

/** The app's own blocks about this person, which stand in every request. */
export function ProfileBlocks({ session }: { readonly session: Session }) {
  const profile = useLoaded(() => session.client.getProfile());
  const [draft, setDraft] = useState(EMPTY);
  const blocks = profile.value?.blocks ?? [];
  const put = async (kept: readonly Draft[]) => {
    const body = { blocks: kept.map(({ name, text }) => ({ name, text })) };
    await session.client.putProfile({ body });
    setDraft(EMPTY);
    profile.reload();
  };
  const isNew = !blocks.some(({ name }) => name === draft.name);
  const saved = isNew ? [...blocks, draft] : blocks.map((block) => (block.name === draft.name ? draft : block));
  return (
    <details class="add">
      <summary>Profile: {blocks.length === 1 ? "1 block" : `${blocks.length} blocks`} of the app</summary>
      <ErrorNote message={profile.error} />
      {blocks.length === 0 ? <p class="empty">The app has written nothing about this person.</p> : null}
      <dl>
        {blocks.map((block) => (
          <Block
            key={block.name}
            block={block}
            onEdit={() => setDraft({ name: block.name, text: block.text })}
            remove={() => put(blocks.filter((one) => one.name !== block.name))}
          />
        ))}
      </dl>
      <label>
        Name{" "}
        <input
          value={draft.name}
          maxLength={64}
          onInput={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
      </label>
      <textarea
        aria-label="Text"
        rows={2}
        value={draft.text}
        onInput={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
      />
      <ActButton label={isNew ? "Add block" : "Save block"} act={() => put(saved)} />
    </details>
  );
}

interface BlockProps {
  readonly block: ProfileBlock;
  readonly onEdit: () => void;
  readonly remove: () => Promise<unknown>;
}

function Block({ block, onEdit, remove }: BlockProps) {
  return (
    <div>
      <dt>
        <bdi>{block.name}</bdi>, since <Time at={block.updatedAt} />
      </dt>
      <dd>
        <Text>{block.text}</Text>
        <div class="acts">
          <button type="button" onClick={onEdit}>
            Edit
          </button>
          <ActButton label="Remove" act={remove} />
        </div>
      </dd>
    </div>
  );
}
