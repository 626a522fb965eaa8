import { env } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import type { Answers } from "../../src/index.ts";
import { identify } from "../../src/identity/identify.ts";
import { answersName } from "../../src/scope.ts";
import { wire } from "../../src/wiring.ts";
import type { Who } from "./scope-caller.ts";

/** The shared answers of a caller's tenancy, as they are. */
export async function answersOf({ credential, tenant, user = "" }: Who): Promise<DurableObjectStub<Answers>> {
  const headers = new Headers({ ...credential, ...(user !== "" && { "throughline-user": user }) });
  if (tenant !== undefined) headers.set("throughline-tenant", tenant);
  const { tenancy } = await identify({ headers, url: "http://throughline.test/" }, null, wire(env));
  return env.ANSWERS.get(env.ANSWERS.idFromName(answersName(tenancy)));
}

/** Runs one statement on them, behind the product's back. */
export async function onAnswers(who: Who, statement: string, ...bound: SqlStorageValue[]) {
  return runInDurableObject(await answersOf(who), (_instance, { storage }) =>
    storage.sql.exec(statement, ...bound).toArray(),
  );
}

/** Makes all answers older than their time, by so many seconds. */
export async function expire(who: Who, seconds: number): Promise<void> {
  const overdue = Date.now() - seconds * 1000;
  await onAnswers(
    who,
    "UPDATE answers SET stored_at = stored_at - (expires_at - ?1), gone_at = gone_at - (expires_at - ?1), expires_at = ?1",
    overdue,
  );
}
