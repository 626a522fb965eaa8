import { within } from "../deadline.ts";
import { log, reasonOf } from "../log.ts";
import type { ColdRow, ColdRows, ColdTier, ColdVector, VaultPlace } from "../ports/cold-tier.ts";
import type { Embedding } from "../ports/embedder.ts";
import type { Census } from "../ports/memory-store.ts";
import * as outbox from "./outbox.ts";

/*
 * The vault as the hot tier of rows that lie elsewhere besides. It reads them once, when its own storage is empty, and
 * has every change carried there afterwards, from its alarm: a request waits for the network only where its user is
 * cold, and a service that is down costs nobody an answer.
 */

/** Kept in the vault's own table. */
interface Standing {
  /** Made up once for this storage: where another writes to the same rows, each finds out. */
  readonly owner: string;
  /** The cold tier has been read: what is here is all there is. */
  readonly whole: boolean;
  /** An erasure has yet to reach the cold tier. */
  readonly eraseDue: boolean;
  /** After an erasure: vectors that were under way may have arrived since. */
  readonly sweepDue: boolean;
}

/** What a vault does when it learns from the cold tier how things stand. */
export interface Host {
  /** Null: nobody has asked yet. */
  readonly place: () => VaultPlace | null;
  readonly epoch: () => number;
  /** The epoch that the vault is in from now on. */
  readonly setEpoch: (epoch: number, erasedAt: number) => void;
  /** The user was erased elsewhere: everything here goes as well. */
  readonly wipe: (epoch: number, erasedAt: number) => Promise<void>;
  readonly makeTables: () => void;
  /** Runs in one transaction; afterwards nothing that was derived from rows holds. */
  readonly write: (change: () => void) => void;
  readonly hasTables: () => boolean;
  /** Two vaults' rows have met: of what holds in one slot the latest goes on holding. */
  readonly reconcile: () => void;
  readonly takeTombstones: (stored: string) => void;
}

/** Writes gather for this long before they are carried. */
const CARRY_AFTER_MS = 250;
const BACKOFF_MS = 1_000;
/** The longest wait between tries: a service that is back is caught up with within a minute. */
const BACKOFF_AT_MOST_MS = 20_000;
const SWEEP_AFTER_MS = 60_000;
/** One call may bring 10 MB on every plan. */
const BATCH = { rows: 500, characters: 4_000_000, vectors: 500 };

export class Replica {
  private readonly sql: SqlStorage;
  private readonly cold: ColdTier;
  private readonly host: Host;
  private standing: Standing;
  private failures = 0;
  private warming: Promise<void> | null = null;
  /** When to sweep; null: with the next thing that is carried. */
  private sweepAt: number | null = null;
  /** One thing at a time goes out to the cold tier. */
  private busy: Promise<unknown> = Promise.resolve();

  constructor(sql: SqlStorage, cold: ColdTier, host: Host) {
    this.sql = sql;
    this.cold = cold;
    this.host = host;
    const kept = host.hasTables() ? standingIn(sql) : null;
    this.standing = kept ?? {
      owner: crypto.randomUUID(),
      whole: false,
      eraseDue: false,
      sweepDue: false,
    };
    // A vault from before there was a cold tier: all that it holds is news there.
    if (host.hasTables() && !kept) {
      host.write(() => {
        outbox.followChanges(sql);
        outbox.noteAll(sql);
        this.stand({});
      });
    }
  }

  /** Whether what is here is all there is. */
  get isWhole(): boolean {
    return this.standing.whole;
  }

  /** To be called when tables have just been made. */
  follow(): void {
    outbox.followChanges(this.sql);
    this.stand({});
  }

  /** Reads the cold tier, unless it has been read. Resolves either way: `isWhole` says how it went. */
  warm(): Promise<void> {
    this.warming ??= this.inTurn(async () => {
      try {
        if (!this.standing.whole) await this.read(this.place());
      } catch (error) {
        log("warn", { event: "cold_tier_unread", reason: reasonOf(error) });
      }
    }).finally(() => (this.warming = null));
    return this.warming;
  }

