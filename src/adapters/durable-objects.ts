import type { AnswerStore } from "../ports/answer-store.ts";
import type { DeploymentSecrets } from "../ports/deployment.ts";
import type { MemoryStore } from "../ports/memory-store.ts";
import type { RuleStore } from "../ports/rule-store.ts";
import type { CommitRequest, CommitResult } from "../ports/exchange.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { pause } from "../runtime/pause.ts";
import { answersName, rulebookName, type Scope, type Tenancy, vaultName } from "../scope.ts";
import { leavesRecordAlone, WaitingReads } from "./waiting-reads.ts";

/*
 * The default storage: Durable Objects with SQLite, one per scope for memory, one per tenancy for shared answers, one
 * for the deployment. They run on Cloudflare and on plain workerd alike.
 */

/** Records that wait for their vaults, for the whole isolate. */
const reads = new WaitingReads();
/** How long after a vault failed it is told once more. */
const AGAIN_MS = 20;

export function durableMemory(env: Env): MemoryStore {
  const stub = (name: string) => env.VAULT.get(env.VAULT.idFromName(name));
  /** Returns a vault that is told first what waits for it: the calls of one stub arrive in their order. */
  const vault = (scope: Scope) => {
    const name = vaultName(scope);
    const told = stub(name);
    const waiting = reads.take(name);
    if (waiting) void told.noteReads(scope, waiting).catch(() => noteAgain(scope, waiting));
    return told;
  };
  /** Tries once more, because an object that was restarted answers again at once. A record is noted once all the same. */
  const noteAgain = async (scope: Scope, waiting: readonly CommitRequest[]): Promise<void> => {
    await pause(AGAIN_MS);
    await stub(vaultName(scope)).noteReads(scope, waiting).catch(lost);
  };
  const send = (scope: Scope, waiting: readonly CommitRequest[]): Promise<void> =>
    stub(vaultName(scope))
      .noteReads(scope, waiting)
      .catch(() => noteAgain(scope, waiting));
  const noteLater = async (scope: Scope, closing: CommitRequest): Promise<CommitResult> => {
    await reads.add(scope, closing, (waiting) => send(scope, waiting)).catch(lost);
    return "kept";
  };
  return {
    prefetch: (scope, question) => vault(scope).prefetch(scope, question),
    begin(scope, opening) {
      const name = vaultName(scope);
      const waiting = reads.take(name);
      if (!waiting) return stub(name).begin(scope, opening);
      const begun = stub(name).begin(scope, opening, waiting);
      void begun.catch(() => noteAgain(scope, waiting));
      return begun;
    },
    commit: (scope, closing) =>
      leavesRecordAlone(closing) ? noteLater(scope, closing) : vault(scope).commit(scope, closing),
    list: (scope, page, now) => vault(scope).list(scope, page, now),
    add: (scope, draft, now) => vault(scope).add(scope, draft, now),
    get: (scope, id, now) => vault(scope).get(scope, id, now),
    update: (scope, id, patch, now) => vault(scope).update(scope, id, patch, now),
    forget: (scope, id, now) => vault(scope).forget(scope, id, now),
    history: (scope, id, now) => vault(scope).history(scope, id, now),
    restore: (scope, id, now) => vault(scope).restore(scope, id, now),
    recall: (scope, query) => vault(scope).recall(scope, query),
    recordFeedback: (scope, exchange, score) => vault(scope).recordFeedback(scope, exchange, score),
    exchanges: (scope, page) => vault(scope).exchanges(scope, page),
    exchange: (scope, id) => vault(scope).exchange(scope, id),
    toldRequest: (scope, exchange) => vault(scope).toldRequest(scope, exchange),
    exportPage: (scope, after, now) => vault(scope).exportPage(scope, after, now),
    importBatch: (scope, batch, now) => vault(scope).importBatch(scope, batch, now),
    purgeAnswers: (scope, model) => vault(scope).purgeAnswers(scope, model),
    eraseOfTenant: (tenancy, name, now) => env.VAULT.get(env.VAULT.idFromName(name)).eraseOfTenant(tenancy, name, now),
    erase: (scope, now) => vault(scope).erase(scope, now),
    countRows: (scope, erasedAt) => vault(scope).countRows(scope, erasedAt),
    usage: (scope) => vault(scope).usage(scope),
    size: (scope) => vault(scope).size(scope),
    consent: (scope, change, now) => vault(scope).consent(scope, change, now),
    profile: (scope, change, now) => vault(scope).profile(scope, change, now),
    trainingExamples: (tenancy, name, after, now) =>
      env.VAULT.get(env.VAULT.idFromName(name)).trainingExamples(tenancy, name, after, now),
  };
}

