import { isPersonal } from "../../cache/eligibility/personal.ts";
import { type BlockPart, composeBlock, type Room, takeFitting, totalTokens } from "../../memory/block/block.ts";
import { lineTellsChange } from "../../memory/block/mark-earlier-lines.ts";
import { introduces } from "../../memory/block/introduces.ts";
import { asksForAdvice } from "../../memory/ranking/asks-for-advice.ts";
import { asksWhatToDo } from "../../memory/ranking/asks-what-to-do.ts";
import { parseRef } from "../../memory/ranking/passage-ref.ts";
import { FRAME_TOKENS, partsTokens, PREAMBLE_TOKENS, TIME_TOKENS } from "../../memory/block/line-tokens.ts";
import { type BlockLine, renderBlock } from "../../memory/block/render.ts";
import { looksUp } from "../../memory/ranking/recall-mode.ts";
import { readTimeQuestion } from "../../memory/ranking/time-question.ts";
import { isOfBody, type Topic, topicsOf } from "../../memory/topics/topics.ts";
import { turnKeys } from "../../memory/turn-keys.ts";
import type { BeginRequest, BlockPlaces, Injected, PlacedLines } from "../../ports/exchange.ts";
import type { Tx } from "../tx.ts";
import { bearingLimits } from "./bearing-limits.ts";
import { linesInTurn, linesOf, withLater } from "./block-lines.ts";
import { digestsHeld } from "./digests-said-in.ts";
import { earlierParts } from "./earlier-parts.ts";
import { standingLines } from "./standing-lines.ts";
import { conversationOf, placeParts, readLedger } from "./ledger.ts";
import { linkedRefs } from "./linked-refs.ts";
import { isNotice } from "./notices.ts";
import { endedRefs, refsInTime } from "./past-lines.ts";
import { type AppBlock, fittingBlocks, profileBlocks } from "./profile-blocks.ts";
import { latestRefs, profileRefs, recalledPassages, type RecalledPassages } from "./tellable-refs.ts";
import { isFactual, type Recalled, type WorkingSetQuery } from "./working-set-query.ts";

/** The least share of the budget that is left for recall if the profile outgrows it: a memory that cannot recall is of no use. */
const MIN_SHARE = 1 / 3;
/** The share of the budget for who a person is, if they look nothing up. */
const IDENTITY_SHARE = 0.12;
/** The share of the budget for limits that bear on what somebody is advised. */
const LIMITS_SHARE = 0.2;
/** The share of the budget for what a person is, before anything is recalled for the question. */
const PERSON_SHARE = 0.35;
/**
 * Lines that fit a question, before what is linked to them. With six, LongMemEval_S has 2 of 100 pieces of evidence fewer at
 * 250 tokens and 1 at 1,000; second hops are all told either way.
 */
const BEFORE_LINKS = 12;
/** The share of the budget for what is linked to the lines that fit. */
const LINKS_SHARE = 0.25;
/** The share of the budget for what was, if the question is about a time gone by. */
const PAST_SHARE = 0.6;
/**
 * The share of the budget that a block leaves to later turns if it starts afresh in the middle of a conversation. Without
 * it, each turn that needs something more would change the whole prompt.
 */
const LATER_SHARE = 0.3;
/**
 * The least score of a passage that a later turn adds: it says a third of the question's words. The block of the first
 * turn holds what else is known.
 */
const LATER_SCORE = 0.6;

/** The latest statements, and the latest other sentences, that are looked at for a change. */
const MAX_CHANGES = 30;

/** Lines that a later turn adds. */
const MAX_ADDED = 8;

/** The block of a system message, and the memories in it. */
export interface BuiltBlock {
  readonly block: string;
  readonly injected: Injected[];
  /** The versions of the app's own blocks in it. */
  readonly profile: readonly string[];
  readonly places: BlockPlaces;
  readonly lines: readonly PlacedLines[];
  readonly tokens: number;
}

export const NO_BLOCK: BuiltBlock = {
  block: "",
  injected: [],
  profile: [],
  places: { system: "", turns: [], added: "" },
  lines: [],
  tokens: 0,
};

/**
 * Builds the block for a turn: the app's own blocks, the lines of the conversation's earlier block, then what the turn
 * needs besides. The app's blocks and what is pinned are in it whole. All other lines share what those and the tenant's
 * rules leave of the budget.
 * @param notice what the proxy itself says to the model
 */
