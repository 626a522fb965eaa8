import { isGeneralQuestion } from "../../memory/ranking/general-question.ts";
import { isPersonal } from "../../text/personal-wording.ts";
import type { FittingMemory, Ranked, RecallPurpose } from "../../memory/ranking/rank.ts";
import type { StoredPassages } from "../../memory/ranking/stored-passages.ts";
import { isWorldRequest } from "../../memory/ranking/world-request.ts";
import type { Embedding } from "../../ports/embedder.ts";
import type { MemoryType } from "../../ports/memory.ts";
import type { ScoreParts } from "../../ports/memory-store.ts";

/** A question to the working set. */
export interface WorkingSetQuery {
  readonly query: string;
  readonly embedding: Embedding | null;
  /** True for a question about the world, for which earlier rounds about the world are not recalled. */
  readonly impersonal: boolean;
  /** True if the answer is the same for everybody, so that only what covers the question is recalled. */
  readonly factual: boolean;
  /** True if somebody asks the memory itself, and not a model. */
  readonly searches: boolean;
  /** Digests of the user's words that the request itself contains. */
  readonly visible: readonly string[];
  /** Null for memories of every type. */
  readonly types: readonly MemoryType[] | null;
  readonly now: number;
}

/** Returns whether the answer to a question is the same for everybody. */
export const isFactual = ({
  query,
  impersonal,
  advises,
}: Pick<WorkingSetQuery, "query" | "impersonal"> & { readonly advises?: boolean | undefined }): boolean =>
  (impersonal && (advises !== true || isGeneralQuestion(query))) || isWorldRequest(query);

/** "How do I treat a cold?" is anybody's question, and what its asker stated bears on it all the same. */
export function purposeOf({ query, factual, searches }: WorkingSetQuery): RecallPurpose {
  if (!factual || (isPersonal(query) && !isWorldRequest(query))) return "personal";
  return searches ? "searched" : "impersonal";
}

/** The words of a memory that may be told. Without passages it is told whole. */
export interface TellableWords {
  readonly terms: Uint32Array;
  readonly passages: StoredPassages | null;
}

/** The memories that a query recalls. */
export interface Recalled {
  /** Returns the best memories, best first, and none that says the same as a better one. */
  readonly best: (limit: number) => Ranked[];
  /** All that fit, with the other facts of their turns. */
  readonly fitting: readonly FittingMemory[];
  /** Returns how well a memory fits: 0 to 1. Returns null if it does not. */
  readonly score: (id: string) => number | null;
  /** Returns the grounds on which a memory fits. Returns null if it does not by itself. */
  readonly parts: (id: string) => ScoreParts | null;
}
