import type { Session } from "../session.ts";
import { useLoaded } from "../use-loaded.ts";
import { ActButton } from "./act-button.tsx";
import { ErrorNote } from "./notices.tsx";
import { Time } from "./text.tsx";

const SCOPE_WORDS: Readonly<Record<string, string>> = {
  "memory:read": "may read",
  "memory:write": "may add, correct and delete",
};

/** The programs that this person let use their memory over MCP, each to be shut out. */
export function Grants({ session }: { readonly session: Session }) {
  const grants = useLoaded(() => session.client.listGrants());
  const list = grants.value?.data ?? [];
  return (
    <details class="add">
      <summary>Access: {list.length === 1 ? "1 program" : `${list.length} programs`} over MCP</summary>
      <ErrorNote message={grants.error} />
      {list.length === 0 ? (
        <p class="empty">No program was let in. One asks for it when it connects to /mcp and this person agrees.</p>
      ) : null}
      <ul class="rules">
        {list.map(({ id, clientName, clientDomain, redirectHost, scopes, createdAt, expiresAt }) => (
          <li key={id}>
            <strong>
              <bdi>{clientName}</bdi>
            </strong>{" "}
            <span class="tag">
              <bdi>{clientDomain ?? redirectHost}</bdi>
            </span>
            <p class="facts">
              <span>{scopes.map((one) => SCOPE_WORDS[one] ?? one).join(", ")}</span>
              <span>
                since <Time at={createdAt} />
              </span>
              {expiresAt === null ? null : (
                <span>
                  ends <Time at={expiresAt} /> unless it is used
                </span>
              )}
            </p>
            <ActButton
              label="Revoke"
              confirm="Its tokens are refused from the next request."
              act={() => session.client.revokeGrant({ id }).then(grants.reload)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
