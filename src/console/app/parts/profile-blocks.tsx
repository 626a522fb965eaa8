import { useState } from "preact/hooks";
import type { Session } from "../session.ts";
import { useLoaded } from "../use-loaded.ts";
import { ActButton } from "./act-button.tsx";
import { ErrorNote } from "./notices.tsx";
import { Text } from "./text.tsx";

/** The app's own blocks about this person, which stand in every request. */
export function ProfileBlocks({ session }: { readonly session: Session }) {
  const profile = useLoaded(() => session.client.getProfile());
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const blocks = profile.value?.blocks ?? [];
  const put = async (kept: readonly { readonly name: string; readonly text: string }[]) => {
    await session.client.putProfile({
      body: { blocks: kept.map((block) => ({ name: block.name, text: block.text })) },
    });
    setName("");
    setText("");
    profile.reload();
  };
  return (
    <details class="add">
      <summary>Profile: {blocks.length} blocks of the app</summary>
      <ErrorNote message={profile.error} />
      <dl>
        {blocks.map((block) => (
          <div key={block.name}>
            <dt>{block.name}</dt>
            <dd>
              <Text>{block.text}</Text>
              <ActButton label="Remove" act={() => put(blocks.filter((one) => one.name !== block.name))} />
            </dd>
          </div>
        ))}
      </dl>
      <label>
        Name <input value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <textarea aria-label="Text" rows={2} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <ActButton label="Put" act={() => put([...blocks.filter((block) => block.name !== name), { name, text }])} />
    </details>
  );
}