  /** When something is to be carried, as a time; null: all is there. */
  dueAt(now: number): number | null {
    const { eraseDue, whole } = this.standing;
    if (whole && !eraseDue && outbox.isEmpty(this.sql)) return this.sweepAt;
    if (this.failures === 0) return now + CARRY_AFTER_MS;
    return now + Math.min(BACKOFF_AT_MOST_MS, BACKOFF_MS * 2 ** this.failures);
  }

  /** Brings the cold tier up to date, or leaves it for later (false). */
  carry(): Promise<boolean> {
    return this.inTurn(async () => {
      try {
        await this.carryAll(this.place());
        this.failures = 0;
      } catch (error) {
        this.failures += 1;
        log("warn", { event: "cold_tier_behind", reason: reasonOf(error), count: this.failures });
      }
      return this.failures === 0;
    });
  }

  /** The same for somebody who waits: it goes on, whether they still do or not. */
  carryWithin(ms: number): Promise<boolean> {
    return within(ms, this.carry()).catch(() => false);
  }

  /** To be called when the vault has erased itself: written down, so that the cold tier follows even if it cannot now. */
  owesErasure(): void {
    outbox.followChanges(this.sql);
    outbox.noteTombstones(this.sql);
    this.stand({ whole: true, eraseDue: true });
  }

  /** @returns what was there */
  erase(now: number): Promise<Census> {
    return this.inTurn(async () => {
      const there = await this.cold.census(this.place());
      await this.eraseCold(this.place(), now);
      return there;
    });
  }

  async census(): Promise<Census> {
    return this.cold.census(this.place());
  }

  private async eraseCold(place: VaultPlace, now: number): Promise<void> {
    if (!this.standing.eraseDue) return;
    const epoch = await this.cold.erase(place, this.writer(), now);
    this.host.setEpoch(epoch, now);
    this.stand({ eraseDue: false, sweepDue: true });
    this.sweepAt = now + SWEEP_AFTER_MS;
  }

  private async carryAll(place: VaultPlace): Promise<void> {
    if (this.standing.eraseDue) await this.eraseCold(place, Date.now());
    if (!this.standing.whole) await this.read(place);
    await this.carryRows(place);
    await this.carryVectors(place);
    await this.sweep(place);
  }

  private async carryRows(place: VaultPlace): Promise<void> {
    // One is enough to see whether a service is back: what waits for it grows, and reading all of it each time would cost.
    for (let limit = this.failures > 0 ? 1 : BATCH.rows; ; limit = BATCH.rows) {
      const due: outbox.Due[] = [];
      const rows: ColdRow[] = [];
      let characters = 0;
      for (const one of outbox.dueRows(this.sql, limit)) {
        const row = outbox.coldRow(this.sql, one);
        characters += row.row?.length ?? 0;
        if (rows.length > 0 && characters > BATCH.characters) break;
        due.push(one);
        rows.push(row);
      }
      if (rows.length === 0) return;
      const outcome = await this.cold.carry(place, this.writer(), rows);
      if (outcome === "kept") outbox.carried(this.sql, due);
      else await this.read(place);
    }
  }

  private async carryVectors(place: VaultPlace): Promise<void> {
    for (;;) {
      const due = outbox.dueVectors(this.sql, BATCH.vectors);
      if (due.length === 0) return;
      const epoch = this.host.epoch();
      await this.cold.carryVectors(
        place,
        epoch,
        due.map(({ key }) => this.coldVector((JSON.parse(key) as [string])[0])),
      );
      if (epoch === this.host.epoch()) outbox.carried(this.sql, due);
    }
  }

  private coldVector(id: string): ColdVector {
    const row = this.sql
      .exec<{ space: string | null; vector: ArrayBuffer | null }>("SELECT space, vector FROM memories WHERE id = ?", id)
      .toArray()[0];
    if (!row?.vector || row.space === null) return { id, embedding: null };
    return { id, embedding: { space: row.space, vector: new Float32Array(row.vector) } };
  }

  private async sweep(place: VaultPlace): Promise<void> {
    if (!this.standing.sweepDue || (this.sweepAt !== null && this.sweepAt > Date.now())) return;
    await this.cold.sweep(place, this.host.epoch());
    this.sweepAt = null;
    this.stand({ sweepDue: false });
  }

