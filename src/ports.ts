import type { Memory, MemoryType, Saying } from "./memory/memory.ts";
import type { RuleSet } from "./memory/tenant-rules.ts";
import type { Scope, Tenancy } from "./scope.ts";

/*
 * What the core needs from outside. Every method takes the scope first, so that forgetting
 * whose data is meant does not compile. `wiring.ts` alone knows who answers.
 */

// ---------------------------------------------------------------- embedding and extraction

/** A unit vector and the space it lives in. Vectors of two spaces are never compared. */
export interface Embedding {
  /** Embedder, version, model and size of the vector, for example `throughline-static-1/128`. */
  readonly space: string;
  readonly vector: Float32Array;
}

/** Turns texts into unit vectors. May fail or hang; callers bound and survive both. */
export interface Embedder {
  /** Embedder, version and model: what its spaces begin with (`memory/space.ts`). */
  readonly name: string;
  /** The space it embeds in; null: it has not answered yet, and the size of its vectors is not known. */
  readonly space: string | null;
  /** It is asked over the network: what is remembered does not wait for it. */
  readonly remote: boolean;
  /**
   * One embedding for each text, in order; null for a text that it does not take.
   * @param hurryMs somebody waits: it has so many milliseconds; left out: nobody does
   */
  embed(scope: Tenancy, texts: readonly string[], hurryMs?: number): Promise<(Embedding | null)[]>;
}

