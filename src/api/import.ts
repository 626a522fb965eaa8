import { ProxyError } from "../http/errors.ts";
import type { ForgottenTurns, ImportedMemory, ImportedRound } from "../ports/portable.ts";
import { MAX_PROFILE_BLOCKS, type ProfileBlock } from "../ports/profile-block.ts";
import { type Line, linesOf } from "../http/ndjson.ts";
import type { UserCall } from "./of-user.ts";
import { readPortable } from "./portable.ts";
import { TextsById } from "./texts-by-id.ts";
import { type Release, releaseIn } from "./quarantine-release.ts";

/** The size of one call to the vault, about 50 ms of its time. The vault answers no other request meanwhile. */
const BATCH = { items: 100, characters: 1_000_000 };
const MAX_ERRORS_TOLD = 100;

export interface ImportError {
  /** Counts from 1, blank lines included. */
  readonly line: number;
  readonly message: string;
  readonly param: string | null;
  readonly code: string;
}

/** The result of an import. A conversation counts by its rounds. */
export interface ImportReport {
  imported: number;
  /** Memories and rounds that the vault had already. */
  unchanged: number;
  /** Lines that could not be read. `errors` describes the first hundred. */
  failed: number;
  readonly errors: ImportError[];
}

/**
 * Imports an export of `GET /memory/export`, and past conversations, line by line as they arrive. It reports a bad line
 * by its number and keeps the others.
 * @throws {ProxyError} `erased_meanwhile` if the user was erased since the import began
 */
export async function importMemories({ scope, request, ports, now }: UserCall): Promise<Response> {
  const report: ImportReport = { imported: 0, unchanged: 0, failed: 0, errors: [] };
  const begun = await ports.memory.importBatch(scope, { ...newBatch(), epoch: null }, now);
  if (begun === "stale") throw erased();
  const release = await releaseIn(scope, ports.deploymentSecrets);
  const texts = new TextsById();
  let batch = newBatch();
  const send = async (line = 0): Promise<void> => {
    const done = await ports.memory.importBatch(scope, { ...batch, epoch: begun.epoch }, now);
    if (done === "stale") throw erased();
    report.imported += done.added;
    report.unchanged += done.unchanged;
    batch = newBatch();
    if (done.refused) fail(report, line, profileIsFull());
  };
  for await (const line of linesOf(request.body)) {
    const read = readLine(line, now, release, report, texts);
    if (read?.memory) batch.memories.push(read.memory);
    if (read?.forgotten) {
      // Tombstones go first, because they may cover some of the lines that follow.
      batch.forgotten.push(read.forgotten);
      await send();
    }
    if (read?.profile) {
      // By itself, because a profile that is full refuses it by its line.
      batch.profile.push(read.profile);
      await send(line.number);
    }
    for (const round of read?.rounds ?? []) {
      batch.rounds.push(round);
      batch.characters += round.round.said.length + round.round.answer.length;
      if (isFull(batch)) await send();
    }
    batch.characters += line.text?.length ?? 0;
    if (isFull(batch)) await send();
  }
  if (batch.memories.length + batch.rounds.length > 0) await send();
  return Response.json(report);
}

interface Batch {
  readonly memories: ImportedMemory[];
  readonly rounds: ImportedRound[];
  readonly forgotten: ForgottenTurns[];
  readonly profile: ProfileBlock[];
  characters: number;
}

const newBatch = (): Batch => ({ memories: [], rounds: [], forgotten: [], profile: [], characters: 0 });

function isFull({ memories, rounds, characters }: Batch): boolean {
  return memories.length + rounds.length >= BATCH.items || characters >= BATCH.characters;
}

function readLine({ number, text }: Line, now: number, release: Release, report: ImportReport, texts: TextsById) {
  try {
    if (text === null) throw new ProxyError("invalid_value", "The line must be UTF-8 and at most 8 MB long.");
    const read = readPortable(text, now, release);
    if (read?.memory) texts.add(read.memory, number);
    return read;
  } catch (error) {
    if (!(error instanceof ProxyError)) throw error;
    fail(report, number, error);
    return null;
  }
}

function fail(report: ImportReport, line: number, { message, param, code }: ProxyError): void {
  report.failed += 1;
  if (report.errors.length < MAX_ERRORS_TOLD) report.errors.push({ line, message, param, code });
}

const profileIsFull = (): ProxyError =>
  new ProxyError("invalid_value", `The profile holds ${MAX_PROFILE_BLOCKS} blocks already. Replace it by PUT.`, "name");

const erased = (): ProxyError =>
  new ProxyError(
    "erased_meanwhile",
    "The user was erased during this import, so nothing of it was kept. Send it again to import it anew.",
  );