  /** Everything that lies in the cold tier, added to what is here. */
  private async read(place: VaultPlace): Promise<void> {
    // Side by side: both together are one wait.
    const [first, firstVectors] = await Promise.all([
      this.cold.rows(place, this.standing.owner, null),
      this.cold.vectors(place, null, null),
    ]);
    if (!(await this.enterEpoch(place, first))) return this.read(place);
    if (first.tombstones !== "") this.host.takeTombstones(first.tombstones);
    const merges = this.host.hasTables();
    this.add(first.rows);
    for (let page = first; page.next !== null;) {
      page = await this.cold.rows(place, this.standing.owner, page.next);
      if (page.epoch !== first.epoch) throw new Error("erased while it was read");
      this.add(page.rows);
    }
    for (let page = firstVectors; ;) {
      this.addColdVectors(page.vectors);
      if (page.next === null) break;
      page = await this.cold.vectors(place, first.epoch, page.next);
    }
    if (merges) this.host.reconcile();
    if (this.host.hasTables()) this.stand({ whole: true });
    else this.standing = { ...this.standing, whole: true };
  }

  /** A later epoch there: what is here was erased. An earlier one with rows in it: those were. */
  private async enterEpoch(place: VaultPlace, { epoch, erasedAt, rows }: ColdRows): Promise<boolean> {
    if (epoch < this.host.epoch() && rows.length > 0) {
      this.stand({ eraseDue: true });
      await this.eraseCold(place, Date.now());
      return false;
    }
    if (epoch <= this.host.epoch()) return true;
    if (this.hasRowsFrom(erasedAt)) await this.wipe(epoch, erasedAt);
    else this.host.setEpoch(epoch, erasedAt);
    return true;
  }

  /** What a vault took in that could not yet ask whether its user was erased is kept, if it was said afterwards. */
  private hasRowsFrom(erasedAt: number): boolean {
    if (!this.host.hasTables()) return false;
    if (this.standing.whole) return true;
    return this.sql.exec("SELECT 1 FROM memories WHERE created_at <= ? LIMIT 1", erasedAt).toArray().length > 0;
  }

  private async wipe(epoch: number, erasedAt: number): Promise<void> {
    await this.host.wipe(epoch, erasedAt);
    this.stand({ whole: false, eraseDue: false });
  }

  private add(rows: readonly ColdRow[]): void {
    if (rows.length === 0) return;
    this.host.makeTables();
    this.host.write(() => {
      // Rows that have changed here since, or are gone, are not taken back.
      const wanted = rows.filter(({ table, key }) => !outbox.isNoted(this.sql, table, key));
      outbox.unnoted(this.sql, () => {
        for (const row of wanted) outbox.addRow(this.sql, row);
      });
    });
  }

  private addColdVectors(vectors: readonly ColdVector[]): void {
    if (vectors.length === 0 || !this.host.hasTables()) return;
    this.host.write(() => {
      outbox.unnoted(this.sql, () => {
        for (const { id, embedding } of vectors) if (embedding) setVector(this.sql, id, embedding);
      });
    });
  }

  private place(): VaultPlace {
    const place = this.host.place();
    if (!place) throw new Error("nobody has said whose vault this is");
    return place;
  }

  private writer() {
    return { epoch: this.host.epoch(), owner: this.standing.owner };
  }

  private stand(change: Partial<Standing>): void {
    this.standing = { ...this.standing, ...change };
    this.sql.exec("UPDATE vault SET cold = ?", JSON.stringify(this.standing));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.busy.then(work, work);
    this.busy = done.catch(() => {});
    return done;
  }
}

/** Where there is none yet. A memory whose vector does not come gets one from the alarm, like any other without. */
function setVector(sql: SqlStorage, id: string, { space, vector }: Embedding): void {
  const bytes = vector.slice().buffer;
  sql.exec("UPDATE memories SET space = ?, vector = ? WHERE id = ? AND vector IS NULL", space, bytes, id);
}

function standingIn(sql: SqlStorage): Standing | null {
  const { cold } = sql.exec<{ cold: string | null }>("SELECT cold FROM vault").one();
  return cold === null ? null : (JSON.parse(cold) as Standing);
}

/** For a vault that has a cold tier no longer: nothing is to be noted for it. */
export function forsake(sql: SqlStorage): void {
  if (!standingIn(sql)) return;
  outbox.stopFollowing(sql);
  sql.exec("DELETE FROM outbox");
  sql.exec("UPDATE vault SET cold = NULL");
}