export function buildBlock(
  tx: Tx,
  request: BeginRequest,
  budgetTokens: number,
  notice: BlockLine | null = null,
): BuiltBlock {
  if (!request.recall) return NO_BLOCK;
  const factual = isFactual(request);
  const conversation = conversationOf(tx.sql, request.conversation);
  const held = request.isHeld ? digestsHeld(tx.sql, conversation, request.follows ?? null) : [];
  const query = { ...request, visible: [...request.visible, ...held], factual, searches: false, types: null };
  const ledger = request.opensConversation ? null : readLedger(tx.sql, conversation);
  const newest = newestPlace(request, ledger);
  const earlier = earlierParts(tx, placesInSight(request, ledger ?? []), newest, request.now);
  const isAsked = (ledger ?? []).some(({ turn, refs }) => turn === newest && refs.some(isNotice));
  const budget = budgetTokens - (request.rulesTokens ?? 0);
  const own = profileBlocks(tx);
  const lines = standingLines(tx, query, budget);
  const standing = totalTokens([...own, ...lines]) + TIME_TOKENS * lines.length;
  const always = standing === 0 ? 0 : PREAMBLE_TOKENS + FRAME_TOKENS + standing;
  // They are told whatever they cost, and the turn keeps its room.
  const room = always <= budget ? budget : always + Math.floor(budgetTokens * MIN_SHARE);
  const built = composedBlock(
    tx,
    query,
    tx.workingSet.recall(query),
    {
      own,
      always: lines,
      earlier: earlier.map(({ lines: told }) => told),
      opens: request.opensConversation,
      adds: ledger === null || request.continuesTurn !== true,
      notice: isAsked ? null : notice,
    },
    room,
  );
  const { parts, elements, ...rest } = built;
  return { ...rest, ...placeParts(parts, elements, earlier, newest), tokens: partsTokens(parts, elements) };
}

/** Returns the places of a ledger that the provider still sees: a client may have left turns out of a history. */
function placesInSight({ isHeld, visible }: BeginRequest, ledger: readonly PlacedLines[]): readonly PlacedLines[] {
  const turns = turnKeys(visible);
  return isHeld ? ledger : ledger.filter(({ turn }) => turn === null || turns.includes(turn));
}

/** Returns the turn at whose end new lines stand. Returns null for the system text: nothing stands before a first turn. */
function newestPlace({ isHeld, visible }: BeginRequest, ledger: readonly PlacedLines[] | null): string | null {
  return isHeld || ledger === null || visible.length < 2 ? null : (turnKeys(visible).at(-1) ?? null);
}

/** A block before its parts have their places. */
interface ComposedBlock extends Pick<BuiltBlock, "block" | "injected" | "profile"> {
  readonly parts: readonly BlockPart[];
  /** The app's own blocks, which stand before all parts. */
  readonly elements: readonly string[];
}

/** The beginning of a block. */
interface BlockStart {
  readonly own: readonly AppBlock[];
  /** Pinned memories and standing instructions, oldest first. */
  readonly always: readonly BlockLine[];
  /** The parts of earlier turns. */
  readonly earlier: readonly BlockPart[];
  /** True for the first turn of a conversation. */
  readonly opens: boolean;
  /** A line that the proxy itself says to the model, or null. */
  readonly notice: BlockLine | null;
  /** False if the turn was told already what it needs. */
  readonly adds: boolean;
}

/**
 * Builds a block from what fits a query, after the app's own blocks and the parts of earlier turns.
 * @param budget tokens of the whole block
 */
export function composedBlock(
  tx: Tx,
  query: WorkingSetQuery,
  recalled: Recalled,
  { own, always, earlier, opens, adds, notice }: BlockStart,
  budget: number,
): ComposedBlock {
  const first = fittingBlocks(own, budget - PREAMBLE_TOKENS);
  const left = budget - totalTokens(first) - (notice ? notice.tokens + FRAME_TOKENS : 0);
  const room = left - totalTokens(always);
  const fits = recalledPassages(tx, recalled.fitting, query.query);
  const past = linesOf(tx, pastRefs(tx, query, fits));
  const compose = (): readonly BlockPart[] =>
    composeBlock(
      earlier,
      {
        added: () => [
          ...(adds
            ? withLater(
                tx,
                [...always, ...past.slice(0, MAX_ADDED), ...linesOf(tx, fits.above(LATER_SCORE).slice(0, MAX_ADDED))],
                query.visible,
              )
            : []),
        ],
        fresh: (whole) => {
          const tellsAll = !query.factual && (opens || earlier.length > 0 || concernsUser(query.query, recalled));
          const then = takeFitting(() => withLater(tx, past, query.visible), room * PAST_SHARE);
          const linesFor = (free: Room): Iterable<BlockLine> => {
            const lines = tellsAll ? everythingFor(tx, query, room, fits, free) : linesInTurn(tx, fits.all(), free);
            return withLater(tx, allLines(always, then, lines), query.visible);
          };
          return earlier.length > 0 ? takeFitting(linesFor, room * (1 - LATER_SHARE)) : linesFor(whole);
        },
      },
      left,
    );
  const composed = adds || earlier.length > 0 ? compose() : [];
  const parts = notice ? [...composed, [notice]] : composed;
  const standing = new Set(always.map(({ id }) => id));
  const elements = first.map(({ text }) => text);
  return {
    block: renderBlock(parts, elements),
    parts,
    elements,
    injected: idsOf(parts.flat().filter(({ ref }) => !isNotice(ref))).map((id) => ({
      id,
      score: standing.has(id) ? 1 : recalled.score(id),
    })),
    profile: first.map(({ version }) => version),
  };
}

