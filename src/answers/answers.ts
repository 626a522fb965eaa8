import { DurableObject } from "cloudflare:workers";
import { within } from "../runtime/deadline.ts";
import type {
  AnswerDraft,
  CacheLookupResult,
  AnswerLookup,
  CacheCounts,
  CacheState,
  FlightEnd,
} from "../ports/answer-store.ts";
import type { AnswersPorts } from "../ports/ports.ts";
import type { UsageDay } from "../ports/usage.ts";
import { answersName, type Tenancy } from "../scope.ts";
import { normalForms } from "../cache/normal-form/lazy-normal-form.ts";
import { HOT_MARGIN_MS, HOT_MS } from "../cache/hot-answers.ts";
import { type FoundAnswer, NOTHING_FOUND } from "./answer-cache.ts";
import { AnswersParts, logFailure } from "./answers-parts.ts";
import { EVERYTHING, ofModel } from "./invalidations.ts";
import { SingleFlight } from "./single-flight.ts";
import { pause } from "../runtime/pause.ts";

/** How long the erasure of one user waits for Redis. The alarm does it if Redis takes longer. */
const PUSH_WITHIN_MS = 1_000;

/**
 * The shared answers of one tenancy, which no memory has shaped. They are apart from every vault, so that it can be shown that
 * an answer that serves many users never met a memory.
 */
export class Answers extends DurableObject<Env> {
  private readonly parts: AnswersParts;
  private readonly flights = new SingleFlight();
  /** When an answer was last served, in milliseconds since the epoch. Isolates may hold it for a moment. */
  private servedAt = 0;

  constructor(ctx: DurableObjectState, env: Env, ports: AnswersPorts) {
    super(ctx, env);
    this.parts = new AnswersParts(ctx, ports);
    void normalForms.tryLoad();
    // An object that was reset a moment ago does not know what it served.
    if (this.parts.cache.hasAny) this.servedAt = Date.now();
  }

  async prefetch(tenancy: Tenancy): Promise<void> {
    this.assertOwner(tenancy);
    if (this.parts.hydration?.isDone === false) await this.parts.hydration.wait();
  }

  /** Writes nothing, because the runtime holds a reply back until all writes are on disk. */
  async lookUp(tenancy: Tenancy, lookup: AnswerLookup | null, counts: CacheCounts | null): Promise<CacheLookupResult> {
    this.assertOwner(tenancy);
    if (counts) this.parts.count(counts);
    const resultOf = (found: FoundAnswer, flight: CacheLookupResult["flight"] = null): CacheLookupResult => {
      this.parts.writeSoon();
      return { ...found, flight, cacheVersion: this.parts.invalidations.version };
    };
    if (!lookup || !this.parts.statistics.state.on) return resultOf(NOTHING_FOUND);
    const forms = normalForms.loaded ?? (await normalForms.load());
    let found = this.parts.cache.find(lookup, forms);
    if (this.parts.hydration?.isDone === false && !found.answer) {
      await this.parts.hydration.wait();
      found = this.parts.cache.find(lookup, forms);
    }
    const isFresh = found.answer !== null && found.answer.expiresAt > lookup.now;
    if (isFresh) this.servedAt = Date.now();
    if (isFresh || lookup.credentialKey === null) return resultOf(found);
    const flight = this.flights.join(lookup, lookup.credentialKey);
    if (flight.lead || found.answer || lookup.patienceMs === 0) return resultOf(found, flight);
    const end = await this.flights.wait(flight.id, lookup.patienceMs);
    if (end === "failed") return resultOf(found);
    return resultOf(end === "stored" ? this.parts.cache.find(lookup, forms) : found, flight);
  }

  async store(
    tenancy: Tenancy,
    draft: AnswerDraft,
    asker: string | null,
    cacheVersion: number,
    flight: number | null,
  ): Promise<boolean> {
    this.assertOwner(tenancy);
    const forms = normalForms.loaded ?? (await normalForms.load());
    const isInvalidated = this.parts.invalidations.isInvalidated(asker, draft.model, cacheVersion);
    const isRefused = !this.parts.statistics.state.on || isInvalidated;
    const isStored = !isRefused && this.parts.cache.store(draft, asker, forms);
    if (flight !== null) this.flights.end(flight, isRefused ? "left" : "stored");
    if (isStored) {
      this.parts.writeSoon();
      this.parts.schedule();
    }
    return isStored;
  }

  async releaseFlight(tenancy: Tenancy, flight: number, how: FlightEnd): Promise<void> {
    this.assertOwner(tenancy);
    this.flights.end(flight, how);
  }

  async addCounts(tenancy: Tenancy, counts: CacheCounts): Promise<void> {
    this.assertOwner(tenancy);
    this.parts.count(counts);
    this.parts.writeSoon();
  }

  async usage(tenancy: Tenancy): Promise<UsageDay[]> {
    this.assertOwner(tenancy);
    return this.parts.usageByDay.read();
  }

  async state(tenancy: Tenancy): Promise<CacheState> {
    this.assertOwner(tenancy);
    const { since, counts, evidence } = this.parts.statistics.state;
    return { since, counts, evidence, ...this.parts.cache.countSize() };
  }

  async purge(tenancy: Tenancy, model: string | null): Promise<number> {
    this.assertOwner(tenancy);
    const before = this.parts.cache.countSize().entries;
    const subject = model === null ? EVERYTHING : ofModel(model);
    await this.parts.invalidate(subject, true);
    const removed = before - this.parts.cache.countSize().entries;
    await this.untilNoneIsHeld();
    return Math.max(removed, await this.parts.pushInvalidation(subject));
  }

  async setEnabled(tenancy: Tenancy, on: boolean): Promise<void> {
    this.assertOwner(tenancy);
    this.parts.statistics.setEnabled(on);
    this.parts.statistics.write();
    if (!on) this.parts.usageByDay.forget();
  }

  /** Removes a user's answers here, and in Redis at once or from the alarm. `countAsker` waits for Redis. */
  async eraseAsker(tenancy: Tenancy, asker: string): Promise<number> {
    this.assertOwner(tenancy);
    const removed = this.parts.removal.countOf(asker);
    await this.parts.invalidate(asker, true);
    await this.untilNoneIsHeld();
    const removedInRedis = await within(PUSH_WITHIN_MS, this.parts.pushInvalidation(asker)).catch((error: unknown) => {
      logFailure(error);
      return 0;
    });
    return Math.max(removed, removedInRedis);
  }

  async countAsker(tenancy: Tenancy, asker: string): Promise<number> {
    this.assertOwner(tenancy);
    return this.parts.removal.countOf(asker) + ((await this.parts.replica?.count(asker)) ?? 0);
  }

  /** Waits until no isolate holds an answer that was served before now: what is said to be gone is gone everywhere. */
  private async untilNoneIsHeld(): Promise<void> {
    const left = this.servedAt + HOT_MS + HOT_MARGIN_MS - Date.now();
    if (left > 0) await pause(left);
  }

  override async alarm(): Promise<void> {
    await this.parts.onAlarm();
  }

  /** @throws if the tenancy is not this object's */
  private assertOwner(tenancy: Tenancy): void {
    if (this.ctx.id.name !== answersName(tenancy)) throw new Error("this object holds the answers of another tenancy");
  }
}
