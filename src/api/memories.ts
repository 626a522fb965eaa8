import type * as v from "valibot";
import { within } from "../runtime/deadline.ts";
import { eligibility } from "../cache/eligibility.ts";
import { ProxyError } from "../http/errors.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { NO_SETTINGS } from "../dialects/request-settings.ts";
import { redact, redactFields } from "../memory/safety/redact.ts";
import { checkedEmbeddings } from "../memory/embedding/checked-embedding.ts";
import type { Embedding } from "../ports/embedder.ts";
import { isFactual } from "../cache/eligibility/factual-question.ts";
import { isAdvice, isImpersonal } from "../cache/impersonal.ts";
import { type Scope, vaultName } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";
import { erase } from "./erase-user.ts";
import type { memoryPatch, newMemory, pageQuery, recallQuery } from "./fields.ts";
import type { UserCall } from "./of-user.ts";
import { userUsage } from "./user-usage.ts";

/* `/memory` shows, changes and deletes the memories of a user. */

type Page = v.InferOutput<typeof pageQuery>;
type Draft = v.InferOutput<typeof newMemory>;
type Patch = v.InferOutput<typeof memoryPatch>;
type RecallQuery = v.InferOutput<typeof recallQuery>;

export async function listMemories({ scope, query, ports, now }: UserCall<Page>): Promise<Response> {
  return Response.json(await ports.memory.list(scope, query, now));
}

/** Adds a memory. Secrets are redacted, because nobody may store one by hand either. */
export async function addMemory({ scope, body: draft, ports, now }: UserCall<unknown, Draft>): Promise<Response> {
  const clean = { ...draft, text: redact(draft.text).text, metadata: redactFields(draft.metadata) };
  const memory = await ports.memory.add(scope, clean, now);
  if (memory === "stale") throw erasedMeanwhile();
  return Response.json(memory, { status: 201, headers: { location: `/memory/${memory.id}` } });
}

export async function getMemory({ scope, ports, now }: UserCall, id: string): Promise<Response> {
  return found(await ports.memory.get(scope, id, now));
}

export async function patchMemory(
  { who, scope, body: patch, ports, now }: UserCall<unknown, Patch>,
  id: string,
): Promise<Response> {
  const { text, metadata, ...more } = patch;
  if (who.isCard && [metadata, ...Object.values(more)].some((value) => value !== undefined)) {
    throw new ProxyError("not_allowed", "A card may correct the text of a memory alone.", "text");
  }
  const clean = {
    ...patch,
    ...(text !== undefined && { text: redact(text).text }),
    ...(metadata !== undefined && { metadata: redactFields(metadata) }),
  };
  return found(await ports.memory.update(scope, id, clean, now));
}

/**
 * Deletes a memory, and the shared answers that this user was the first to ask for, because any of them may repeat it.
 * The answers go first, so that after a crash a repeated request still finds the memory. Answers 204 once the memory is
 * deleted everywhere, and 202 if it is deleted from the vault but not yet from the cold tier.
 */
export async function deleteMemory({ scope, ports, now }: UserCall, id: string): Promise<Response> {
  if (await ports.memory.get(scope, id, now)) await ports.answers.eraseAsker(scope, vaultName(scope));
  const forgotten = await ports.memory.forget(scope, id, now);
  if (forgotten === "not_found") throw unknownId();
  if (forgotten === "deleted") return new Response(null, { status: 204 });
  return Response.json({ forgotten: true, underWay: ["upstash"] }, { status: 202 });
}

export async function memoryHistory({ scope, ports, now }: UserCall, id: string): Promise<Response> {
  const data = await ports.memory.history(scope, id, now);
  if (!data) throw unknownId();
  return Response.json({ data, nextCursor: null });
}

export async function restoreMemory({ scope, ports, now }: UserCall, id: string): Promise<Response> {
  return found(await ports.memory.restore(scope, id, now));
}

export async function recallMemories(call: UserCall<unknown, RecallQuery>): Promise<Response> {
  const { scope, body, ports, now, noteRecords } = call;
  const { asOf, tokenBudget, ...rest } = body;
  const query = redact(rest.query).text;
  const ask = { settings: NO_SETTINGS, question: query, turns: 1, otherRoles: false, questionIsText: true };
  const question = { text: query, eligibility: eligibility(ask), isFactual: isFactual(query) };
  const embedding = await embeddingOf(scope, query, ports);
  const answer = await ports.memory.recall(scope, {
    ...rest,
    query,
    embedding,
    tokenBudget: tokenBudget ?? ports.settings.memoryBudgetTokens,
    impersonal: isImpersonal(question),
    advises: isAdvice(question),
    asOf: asOf === null ? null : Date.parse(asOf),
    now,
  });
  noteRecords(answer.memories.length);
  return Response.json(answer);
}

/** Lists exchanges, the latest first. */
/** Shows the cost of this user's memory, and what the user took by day. */
export async function memoryUsage({ scope, ports }: UserCall): Promise<Response> {
  return Response.json(userUsage(await ports.memory.usage(scope), ports.settings.prices));
}

export async function eraseUser({ scope, ports, now }: UserCall): Promise<Response> {
  const receipt = await erase(scope, ports, now);
  const { subject, at } = receipt;
  ports.webhooks?.notify({ type: "user.erased", data: { subject, at } }, now);
  return Response.json(receipt);
}

export const erasedMeanwhile = (): ProxyError =>
  new ProxyError(
    "erased_meanwhile",
    "The user was erased during this request, so nothing was kept. Send it again to store it anew.",
  );

/** Makes the same error for an unknown id and for another user's. */
const unknownId = (): ProxyError => new ProxyError("not_found", "This user has no memory of this id.", "id");

function found(memory: object | null): Response {
  if (!memory) throw unknownId();
  return Response.json(memory);
}

async function embeddingOf(scope: Scope, query: string, { embedder, settings }: Ports): Promise<Embedding | null> {
  try {
    const ms = settings.recallDeadlineMs;
    return (await within(ms, checkedEmbeddings(embedder, scope, [query], ms)))[0] ?? null;
  } catch (error) {
    log("warn", { event: "embedder_degraded", reason: reasonOf(error) });
    return null;
  }
}
