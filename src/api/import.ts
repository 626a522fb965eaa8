import { ProxyError } from "../http/errors.ts";
import type { ForgottenTurns, ImportedMemory, ImportedRound } from "../ports/portable.ts";
import { MAX_PROFILE_BLOCKS, type ProfileBlock } from "../ports/profile-block.ts";
import { type Line, linesOf } from "../http/ndjson.ts";
import { yieldToOthers } from "../runtime/yield-to-others.ts";
import type { UserCall } from "./of-user.ts";
import { type Portable, readPortable } from "./portable.ts";
import { TextsById } from "./texts-by-id.ts";
import { type Release, releaseIn } from "./quarantine-release.ts";

/** The size of one call to the vault. */
interface BatchSize {
  readonly memories: number;
  readonly rounds: number;
  readonly characters: number;
}

/** Each call is one of the few thousand that a request may make. */
const BATCH: BatchSize = { memories: 100, rounds: 100, characters: 1_000_000 };
/**
 * The same where all vaults share one thread, which a call holds for 10 to 40 ms. A round costs ten times as much as a memory,
 * because the vault looks for earlier statements that it ends.
 */
const BATCH_OF_SHARED_THREAD: BatchSize = { ...BATCH, rounds: 2 };
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
export async function importMemories(call: UserCall): Promise<Response> {
  const { scope, request, ports, now } = call;
  const begun = await ports.memory.importBatch(scope, { ...newBatch(), epoch: null }, now);
  if (begun === "stale") throw erased();
  const run = new ImportRun(call, begun.epoch, await releaseIn(scope, ports.deploymentSecrets));
  for await (const line of linesOf(request.body)) await run.add(line);
  await run.finish();
  return Response.json(run.report);
}

interface Batch {
  readonly memories: ImportedMemory[];
  readonly rounds: ImportedRound[];
  readonly forgotten: ForgottenTurns[];
  readonly profile: ProfileBlock[];
  characters: number;
}

const newBatch = (): Batch => ({ memories: [], rounds: [], forgotten: [], profile: [], characters: 0 });

const isFull = ({ memories, rounds, characters }: Batch, size: BatchSize): boolean =>
  memories.length >= size.memories || rounds.length >= size.rounds || characters >= size.characters;

/** An import under way: the lines that are gathered for the next call to the vault, and what became of the others. */
class ImportRun {
  readonly report: ImportReport = { imported: 0, unchanged: 0, failed: 0, errors: [] };
  private batch = newBatch();
  private readonly texts = new TextsById();
  private readonly call: UserCall;
  private readonly epoch: number;
  private readonly release: Release;
  private readonly size: BatchSize;

  constructor(call: UserCall, epoch: number, release: Release) {
    this.call = call;
    this.size = call.ports.vaultTurns ? BATCH_OF_SHARED_THREAD : BATCH;
    this.epoch = epoch;
    this.release = release;
  }

  /** Adds a line, and sends what is gathered once it is enough. */
  async add(line: Line): Promise<void> {
    const read = this.read(line);
    if (read?.memory) this.batch.memories.push(read.memory);
    if (read?.forgotten) {
      // Tombstones go first, because they may cover some of the lines that follow.
      this.batch.forgotten.push(read.forgotten);
      await this.send();
    }
    if (read?.profile) {
      // By itself, because a profile that is full refuses it by its line.
      this.batch.profile.push(read.profile);
      await this.send(line.number);
    }
    for (const round of read?.rounds ?? []) {
      this.batch.rounds.push(round);
      this.batch.characters += round.round.said.length + round.round.answer.length;
      await this.sendIfFull();
    }
    this.batch.characters += line.text?.length ?? 0;
    await this.sendIfFull();
  }

  /** Sends the rest. */
  async finish(): Promise<void> {
    if (this.batch.memories.length + this.batch.rounds.length > 0) await this.send();
  }

  private async sendIfFull(): Promise<void> {
    if (isFull(this.batch, this.size)) await this.send();
  }

  /** @param line the number of the line that the vault may refuse */
  private async send(line = 0): Promise<void> {
    const { scope, ports, now } = this.call;
    const done = await ports.memory.importBatch(scope, { ...this.batch, epoch: this.epoch }, now);
    if (done === "stale") throw erased();
    this.report.imported += done.added;
    this.report.unchanged += done.unchanged;
    this.batch = newBatch();
    if (done.refused) this.fail(line, profileIsFull());
    // A vault on this machine never waits, and so nobody else would have a turn before the last line.
    await yieldToOthers();
  }

  /** Returns null for a line that cannot be read, and reports it. */
  private read({ number, text }: Line): Portable | null {
    try {
      if (text === null) throw new ProxyError("invalid_value", "The line must be UTF-8 and at most 8 MB long.");
      const read = readPortable(text, this.call.now, this.release);
      if (read?.memory) this.texts.add(read.memory, number);
      return read;
    } catch (error) {
      if (!(error instanceof ProxyError)) throw error;
      this.fail(number, error);
      return null;
    }
  }

  private fail(line: number, { message, param, code }: ProxyError): void {
    const { report } = this;
    report.failed += 1;
    if (report.errors.length < MAX_ERRORS_TOLD) report.errors.push({ line, message, param, code });
  }
}

const profileIsFull = (): ProxyError =>
  new ProxyError("invalid_value", `The profile holds ${MAX_PROFILE_BLOCKS} blocks already. Replace it by PUT.`, "name");

const erased = (): ProxyError =>
  new ProxyError(
    "erased_meanwhile",
    "The user was erased during this import, so nothing of it was kept. Send it again to import it anew.",
  );
