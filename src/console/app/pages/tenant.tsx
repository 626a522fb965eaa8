import { useState } from "preact/hooks";
import { ActButton } from "../parts/act-button.tsx";
import { Audit } from "../parts/audit.tsx";
import { Keys } from "../parts/keys.tsx";
import { ErrorNote, Loading } from "../parts/notices.tsx";
import { Secret } from "../parts/secret.tsx";
import { Time } from "../parts/text.tsx";
import { hashOf } from "../route.ts";
import type { Session } from "../session.ts";
import { useLoaded } from "../use-loaded.ts";
import { Days } from "./operations/days.tsx";
import { PolicyForm } from "./tenants/policy-form.tsx";

/** One tenant: its policy and limits, its keys, its usage, and what was changed of it. */
export function TenantPage({ session: { client, user }, id }: { readonly session: Session; readonly id: string }) {
  const tenant = useLoaded(() => client.getTenant({ tenant: id }));
  const usage = useLoaded(() => client.tenantUsage({ tenant: id }));
  const [secret, setSecret] = useState<string | null>(null);
  const [isGone, setGone] = useState(false);
  if (tenant.error !== null) return <ErrorNote message={tenant.error} />;
  if (tenant.value === null) return <Loading />;
  const { createdAt, signing, providerKeys } = tenant.value;
  const back = <a href={hashOf({ page: "tenants", user })}>Tenants</a>;
  if (isGone) return <p role="status">The tenant and everything of its users is deleted. {back}</p>;
  return (
    <>
      <p>{back}</p>
      <h1>
        Tenant <bdi>{id}</bdi>
      </h1>
      <p class="facts">
        <span>
          since <Time at={createdAt} />
        </span>
        <span>
          {signing.jwksUrl === null ? "tokens signed with its secret" : `tokens signed by ${signing.jwksUrl}`}
        </span>
        {providerKeys.length === 0 ? null : <span>own provider keys: {providerKeys.join(", ")}</span>}
      </p>
      <h2>Policy and limits</h2>
      <PolicyForm
        policy={tenant.value.policy}
        save={(policy) => client.changeTenant({ tenant: id, body: { policy } }).then(tenant.reload)}
      />
      <h2>Usage</h2>
      <ErrorNote message={usage.error} />
      {usage.value === null ? null : <Days days={usage.value.data} />}
      <h2>Keys</h2>
      <Keys
        list={() => client.listTenantKeys({ tenant: id })}
        add={() => client.addTenantKey({ tenant: id, body: {} })}
        revoke={(key) => client.revokeKey({ id: key })}
      />
      <h2>Audit</h2>
      <Audit read={(cursor) => client.tenantAudit({ tenant: id, query: { limit: 50, ...(cursor && { cursor }) } })} />
      <h2>Secret and end</h2>
      {secret === null ? null : <Secret name="The new secret that signs tokens of its users" value={secret} />}
      <div class="acts">
        <ActButton
          label="Replace the secret"
          confirm="Tokens signed with the old one are refused."
          act={async () => setSecret((await client.renewJwtSecret({ tenant: id })).jwtSecret)}
        />
        <ActButton
          label="Delete the tenant"
          confirm="With everything of all its users. Nothing brings it back."
          act={() => client.deleteTenant({ tenant: id }).then(() => setGone(true))}
        />
      </div>
    </>
  );
}