/**
 * Returns what a person is, then what fits the question, then what changed, then what else is known of them. A memory that
 * fits the budget is told whole that way. A question that looks something up is told first what fits it.
 * @param room tokens of what the question is told
 * @param left of the block, while its lines are taken
 */
function* everythingFor(
  tx: Tx,
  query: WorkingSetQuery,
  room: number,
  fits: RecalledPassages,
  left: Room,
): Generator<BlockLine> {
  const { identity, health, person, others } = profileRefs(tx, query);
  const topics = topicsOf(query.query);
  const isLookup = looksUp(query.query) && !asksWhatToDo(query.query);
  const within = (share: number, lines: (own: Room) => Iterable<BlockLine>): BlockLine[] =>
    takeFitting((own) => withLater(tx, lines(own), query.visible), room * share);
  const limits = (): BlockLine[] => within(LIMITS_SHARE, (own) => bearingLimits(tx, query, topics, own));
  yield* within(PERSON_SHARE, (own) =>
    isLookup
      ? bearingOn(tx, health, topics.filter(isOfBody), own)
      : allLines(
          within(IDENTITY_SHARE, (some) => introductionsFirst([...linesInTurn(tx, identity, some)])),
          limits(),
          bearingOn(tx, person, topics, own),
          linesInTurn(tx, person, own),
        ),
  );
  if (isLookup) {
    yield* linesInTurn(tx, fits.all().slice(0, BEFORE_LINKS), left);
    if (asksForAdvice(query.query)) yield* limits();
    yield* takeFitting((own) => linesInTurn(tx, linkedRefs(tx, query, fits.all()), own), room * LINKS_SHARE);
  }
  yield* linesInTurn(
    tx,
    isLookup ? fits.all().slice(BEFORE_LINKS) : fits.above(LATER_SCORE).slice(0, BEFORE_LINKS),
    left,
  );
  const latest = latestRefs(tx, query);
  const newest = latest.slice(0, MAX_CHANGES);
  yield* bearingOn(tx, newest, topics.filter(isOfBody), left);
  yield* changesIn(tx, [...[...person, ...others].slice(0, MAX_CHANGES), ...newest], left);
  yield* linesInTurn(tx, person, left);
  yield* linesInTurn(tx, others, left);
  yield* linesInTurn(tx, latest, left);
  yield* linesInTurn(tx, fits.all(), left);
}

/** Returns references to what a question about a time gone by is told first. Returns none for any other question. */
function pastRefs(tx: Tx, query: WorkingSetQuery, fits: RecalledPassages): string[] {
  const asked = tx.workingSet.isPast ? null : readTimeQuestion(query.query, query.now);
  if (!asked) return [];
  const inTime = refsInTime(tx, query, asked);
  // Lines that fit come first, however much was said before them in that time.
  const best = fits.all().filter((ref) => {
    const { memory, answered } = parseRef(ref);
    return answered === null && tx.workingSet.wasSaidIn(memory, asked.periods);
  });
  const fitting = new Set(
    fits
      .all()
      .slice(0, MAX_ADDED)
      .map((ref) => parseRef(ref).memory),
  );
  return [...new Set([...endedRefs(tx, query, asked, fitting), ...best, ...inTime])];
}

/** Returns the lines that say of something that it changed, the newest first: what they change may be in the block already. */
function* changesIn(tx: Tx, refs: readonly string[], room: Room): Generator<BlockLine> {
  const { workingSet } = tx;
  const newestFirst = refs
    .map((ref) => ({ ref, at: workingSet.saidAt(parseRef(ref).memory) }))
    .toSorted((a, b) => b.at - a.at)
    .map(({ ref }) => ref);
  for (const line of linesInTurn(tx, newestFirst, room)) if (lineTellsChange(line)) yield line;
}

function* allLines(...all: readonly Iterable<BlockLine>[]): Generator<BlockLine> {
  for (const lines of all) yield* lines;
}

/** Returns false for small talk: "Thanks!" after a question about the world is no reason to change the prompt. */
const concernsUser = (query: string, { fitting }: Recalled): boolean =>
  fitting.length > 0 || topicsOf(query).length > 0 || isPersonal(query);

/** Returns lines with those first in which somebody says who they are. */
const introductionsFirst = (lines: readonly BlockLine[]): BlockLine[] => [
  ...lines.filter(({ text }) => introduces(text)),
  ...lines.filter(({ text }) => !introduces(text)),
];

/** Returns the lines that are about one of these matters of life: what somebody must not eat, where food is chosen. */
function* bearingOn(tx: Tx, refs: readonly string[], topics: readonly Topic[], room: Room): Generator<BlockLine> {
  if (topics.length === 0) return;
  const { lines } = tx.workingSet;
  for (const line of linesInTurn(tx, refs, room)) {
    if (lines.topicsOf(line).some((topic) => topics.includes(topic))) yield line;
  }
}

const idsOf = (lines: readonly BlockLine[]): string[] => [...new Set(lines.map(({ id }) => id))];
