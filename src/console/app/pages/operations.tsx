import { ErrorNote, Loading } from "../parts/notices.tsx";
import type { Session } from "../session.ts";
import { useLoaded } from "../use-loaded.ts";
import { counted } from "../words.ts";
import { Cache } from "./operations/cache.tsx";
import { Days } from "./operations/days.tsx";
import { Health } from "./operations/health.tsx";
import { Storage } from "./operations/storage.tsx";
import { Traffic } from "./operations/traffic.tsx";
import { usageOfTenants } from "./operations/usage-of-tenants.ts";

/**
 * The operators' page: answers, savings and refusals by day, the state of now, the cache, and the size of a person's
 * memory.
 */
export function OperationsPage({ session }: { readonly session: Session }) {
  // The admin key reads the usage of every tenant, and is no tenant's own.
  const isOfAll = session.isAdmin && session.key === "";
  return (
    <>
      <h1>Operations</h1>
      <Health session={session} />
      {isOfAll ? <OfTenants session={session} /> : <OfOwnTenant session={session} />}
      <Traffic session={session} />
      {isOfAll ? null : <Cache session={session} />}
      {session.user === "" || isOfAll ? null : <Storage session={session} />}
    </>
  );
}

function OfOwnTenant({ session }: { readonly session: Session }) {
  const usage = useLoaded(() => session.client.getUsage());
  return (
    <>
      <ErrorNote message={usage.error} />
      {usage.value === null && usage.error === null ? <Loading /> : null}
      {usage.value === null ? null : <Days days={usage.value.data} />}
    </>
  );
}

function OfTenants({ session }: { readonly session: Session }) {
  const usage = useLoaded(() => usageOfTenants(session));
  if (usage.value === null) return usage.error === null ? <Loading /> : <ErrorNote message={usage.error} />;
  const { days, tenants, isPart } = usage.value;
  return (
    <>
      <p class="hint">
        {session.tenant === ""
          ? `${isPart ? "The first " : ""}${counted(tenants, "tenant", "tenants")} added up, with the slowest recall of each day. Name a tenant above to see one alone.`
          : "One tenant alone."}
      </p>
      <Days days={days} />
    </>
  );
}
