import { type BlockPart, composeBlock, type Room, takeFitting, totalTokens } from "../../memory/block/block.ts";
import { FRAME_TOKENS, partsTokens, PREAMBLE_TOKENS, TIME_TOKENS } from "../../memory/block/line-tokens.ts";
import { type BlockLine, renderBlock } from "../../memory/block/render.ts";
import { topicsOf } from "../../memory/topics/topics.ts";
import { turnKeys } from "../../memory/turn-keys.ts";
import type { BeginRequest, BlockPlaces, Injected, PlacedLines } from "../../ports/exchange.ts";
import { isPersonal } from "../../text/personal-wording.ts";
import type { Tx } from "../tx.ts";
import { linesInTurn, linesOf, withLater } from "./block-lines.ts";
import { digestsHeld } from "./digests-said-in.ts";
import { earlierParts } from "./earlier-parts.ts";
import { standingLines } from "./standing-lines.ts";
import { conversationOf, placeParts, readLedger } from "./ledger.ts";
import { allLines, LATER_SCORE, linesToTell } from "./lines-to-tell.ts";
import { isNotice } from "./notices.ts";
import { pastRefs } from "./past-lines.ts";
import { type AppBlock, fittingBlocks, profileBlocks } from "./profile-blocks.ts";
import { recalledPassages } from "./tellable-refs.ts";
import { isFactual, type Recalled, type WorkingSetQuery } from "./working-set-query.ts";

/**
 * The least share of the budget that is left for recall if the profile outgrows it: a memory that cannot recall is of no
 * use.
 */
const MIN_SHARE = 1 / 3;
/** The share of the budget for what was, if the question is about a time gone by. */
const PAST_SHARE = 0.6;
/**
 * The share of the budget that a block leaves to later turns if it starts afresh in the middle of a conversation. Without
 * it, each turn that needs something more would change the whole prompt.
 */
const LATER_SHARE = 0.3;
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
  const budget = budgetTokens - (request.rulesTokens ?? 0);
  const earlier = earlierParts(tx, placesInSight(request, ledger ?? []), newest, request.now, budget);
  const isAsked = (ledger ?? []).some(({ turn, refs }) => turn === newest && refs.some(isNotice));
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
            const lines = tellsAll ? linesToTell(tx, query, room, fits, free) : linesInTurn(tx, fits.all(), free);
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

/** Returns false for small talk: "Thanks!" after a question about the world is no reason to change the prompt. */
const concernsUser = (query: string, { fitting }: Recalled): boolean =>
  fitting.length > 0 || topicsOf(query).length > 0 || isPersonal(query);

const idsOf = (lines: readonly BlockLine[]): string[] => [...new Set(lines.map(({ id }) => id))];