const lost = (error: unknown): void => log("warn", { event: "late_write_failed", reason: reasonOf(error) });

export function durableAnswers(env: Env): AnswerStore {
  const answers = (tenancy: Tenancy) => env.ANSWERS.get(env.ANSWERS.idFromName(answersName(tenancy)));
  return {
    prefetch: (tenancy) => answers(tenancy).prefetch(tenancy),
    lookUp: (tenancy, lookup, counts) => answers(tenancy).lookUp(tenancy, lookup, counts),
    store: (tenancy, draft, asker, ticket, flight) => answers(tenancy).store(tenancy, draft, asker, ticket, flight),
    releaseFlight: (tenancy, flight, how) => answers(tenancy).releaseFlight(tenancy, flight, how),
    addCounts: (tenancy, counts) => answers(tenancy).addCounts(tenancy, counts),
    state: (tenancy) => answers(tenancy).state(tenancy),
    usage: (tenancy) => answers(tenancy).usage(tenancy),
    purge: (tenancy, model) => answers(tenancy).purge(tenancy, model),
    setEnabled: (tenancy, on) => answers(tenancy).setEnabled(tenancy, on),
    eraseAsker: (tenancy, asker) => answers(tenancy).eraseAsker(tenancy, asker),
    countAsker: (tenancy, asker) => answers(tenancy).countAsker(tenancy, asker),
  };
}

export function durableRules(env: Env): RuleStore {
  const named = (name: string) => env.RULEBOOK.get(env.RULEBOOK.idFromName(name));
  const rulebook = (tenancy: Tenancy) => named(rulebookName(tenancy));
  return {
    read: (tenancy, version) => rulebook(tenancy).read(tenancy, version),
    replace: (tenancy, texts, expected, now) => rulebook(tenancy).replace(tenancy, texts, expected, now),
    report: (place, patterns) => named(place.tenancy).report(place, patterns),
    word: (place, wishes) => named(place.tenancy).word(place, wishes),
    proposals: (tenancy) => rulebook(tenancy).proposals(tenancy),
    declined: (tenancy) => rulebook(tenancy).declined(tenancy),
    decline: (tenancy, id, now) => rulebook(tenancy).decline(tenancy, id, now),
    reopen: (tenancy, id) => rulebook(tenancy).reopen(tenancy, id),
    forgetVoter: (tenancy, vault) => rulebook(tenancy).forgetVoter(tenancy, vault),
    countVoter: (tenancy, vault) => rulebook(tenancy).countVoter(tenancy, vault),
    destroy: (tenancy) => rulebook(tenancy).destroy(tenancy),
  };
}

/**
 * Caches the pepper, which never changes. It caches the value and not the promise, because promises belong to one
 * request.
 */
export function durableSecrets(env: Env): DeploymentSecrets {
  const directory = () => env.DIRECTORY.get(env.DIRECTORY.idFromName("deployment"));
  let known: string | null = null;
  let earlier: { pepper: string | null } | null = null;
  return {
    async pepper() {
      known ??= await directory().pepper();
      return known;
    },
    async earlierPepper() {
      earlier ??= { pepper: await directory().earlierPepper() };
      return earlier.pepper;
    },
    known: () => (known === null || earlier === null ? null : { pepper: known, earlier: earlier.pepper }),
  };
}
