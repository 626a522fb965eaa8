import { useState } from "preact/hooks";
import { ActButton } from "../parts/act-button.tsx";
import { Audit } from "../parts/audit.tsx";
import { Keys } from "../parts/keys.tsx";
import { Empty, ErrorNote, Loading } from "../parts/notices.tsx";
import { Secret } from "../parts/secret.tsx";
import { Time } from "../parts/text.tsx";
import { hashOf } from "../route.ts";
import type { Session } from "../session.ts";
import { useLoaded } from "../use-loaded.ts";

/** The tenants of a platform, for the holder of the admin key: all of them, the platform's keys, and what was changed. */
export function TenantsPage({ session }: { readonly session: Session }) {
  const tenants = useLoaded(() => session.client.listTenants({ query: { limit: 200 } }));
  const [name, setName] = useState("");
  const [secret, setSecret] = useState<string | null>(null);
  const create = async () => {
    setSecret((await session.client.createTenant({ body: { tenant: name } })).jwtSecret);
    setName("");
    tenants.reload();
  };
  return (
    <>
      <h1>Tenants</h1>
      <ErrorNote message={tenants.error} />
      {tenants.value === null && tenants.error === null ? <Loading /> : null}
      {tenants.value === null ? null : (
        <>
          <div class="filters">
            <label>
              New tenant <input value={name} onInput={(event) => setName(event.currentTarget.value)} />
            </label>
            <ActButton label="Create" act={create} />
          </div>
          {secret === null ? null : <Secret name="The secret that signs tokens of its users" value={secret} />}
          {tenants.value.data.length === 0 ? <Empty>There is no tenant yet.</Empty> : null}
          <ul class="rules">
            {tenants.value.data.map(({ tenant, createdAt, policy }) => (
              <li key={tenant}>
                <a href={hashOf({ page: "tenant", id: tenant, user: session.user })}>
                  <bdi>{tenant === "" ? "(without a name)" : tenant}</bdi>
                </a>
                <p class="facts">
                  <span>
                    since <Time at={createdAt} />
                  </span>
                  <span>memory {policy.memory.join(", ")}</span>
                  <span>cache {policy.cache}</span>
                </p>
              </li>
            ))}
          </ul>
          <h2>Keys of the platform</h2>
          <Keys
            list={() => session.client.listPlatformKeys()}
            add={() => session.client.addPlatformKey({ body: {} })}
            revoke={(id) => session.client.revokeKey({ id })}
          />
          <h2>Audit</h2>
          <Audit read={(cursor) => session.client.platformAudit({ query: { limit: 50, ...(cursor && { cursor }) } })} />
        </>
      )}
    </>
  );
}
