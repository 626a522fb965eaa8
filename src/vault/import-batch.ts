import { embeddingText } from "../memory/round.ts";
import type { Extractor } from "../ports/extractor.ts";
import type { ImportBatch, Imported, ImportedMemory, ImportedRound } from "../ports/portable.ts";
import type { Scope } from "../scope.ts";
import { importUnknown } from "./import-memories.ts";
import { importProfile } from "./profile.ts";
import { shortImportedMemory, shortImportedRound } from "./short-digest.ts";
import { unknownMemories, unknownRounds } from "./unknown-entries.ts";
import { analyzeBatch, quotedWithin } from "./facts/analyze-round.ts";
import type { VaultAccess } from "./vault-access.ts";
import type { VaultParts } from "./vault-parts.ts";
import { ownerRecordOf } from "./vault-storage.ts";

/** Imports a batch, in one transaction. Returns "stale" if the user was erased since the import began. */
export async function importBatch(
  vault: VaultParts,
  access: VaultAccess,
  scope: Scope,
  batch: ImportBatch,
  now: number,
): Promise<Imported | "stale"> {
  const { storage, deletions, replication, sql, tx } = vault;
  await access.ready(scope);
  if (batch.epoch === null) return { epoch: storage.epoch, added: 0, unchanged: 0 };
  // Known memories cost no vector. The transaction looks again, because another import may be under way.
  const given = batch.memories.map(shortImportedMemory);
  const unknown = storage.hasTables ? unknownMemories(sql, given) : given;
  const memories: ImportedMemory[] = [];
  for (const memory of unknown) memories.push(await withQuoted(scope, memory, vault.ports.extractor));
  const unforgotten = batch.rounds.filter(({ round }) => !deletions.isForgotten(round)).map(shortImportedRound);
  const rounds = storage.hasTables ? unknownRounds(sql, unforgotten) : unforgotten;
  const spoken = rounds.filter(({ round }) => round.said !== "");
  const texts = memories.map(({ text, round }) =>
    round ? embeddingText({ said: round.user, answer: round.assistant }) : text,
  );
  const said: (ImportedRound["round"] & { readonly isPart: boolean })[] = [];
  for (const { conversation, at, round } of spoken) {
    const turn = { said: round.own ?? round.said, at };
    said.push({ ...round, isPart: await vault.rolePlays.take(scope, conversation, turn, storage.hasTables) });
  }
  const { analyses: found, embeddings } = await analyzeBatch(scope, said, texts, vault.ports);
  const analyses = rounds.map((round) => found[spoken.indexOf(round)] ?? null);
  access.assertReadable(scope);
  if (!(await access.registerWithTenant(scope))) return "stale";
  return vault.writes.add((): Imported | "stale" => {
    if (batch.epoch !== storage.epoch || storage.isSealed) return "stale";
    vault.ensureTables(ownerRecordOf(scope));
    vault.retention.noteWrite(now);
    const { added, forgot } = importUnknown(tx, scope, { memories, embeddings, rounds, analyses }, now, replication);
    vault.log.makeRowsAfter(added);
    const profile = importProfile(sql, batch.profile ?? []);
    if (forgot || profile.hasReplaced) deletions.requireScrub(forgot ?? [], now);
    const all = added + profile.added + deletions.merge(batch.forgotten);
    access.scheduleTasks(scope);
    const parts = [batch.memories, batch.rounds, batch.forgotten, batch.profile ?? []];
    const total = parts.reduce((sum, part) => sum + part.length, 0);
    return { epoch: storage.epoch, added: all, unchanged: total - all - profile.refused, refused: profile.refused };
  }, 0);
}

/** Returns a memory whose round says which of its words are quoted. Older versions did not export it. */
async function withQuoted(scope: Scope, memory: ImportedMemory, extractor: Extractor): Promise<ImportedMemory> {
  const { round } = memory;
  if (round === null || round.quoted !== undefined) return memory;
  return { ...memory, round: { ...round, quoted: await quotedWithin(scope, round.user, extractor) } };
}
