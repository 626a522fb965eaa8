import { useState } from "preact/hooks";
import type { Key } from "../../../../client/client.mjs";
import { useLoaded } from "../use-loaded.ts";
import { ActButton } from "./act-button.tsx";
import { ErrorNote } from "./notices.tsx";
import { Secret } from "./secret.tsx";
import { Time } from "./text.tsx";

interface KeysProps {
  readonly list: () => Promise<{ readonly data: readonly Key[] }>;
  readonly add: () => Promise<{ readonly key: string }>;
  readonly revoke: (id: string) => Promise<unknown>;
}

/** Keys of a tenant or of the platform. A key itself is shown when it is made, and never again. */
export function Keys({ list, add, revoke }: KeysProps) {
  const keys = useLoaded(list);
  const [made, setMade] = useState<string | null>(null);
  const make = async () => {
    setMade((await add()).key);
    keys.reload();
  };
  return (
    <>
      <ErrorNote message={keys.error} />
      {keys.value?.data.length === 0 ? <p class="empty">There is none.</p> : null}
      <ul class="rules">
        {keys.value?.data.map(({ id, createdAt, expiresAt, revokedAt }) => (
          <li key={id} class={revokedAt === null ? "" : "past"}>
            <code class="text">{id}</code>
            <p class="facts">
              <span>
                made <Time at={createdAt} />
              </span>
              {expiresAt === null ? null : (
                <span>
                  ends <Time at={expiresAt} />
                </span>
              )}
              {revokedAt === null ? null : (
                <span class="tag">
                  revoked <Time at={revokedAt} />
                </span>
              )}
            </p>
            {revokedAt === null ? (
              <ActButton
                label="Revoke"
                confirm="Whoever uses it is refused at once."
                act={() => revoke(id).then(keys.reload)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {made === null ? null : <Secret name="The new key" value={made} />}
      <ActButton label="Make a key" act={make} />
    </>
  );
}
