import { useState } from "preact/hooks";
import type { AuditEntry } from "../../../../client/client.mjs";
import { useLoaded } from "../use-loaded.ts";
import { ErrorNote } from "./notices.tsx";
import { Time } from "./text.tsx";

interface AuditProps {
  readonly read: (
    cursor: string,
  ) => Promise<{ readonly data: readonly AuditEntry[]; readonly nextCursor: string | null }>;
}

/** The audit log: changes with their author and subject, oldest first, a page at a time. */
export function Audit({ read }: AuditProps) {
  const [pages, setPages] = useState<readonly string[]>([""]);
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label="Audit">
      <table class="list">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Of whom</th>
          </tr>
        </thead>
        <tbody>
          {pages.map((cursor, i) => (
            <Page
              key={cursor}
              read={() => read(cursor)}
              onMore={i === pages.length - 1 ? (next) => setPages([...pages, next]) : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PageProps {
  readonly read: () => ReturnType<AuditProps["read"]>;
  /** Null if the next page is shown already. */
  readonly onMore: ((cursor: string) => void) | null;
}

function Page({ read, onMore }: PageProps) {
  const { value, error } = useLoaded(read);
  const next = value?.nextCursor ?? null;
  return (
    <>
      {error === null ? null : (
        <tr>
          <td colSpan={4}>
            <ErrorNote message={error} />
          </td>
        </tr>
      )}
      {value?.data.map(({ id, at, actor, action, subject }) => (
        <tr key={id}>
          <td>
            <Time at={at} />
          </td>
          <td>
            <bdi>{actor}</bdi>
          </td>
          <td>{action}</td>
          <td>
            <bdi title={subject ?? ""}>{subject === null ? "" : subject.slice(0, 20)}</bdi>
          </td>
        </tr>
      ))}
      {next === null || onMore === null ? null : (
        <tr>
          <td colSpan={4}>
            <button type="button" onClick={() => onMore(next)}>
              Later ones
            </button>
          </td>
        </tr>
      )}
    </>
  );
}
