import { ErrorNote, Loading } from "../parts/notices.tsx";
import type { Session } from "../session.ts";
import { useLoaded } from "../use-loaded.ts";
import { Cache } from "./operations/cache.tsx";
import { Days } from "./operations/days.tsx";
import { Health } from "./operations/health.tsx";
import { Storage } from "./operations/storage.tsx";
import { Traffic } from "./operations/traffic.tsx";

/** The operators' page: answers and savings by day, the state of now, the cache, and the size of a person's memory. */
export function OperationsPage({ session }: { readonly session: Session }) {
  const usage = useLoaded(() => session.client.getUsage());
  return (
    <>
      <h1>Operations</h1>
      <Health session={session} />
      <ErrorNote message={usage.error} />
      {usage.value === null && usage.error === null ? <Loading /> : null}
      {usage.value === null ? null : <Days days={usage.value.data} />}
      <Traffic session={session} />
      <Cache session={session} />
      {session.user === "" ? null : <Storage session={session} />}
    </>
  );
}