/** What the user newly said in one turn. Secrets are out of it. */
export interface Spoken {
  readonly said: string;
  /** What they said before in that conversation, oldest first: to understand this turn by, not to find anything in. */
  readonly before: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Finds what the user stated about themselves. May fail or hang; callers bound and survive both. */
export interface Extractor {
  /** It is asked over the network: what is remembered does not wait for it, and the journal asks. */
  readonly remote: boolean;
  /** One list for each turn, in order; an empty one is the usual result. Rejects rather than answer for fewer turns. */
  extract(scope: Scope, turns: readonly Spoken[]): Promise<Saying[][]>;
}

// ---------------------------------------------------------------- one exchange and the vault

/** What the vault is asked before the upstream is. Answering writes nothing. */
export interface Opening {
  /** What to recall for: what the user last said. Secrets are already out of it. */
  readonly query: string;
  readonly embedding: Embedding | null;
  /** False: nothing is recalled (`Throughline-Memory: write`), only the cached answer is looked for. */
  readonly recall: boolean;
  /** A question about the world: rounds that were about the world too have nothing to add to it. */
  readonly impersonal: boolean;
  readonly conversation: string;
  /** True for the first turn of a conversation, whose memory block starts afresh. */
  readonly opensConversation: boolean;
  /** Digests of what the user says in this request, which need not be told to the model again. */
  readonly visible: readonly string[];
  /** Null: do not look for an answer. */
  readonly lookup: AnswerLookup | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A memory in the block and how well it fits this turn, 0 to 1; null: it stands there from an earlier turn. */
export interface Injected {
  readonly id: string;
  readonly score: number | null;
}

export interface Opened {
  /** Moves on with every erasure. An exchange that was opened before one commits nothing after it. */
  readonly epoch: number;
  /** The text to place into the system message; empty when there is nothing to say. */
  readonly block: string;
  /** The memories in the block, in its order. */
  readonly injected: readonly Injected[];
  /** An estimate of what the block costs. */
  readonly tokens: number;
  /** This user's own cached answer to this question under this very block. */
  readonly answer: CachedAnswer | null;
}

/** What became of an exchange, as `GET /memory/exchanges/{id}` tells it. Holds no content. */
export interface ExchangeRecord {
  readonly id: string;
  readonly at: string;
  readonly conversation: string;
  readonly model: string;
  readonly memory: {
    readonly mode: MemoryMode;
    readonly degraded: string | null;
    readonly injected: readonly Injected[];
    readonly tokens: number;
    /** The version of the tenant's rules that it was given under; 0: none. */
    readonly rules: number;
  };
  readonly cache: { readonly status: string; readonly detail: string | null };
  /** Whether the answer arrived whole. */
  readonly complete: boolean;
}

export interface KeptExchange extends ExchangeRecord {
  /** The memories it wrote. */
  readonly wrote: string[];
  /** How it turned out, -1 to 1; null: nobody has said. */
  readonly feedback: number | null;
}

/** How far finding what an exchange taught has come. `parked`: it failed five times, and waits for a person. */
export interface Learning {
  readonly status: "done" | "pending" | "parked";
  /** Tries that did not come to an end, across crashes. */
  readonly attempts: number;
  /** Why the last one failed, such as `status 503`, `malformed answer`, `crash`; null: none did. */
  readonly reason: string | null;
}

export interface ExplainedExchange extends KeptExchange {
  readonly learning: Learning;
}

/** The round to remember: what the user newly said and what was answered, secrets taken out. */
export interface Round {
  /** A digest of everything up to the user's last words: the same for a retry or a resent history. */
  readonly turn: string;
  /** A digest of the user's words alone, to recognise them where a request already shows them. */
  readonly saidDigest: string;
  readonly said: string;
  readonly answer: string;
  /** A question about the world, answered without anything personal. */
  readonly impersonal: boolean;
  /** The client said that this is a retry of its own. */
  readonly retry: boolean;
}

/** What of a user may be kept. */
export interface Keeping {
  /** Days after which what is not pinned, nor said again, goes; null: it stays. */
  readonly retentionDays: number | null;
  /** Memories of one user; past it the oldest rounds go. Null: the most there may be. */
  readonly memories: number | null;
}

export interface Closing {
  readonly record: ExchangeRecord;
  /** The epoch `open` answered with; null when it did not answer in time. */
  readonly epoch: number | null;
  /** What of this user may be kept; left out: as it was. */
  readonly keeping?: Keeping;
  /** When the request came in: stands in for the epoch where that is unknown. */
  readonly startedAt: number;
  /** What the block now holds, in order, so that it only grows; null: leave it as it was. */
  readonly block: readonly string[] | null;
  readonly round: Round | null;
  /** An answer for this user alone, valid under the very block it was given under. */
  readonly answer: AnswerDraft | null;
}

/** `stale`: the user was erased while the exchange was under way, and nothing was kept. */
export type Closed = "kept" | "stale";

/** Where memories live: by default a Durable Object per scope. Any method rejects when the store cannot answer. */
export interface MemoryStore {
  open(scope: Scope, opening: Opening): Promise<Opened>;
  /** Durable when it resolves (unless `DURABILITY=relaxed`). Repeating it with one exchange id adds nothing. */
  close(scope: Scope, closing: Closing): Promise<Closed>;
  list(scope: Scope, page: PageRequest, now: number): Promise<Page<Memory>>;
  /** `stale`: the user was erased since `now`, when the request came in. */
  add(scope: Scope, draft: MemoryDraft, now: number): Promise<Memory | "stale">;
  get(scope: Scope, id: string, now: number): Promise<Memory | null>;
  /** A changed text supersedes: the old memory stays in history and a new one takes its place. */
  amend(scope: Scope, id: string, patch: MemoryPatch, now: number): Promise<Memory | null>;
  /** Removes the memory, the rounds it was said in, and every answer it shaped. What it superseded stays in history. */
  forget(scope: Scope, id: string, now: number): Promise<boolean>;
  /** Oldest first; null for an unknown id. */
  history(scope: Scope, id: string, now: number): Promise<Memory[] | null>;
  restore(scope: Scope, id: string, now: number): Promise<Memory | null>;
  recall(scope: Scope, query: RecallQuery): Promise<RecallAnswer>;
  exchange(scope: Scope, id: string): Promise<ExplainedExchange | null>;
  /** Notes how an exchange turned out, -1 to 1. Returns the memories whose rank it moved; null for an unknown exchange. */
  judge(scope: Scope, exchange: string, score: number): Promise<string[] | null>;
  /** Everything, in the order of ids, a page at a time. */
  exportPage(scope: Scope, after: string | null, now: number): Promise<ExportPage>;
  /** Adds what is not there yet, all of it or nothing. `stale`: the user was erased since the import began. */
  importBatch(scope: Scope, batch: ImportBatch, now: number): Promise<Imported | "stale">;
  /** Removes this user's own cached answers, all or those of one model. Returns how many went. */
  purgeAnswers(scope: Scope, model: string | null): Promise<number>;
  /** Leaves nothing but the new epoch. */
  erase(scope: Scope, now: number): Promise<Census>;
  /** The same for a vault of a tenant that goes, known by its name: nothing is ever written to it again. */
  eraseOfTenant(tenancy: Tenancy, vault: string, now: number): Promise<{ removed: Census; remaining: Census }>;
  /** What is there, counted afresh. */
  census(scope: Scope): Promise<Census>;
  footprint(scope: Scope): Promise<Footprint>;
  /** @param change null: asks. `stale`: the user was erased since `now` */
  consent(scope: Scope, change: Consent | null, now: number): Promise<Consent | "stale">;
  /** What went well in a vault of a tenant, known by its name; nothing where the user has not consented. */
  goodExchanges(tenancy: Tenancy, vault: string, after: string, now: number): Promise<GoodExchanges>;
}

export type MemoryMode = "on" | "off" | "read" | "write";

/** What a user lets be done with what was said, beside answering them. */
export interface Consent {
  /** Models may be trained by it. */
  readonly fineTuning: boolean;
}

export interface GoodExchange {
  readonly user: string;
  readonly assistant: string;
  /** Its answer was told of memories. */
  readonly isTold: boolean;
}

export interface GoodExchanges {
  readonly exchanges: readonly GoodExchange[];
  /** What to ask after for the next page; null: this was the last. */
  readonly next: string | null;
}

/** What a user costs. */
export interface Footprint {
  readonly rows: Census;
  /** Of the vault's file. */
  readonly bytes: number;
  /** Milliseconds that work off the requests' path has taken so far, where the runtime's clock tells. */
  readonly alarmMs: number;
  /** When the vault was last tidied; null: not yet. */
  readonly tidiedAt: string | null;
}

/** Rows by place. */
export type Census = Readonly<Record<string, number>>;

export interface PageRequest {
  readonly limit: number;
  readonly cursor: string | null;
  readonly type: MemoryType | null;
  readonly status: "active" | "superseded" | "quarantined" | "all";
}

export interface Page<T> {
  readonly data: T[];
  readonly nextCursor: string | null;
}

export interface MemoryDraft {
  readonly text: string;
  readonly type: MemoryType;
  readonly pinned: boolean;
  readonly expiresAt: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What to change; an absent or undefined field stays as it is. */
export type MemoryPatch = { readonly [Field in keyof MemoryDraft]?: MemoryDraft[Field] | undefined };

export interface RecallQuery {
  readonly query: string;
  readonly embedding: Embedding | null;
  /** 1 to 50. */
  readonly limit: number;
  readonly tokenBudget: number;
  readonly impersonal: boolean;
  /** Milliseconds since the epoch: what would have been recalled then; null for now. */
  readonly asOf: number | null;
  readonly now: number;
}

export interface RecallAnswer {
  readonly memories: (Memory & { score: number })[];
  readonly block: string;
}

// ---------------------------------------------------------------- export and import

/** A memory with all that it takes to keep it elsewhere. */
export interface PortableMemory extends Memory {
  /** What it competes with, and what it says about that; null for rounds and notes. */
  readonly slot: string | null;
  readonly value: string | null;
  /** A digest of the user's words it came from. */
  readonly saidDigest: string | null;
  /** How useful it proved; 0: nobody has judged. */
  readonly worth: number;
  /** Each time it was said, oldest first. */
  readonly sayings: readonly PortableSaying[];
  readonly round: PortableRound | null;
  /** It reads like an order to the model, and somebody has looked at it and lets it be recalled. */
  readonly released: boolean;
}

/** One time that something was said. Times are milliseconds since the epoch. */
export interface PortableSaying {
  readonly turn: string;
  /** Its place among what the turn says. */
  readonly seq: number;
  readonly at: number;
  readonly value: string;
  readonly text: string;
  readonly quote: string;
  readonly holdsFrom: number;
  readonly exchange: string | null;
  readonly conversation: string | null;
  /** A digest of the user's words. */
  readonly said: string | null;
}

export interface PortableRound {
  readonly turn: string;
  readonly user: string;
  readonly assistant: string;
  readonly impersonal: boolean;
  /** It says what was superseded since. */
  readonly stale: boolean;
  /** The memories its answer was told of. */
  readonly told: readonly string[];
}

/** What is left of turns that were forgotten: salted digests with the day of each, counted from 1970. */
export interface ForgottenTurns {
  readonly salt: string;
  readonly days: Readonly<Record<string, number>>;
}

export interface ExportPage {
  readonly epoch: number;
  readonly memories: readonly PortableMemory[];
  /** With the last page. */
  readonly forgotten: readonly ForgottenTurns[];
  /** What to ask after for the next page; null: this was the last. */
  readonly next: string | null;
}

/** A memory to import; without an id it is one more unless the same text is there already. */
export type ImportedMemory = Omit<PortableMemory, "id"> & { readonly id: string | null };

/** A round of a past conversation. */
export interface ImportedRound {
  readonly conversation: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The same turn under another digest; null: it has but one. */
  readonly alias: string | null;
  readonly round: Round;
}

export interface ImportBatch {
  readonly memories: readonly ImportedMemory[];
  readonly rounds: readonly ImportedRound[];
  readonly forgotten: readonly ForgottenTurns[];
  /** The epoch that the import began in; null: an empty batch, which asks for it. */
  readonly epoch: number | null;
}

export interface Imported {
  readonly epoch: number;
  readonly added: number;
  readonly unchanged: number;
}

// ---------------------------------------------------------------- answers

/** A question, and everything else about the request that must be the same for an answer to serve. */
export interface AnswerLookup {
  /** A digest over all of the request but the last user text and the way the answer is delivered. */
  readonly fingerprint: string;
  /** The last user text, verbatim. */
  readonly question: string;
  /** `exact`: only the very same question will do. */
  readonly match: "exact" | "semantic";
  /** The caller's `max-age`: answers older than this many seconds do not serve; null: any fresh one. */
  readonly maxAgeSeconds: number | null;
  /** How many seconds past its time an answer may be served at once, by the caller's word. */
  readonly staleSeconds: number;
  /** The caller is owed the usage: an answer that does not tell it does not serve. */
  readonly needsUsage: boolean;
  /** Who would pay the upstream: of those with one payer, one asks and the others wait. Null: this one asks for itself. */
  readonly payer: string | null;
  /** How long to wait for an answer that another request has asked the upstream for; 0: not at all. */
  readonly patienceMs: number;
  readonly now: number;
}

/** What it took to make an answer, and what serving it again saves; 0 where the upstream did not say. */
export interface AnswerCost {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly ms: number;
}

/** A complete answer as the upstream gave it, ready to be replayed streamed or whole. */
export interface StoredAnswer {
  /** The completion object as JSON text. */
  readonly completion: string;
  readonly storedAt: number;
  readonly expiresAt: number;
  /** Put together from a stream that was not asked for its usage. */
  readonly lacksUsage: boolean;
  readonly cost: AnswerCost;
}

export interface CachedAnswer extends StoredAnswer {
  readonly match: "exact" | "semantic";
}

export interface AnswerDraft extends StoredAnswer {
  readonly fingerprint: string;
  readonly question: string;
  readonly model: string;
  /** Until then it may stand in for an upstream that fails. */
  readonly goneAt: number;
}

export interface AnswerLook {
  /** Fresh, or past its time by no more than the caller takes. */
  readonly answer: CachedAnswer | null;
  /** One past its time, for an upstream that fails. */
  readonly stale: CachedAnswer | null;
  /** Why an answer that agrees is not served: its kind is not known to be right often enough, or this one is to show whether it is. */
  readonly withheld: "unproven" | "explored" | null;
  /** Presented when an answer is kept: what was erased or purged meanwhile is not brought back. */
  readonly ticket: number;
  /** The one call to the upstream for this question; who leads it ends it with `keep` or `leave`. Null: the store does not collapse. */
  readonly flight: Flight | null;
}

export interface Flight {
  readonly id: number;
  /** False: another request leads, and its answer can be waited for. */
  readonly lead: boolean;
}

/** `left`: the leader does not ask after all, and another may; `failed`: the upstream gave nothing to share, and each asks for itself. */
export type FlightEnd = "left" | "failed";

/** Counts by name, which add up. */
export type CacheCounts = Readonly<Record<string, number>>;

/** What a tenancy's cache holds, has done, and knows of its error. */
export interface CacheState {
  /** Milliseconds since the epoch: counted from then on. */
  readonly since: number;
  readonly entries: number;
  readonly bytes: number;
  readonly counts: CacheCounts;
  /** For each kind of agreement how many answers were compared, and how many of them differed. */
  readonly evidence: Readonly<Record<string, { readonly compared: number; readonly differed: number }>>;
}

/** Answers that nothing personal shaped, shared by all users of one tenancy. */
export interface AnswerStore {
  /** Finds an answer and draws a ticket; with a null lookup only the ticket. Counts that have gathered come along. */
  look(tenancy: Tenancy, lookup: AnswerLookup | null, counts: CacheCounts | null): Promise<AnswerLook>;
  /**
   * Ends the flight, if any. False: erased, purged or turned off meanwhile.
   * @param asker the vault name of the user who asked first; null when no user was named
   */
  keep(
    tenancy: Tenancy,
    draft: AnswerDraft,
    asker: string | null,
    ticket: number,
    flight: number | null,
  ): Promise<boolean>;
  leave(tenancy: Tenancy, flight: number, how: FlightEnd): Promise<void>;
  count(tenancy: Tenancy, counts: CacheCounts): Promise<void>;
  state(tenancy: Tenancy): Promise<CacheState>;
  /** Removes all answers, or those of one model, and refuses those under way. Returns how many went. */
  purge(tenancy: Tenancy, model: string | null): Promise<number>;
  /** Turns the shared answers of a tenancy on or off: while they are off none is served, and none is kept. */
  turn(tenancy: Tenancy, on: boolean): Promise<void>;
  /** Removes what this user was the first to ask, from disk too. Returns how many answers went. */
  forgetAsker(tenancy: Tenancy, asker: string): Promise<number>;
  countAsker(tenancy: Tenancy, asker: string): Promise<number>;
}

// ---------------------------------------------------------------- the cold tier

/** Whose rows: digests of a scope and of its tenancy, as the vault says whose it is. No name of anybody. */
export interface VaultPlace {
  readonly name: string;
  readonly tenancy: string;
}

/** A row of a vault's tables as text, and where it belongs. What stands over the rows is of the table `vault`. */
export interface ColdRow {
  readonly table: string;
  /** The primary key, as a JSON array. */
  readonly key: string;
  /** The row as a JSON object, without its vector; null: there is none any more. */
  readonly row: string | null;
  /** Milliseconds since the epoch after which it may go by itself; null: it stays. */
  readonly expiresAt: number | null;
}

export interface ColdVector {
  /** Of the memory it belongs to. */
  readonly id: string;
  readonly embedding: Embedding | null;
}

/** Rows, as many as one answer brings, of the epoch that the cold tier is in. */
export interface ColdRows {
  readonly epoch: number;
  readonly erasedAt: number;
  /** What is left of forgotten turns; empty: nothing. It outlives an erasure. */
  readonly tombstones: string;
  readonly rows: readonly ColdRow[];
  /** What to ask for next; null: this was the last. */
  readonly next: string | null;
}

export interface ColdVectors {
  readonly vectors: readonly ColdVector[];
  readonly next: string | null;
}

/** Who writes: one vault at a time, and nothing from before an erasure. */
export interface ColdWriter {
  readonly epoch: number;
  /** A name that the vault's storage made up for itself. */
  readonly owner: string;
}

/** `moved`: another vault of this scope has written since; `erased`: the user was erased elsewhere. Nothing was kept. */
export type Carried = "kept" | "moved" | "erased";

/**
 * Where a vault's rows lie besides: it reads them when its own storage is empty, and has them carried there after
 * every write. Any method rejects, in bounded time, when the service cannot answer; repeating one does no harm.
 */
export interface ColdTier {
  /** From the service's leader, not from a replica. From now on `owner` is who may write, where there is anything. */
  rows(place: VaultPlace, owner: string, after: string | null): Promise<ColdRows>;
  /** In no order; those of every epoch but `epoch` are left out, all of them with a null. */
  vectors(place: VaultPlace, epoch: number | null, after: string | null): Promise<ColdVectors>;
  /** All of it or nothing. */
  carry(place: VaultPlace, writer: ColdWriter, rows: readonly ColdRow[]): Promise<Carried>;
  carryVectors(place: VaultPlace, epoch: number, vectors: readonly ColdVector[]): Promise<void>;
  /** Leaves nothing but an epoch, at least as late as `writer`'s, which it returns. */
  erase(place: VaultPlace, writer: ColdWriter, now: number): Promise<number>;
  /** Removes vectors of every other epoch: what was under way during an erasure may have arrived after it. */
  sweep(place: VaultPlace, epoch: number): Promise<void>;
  census(place: VaultPlace): Promise<Census>;
}

/** A shared answer, and all that has to be known of it without reading it. */
export interface ColdAnswer {
  /** A digest of the question and of all that must be the same for its answer to serve. */
  readonly key: string;
  readonly model: string;
  readonly asker: string | null;
  readonly bytes: number;
  /** Milliseconds since the epoch after which it may go by itself. */
  readonly goneAt: number;
  /** All of it, as a JSON object. */
  readonly row: string;
}

/** How many purges and erasures there were, and what they were about since the epoch that was asked with. */
export interface ColdStanding {
  readonly epoch: number;
  /** Everything (`*`), a model's answers (`model:…`), or those that somebody asked for first, by vault name. */
  readonly barred: readonly string[];
}

export interface ColdAnswersPage extends ColdStanding {
  readonly rows: readonly string[];
  /** What to ask for next; null: this was the last. */
  readonly next: string | null;
}

/**
 * Where the shared answers of a tenancy lie besides, under the name of its store: a digest. Any method rejects, in
 * bounded time, when the service cannot answer; repeating one does no harm.
 */
export interface ColdAnswers {
  read(place: string, epoch: number, after: string | null): Promise<ColdAnswersPage>;
  /** Keeps all of them; none of them where the epoch has moved on. No more than so many answers and bytes stay. */
  carry(
    place: string,
    epoch: number,
    answers: readonly ColdAnswer[],
    limits: { readonly now: number; readonly entries: number; readonly bytes: number },
  ): Promise<ColdStanding>;
  /** Removes what is about the subject, moves the epoch on, and says how many went. */
  bar(place: string, epoch: number, subject: string): Promise<ColdStanding & { readonly removed: number }>;
  count(place: string, subject: string): Promise<number>;
}

// ---------------------------------------------------------------- rules

/** A rule that nobody has made yet. */
export interface Proposal {
  readonly text: string;
  /** How many ask for it; never few enough to guess whose it is. */
  readonly users: number;
}

/** Standing instructions of a tenancy, for all its users. */
export interface RuleStore {
  /** @param version null: the one in force. Null for one that never was, or is kept no more. */
  read(tenancy: Tenancy, version: number | null): Promise<RuleSet | null>;
  /**
   * Puts others in place of all rules, as a new version. The same rules again change nothing.
   * @param expected the version that must be in force (`conflict` else); null: whichever is
   */
  replace(
    tenancy: Tenancy,
    texts: readonly string[],
    expected: number | null,
    now: number,
  ): Promise<RuleSet | "conflict">;
  /** Tells which standing instructions, of a closed vocabulary, a user has; in place of what was told of them before. */
  report(place: VaultPlace, patterns: readonly string[]): Promise<void>;
  /** Rules that many users ask for on their own, most first; those that are in force are left out. */
  proposals(tenancy: Tenancy): Promise<Proposal[]>;
  /** Removes what this user contributed to proposals. Returns how many votes went. */
  forgetVoter(tenancy: Tenancy, vault: string): Promise<number>;
  countVoter(tenancy: Tenancy, vault: string): Promise<number>;
  /** Leaves nothing. Returns how many versions went. */
  destroy(tenancy: Tenancy): Promise<number>;
}

// ---------------------------------------------------------------- the rest

/** Facts about the deployment as a whole. */
export interface Directory {
  /** The secret under which credentials become account names. The same for the life of the deployment. */
  pepper(): Promise<string>;
}

/**
 * Knows whether a caller has hung up, where the runtime does not notice by itself. May fail; a caller
 * nobody knows of is taken to be there.
 */
export interface Callers {
  /** @param peer address and port, as the runtime names the caller */
  hasLeft(peer: string): Promise<boolean>;
}

/** Where `/v1/*` goes. Rejects when the upstream cannot be reached; any HTTP status resolves. */
export interface Upstream {
  send(request: Request): Promise<Response>;
}
