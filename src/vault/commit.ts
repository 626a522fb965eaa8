import { log, reasonOf } from "../runtime/log.ts";
import { yieldAfter } from "../runtime/yield-to-others.ts";
import type { CommitRequest, CommitResult, Round } from "../ports/exchange.ts";
import type { Scope } from "../scope.ts";
import { commitExchange } from "./commit-exchange.ts";
import { analyzeWithin, type RoundAnalysis } from "./facts/analyze-round.ts";
import { normalForms } from "../cache/normal-form/lazy-normal-form.ts";
import { shortRound } from "./short-digest.ts";
import { ARCHIVE_AFTER_MS } from "./tasks/archive-task.ts";
import type { VaultAccess } from "./vault-access.ts";
import type { VaultParts } from "./vault-parts.ts";
import { ownerRecordOf } from "./vault-storage.ts";
import type { WriteQueue } from "./write-queue.ts";

/** How long a write waits for those of other exchanges: the shortest timer that there is. */
const GROUP_COMMIT_MS = 1;
/** How long `DURABILITY=relaxed` may hold a write back. The write itself has the rest of the 100 ms that are promised. */
const RELAXED_DELAY_MS = 20;

/**
 * Commits an exchange. A vault that is not hydrated takes the write all the same, and reads the cold tier later. Only an
 * order to forget waits for it, because it may mean rows that were not read.
 */
export async function commit(
  vault: VaultParts,
  access: VaultAccess,
  scope: Scope,
  request: CommitRequest,
): Promise<CommitResult> {
  access.assertOwner(scope);
  vault.recoverAlarm();
  const { round } = request;
  const write = (analysis: RoundAnalysis | null): CommitResult =>
    writeExchange(vault, access, scope, request, analysis);
  if (onlyRead(vault, request)) {
    vault.exchanges.end();
    if (vault.storage.isStale(request)) return "stale";
    vault.lateRecords.add(request);
    return "kept";
  }
  if (round?.forgets) await access.hydrate(scope);
  if (request.answer && !normalForms.loaded) await normalForms.tryLoad();
  const said = round?.said ?? "";
  await yieldAfter(said.length);
  const analysis = round && said !== "" ? await analyze(vault, scope, request.record, round) : null;
  await yieldAfter(said.length);
  if (!vault.storage.hasTables && !(await access.registerWithTenant(scope))) return "stale";
  vault.exchanges.end();
  // Ledgers that wait are older than this one.
  vault.lateRecords.flush();
  if (vault.ports.durability === "strict") {
    return await vault.writes.add(
      () => write(analysis),
      vault.exchanges.mayCommitSoon(Date.now()) ? GROUP_COMMIT_MS : 0,
    );
  }
  writeLater(vault.writes, () => write(analysis), RELAXED_DELAY_MS);
  return "kept";
}

/** Commits exchanges that only read, whose callers have gone on. */
export function noteReads(vault: VaultParts, access: VaultAccess, scope: Scope, reads: readonly CommitRequest[]): void {
  for (const read of reads) {
    commit(vault, access, scope, read).catch((error: unknown) => {
      log("error", { event: "late_write_failed", reason: reasonOf(error), count: 1 });
    });
  }
}

function writeLater(queue: WriteQueue, write: () => unknown, delayMs: number): void {
  queue.add(write, delayMs).catch((error: unknown) => {
    log("error", { event: "relaxed_write_failed", reason: reasonOf(error) });
  });
}

/**
 * Returns true if an exchange leaves nothing but its record and what its conversation was told: it taught nothing and stores
 * no answer. A tenant's change of what is kept is no such thing.
 */
const onlyRead = (
  { storage, retention }: VaultParts,
  { round, answer, answerId = null, keeping }: CommitRequest,
): boolean => round === null && answer === null && answerId === null && storage.hasTables && !retention.isNew(keeping);

async function analyze(
  vault: VaultParts,
  scope: Scope,
  { conversation, at }: CommitRequest["record"],
  round: Round,
): Promise<RoundAnalysis> {
  const turn = { said: round.own ?? round.said, at: Date.parse(at) };
  const isPart = await vault.rolePlays.take(scope, conversation, turn, vault.storage.hasTables);
  return deferCorrections(vault, await analyzeWithin(scope, round, vault.ports, isPart));
}

/** Leaves corrections to the extraction queue until the vault holds all statements that they may be about. */
function deferCorrections({ replication }: VaultParts, analysis: RoundAnalysis): RoundAnalysis {
  const corrects = analysis.statements?.some(({ extraction }) => extraction.type === "amendment");
  return corrects && !replication.isHydrated ? { ...analysis, statements: null } : analysis;
}

/** Runs in a transaction. */
function writeExchange(
  vault: VaultParts,
  access: VaultAccess,
  scope: Scope,
  request: CommitRequest,
  analysis: RoundAnalysis | null,
): CommitResult {
  const { storage, deletions, tx, retention } = vault;
  if (storage.isStale(request)) return "stale";
  if (!storage.hasTables) vault.ensureTables(ownerRecordOf(scope));
  const isForgotten = request.round !== null && deletions.isForgotten(request.round);
  const round = request.round && shortRound(request.round);
  const kept = isForgotten ? { ...request, round: null, answer: null } : { ...request, round };
  const forgot = commitExchange(tx, scope, kept, analysis, vault.replication);
  if (forgot) deletions.requireScrub(forgot, Date.now());
  const saysSomething = request.round !== null && request.round.said !== "";
  const isUnfinished = saysSomething && (!analysis?.statements || tx.workingSet.lacksVectors);
  const hasNewInstructions = vault.instructionReport.noteChanges(Date.now());
  const isRetentionDue = retention.noteWrite(Date.now(), request.keeping);
  // Setting an alarm costs a write, which most commits do without. The next alarm finds what is to be archived.
  const archivesSoon = vault.tasks.isSetFor(Date.now() + ARCHIVE_AFTER_MS, Date.now());
  const isDue = hasNewInstructions || isRetentionDue || (!archivesSoon && vault.log.isArchiveDue);
  if (isUnfinished || isDue || vault.replication.isOn) access.scheduleTasks(scope);
  return "kept";
}
