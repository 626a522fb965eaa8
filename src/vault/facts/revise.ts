import { newId } from "../../runtime/id.ts";
import { expandQuery } from "../../memory/ranking/query-expansion.ts";
import { indexTerms } from "../../memory/ranking/recall-index.ts";
import type { Embedding } from "../../ports/embedder.ts";
import type { MemoryDraft, MemoryPatch } from "../../ports/memory-store.ts";
import { otherReadings } from "./other-readings.ts";
import { dropAnswersShapedBy } from "../private-answers.ts";
import { release } from "./quarantine.ts";
import { insertRow, kindOf, quarantineOf, vectorColumns } from "../insert-row.ts";
import { isRecallable, type MemoryRow } from "../rows.ts";
import { isSentence, sharingWords } from "./shared-words.ts";
import { supersede } from "./supersede.ts";
import type { Tx } from "../tx.ts";

/* Changes that somebody makes by hand, through `/memory`. */

const toMillis = (time: string | null): number | null => (time === null ? null : Date.parse(time));

export function addMemory(tx: Tx, draft: MemoryDraft, embedding: Embedding | null, now: number): MemoryRow {
  const row = insertRow(
    tx.sql,
    {
      id: newId("mem", now),
      type: draft.type,
      text: draft.text,
      kind: draft.kind ?? null,
      created_at: now,
      valid_from: now,
      pinned: draft.pinned ? 1 : 0,
      expires_at: toMillis(draft.expiresAt),
      metadata: JSON.stringify(draft.metadata),
      ...vectorColumns(embedding),
    },
    indexTerms(draft.text),
  );
  tx.workingSet.add(row);
  return row;
}

/** Returns the kind after a change by hand. Another type, or null for the kind, lets it follow from type and slot again. */
function kindAfter(old: MemoryRow, { type = old.type, kind }: MemoryPatch): MemoryRow["kind"] {
  if (kind != null) return kind;
  return kind === null || type !== old.type ? kindOf({ type, slot: old.slot }) : old.kind;
}

/** Changes every field but the text in place. A changed text makes a successor, and the old memory stays in history. */
export function updateMemory(
  tx: Tx,
  old: MemoryRow,
  patch: MemoryPatch,
  embedding: Embedding | null,
  now: number,
): MemoryRow {
  const changed: MemoryRow = {
    ...old,
    type: patch.type ?? old.type,
    kind: kindAfter(old, patch),
    // Somebody has looked at it, and wants it told whatever the question.
    confidence: patch.pinned === true ? 1 : old.confidence,
    pinned: patch.pinned === undefined ? old.pinned : Number(patch.pinned),
    expires_at: patch.expiresAt === undefined ? old.expires_at : toMillis(patch.expiresAt),
    metadata: patch.metadata === undefined ? old.metadata : JSON.stringify(patch.metadata),
  };
  if (patch.text === undefined || patch.text === old.text) {
    tx.sql.exec(
      "UPDATE memories SET type = ?, kind = ?, confidence = ?, pinned = ?, expires_at = ?, metadata = ? WHERE id = ?",
      changed.type,
      changed.kind,
      changed.confidence,
      changed.pinned,
      changed.expires_at,
      changed.metadata,
      old.id,
    );
    if (isRecallable(changed)) tx.workingSet.add(changed);
    dropAnswersShapedBy(tx.sql, old.id);
    return changed;
  }
  const { text } = patch;
  const facts = sharingWords(tx.sql, old).filter(
    (fact) => !isSentence(fact) && !text.includes(fact.quote ?? fact.text),
  );
  const others = [...otherReadings(tx.sql, old), ...facts].filter(({ valid_to }) => valid_to === null);
  const next = { ...changed, text: patch.text, value: null, confidence: 1, ...vectorColumns(embedding) };
  const successor = insertSuccessor(tx, old, next, now);
  for (const { id } of others) supersede(tx, id, successor.id, now);
  return successor;
}

/** Makes an old memory current again, as the successor of the memory that holds in its place. */
export function restoreMemory(tx: Tx, old: MemoryRow, now: number): MemoryRow {
  if (old.quarantine !== null) return release(tx, old);
  if (old.valid_to === null) return old;
  const current = currentOf(tx.sql, old);
  return insertSuccessor(tx, current, { ...current, ...contentOf(old) }, now);
}

/**
 * Inserts a memory that takes the place of `old`, with its slot, pin and source. A round that was edited by hand becomes
 * a note.
 */
function insertSuccessor(tx: Tx, old: MemoryRow, next: MemoryRow, now: number): MemoryRow {
  const row = insertRow(
    tx.sql,
    {
      ...next,
      id: newId("mem", now),
      type: next.type === "episodic" ? "semantic" : next.type,
      created_at: now,
      valid_from: now,
      valid_to: null,
      supersedes: old.id,
      superseded_by: null,
      turn: null,
      first_turn: null,
      first_seq: null,
      user_text: null,
      answer: null,
      said: null,
      role: null,
      impersonal: 0,
      asks: 0,
      stale: 0,
      passages: null,
      quarantine: quarantineOf({ text: next.text }),
    },
    indexTerms(`${next.text} ${expandQuery(next.slot)}`),
  );
  supersede(tx, old.id, row.id, now);
  tx.workingSet.add(row);
  return row;
}

const contentOf = ({
  type,
  text,
  slot,
  value,
  kind,
  confidence,
  space,
  vector,
  quote,
  exchange,
  conversation,
}: MemoryRow) => ({
  type,
  text,
  slot,
  value,
  kind,
  confidence,
  space,
  vector,
  quote,
  exchange,
  conversation,
});

function currentOf(sql: SqlStorage, row: MemoryRow): MemoryRow {
  for (let at = row; ;) {
    const next =
      at.superseded_by === null
        ? undefined
        : sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", at.superseded_by).toArray()[0];
    if (!next) return at;
    at = next;
  }
}

/** Returns all memories of the history that a memory belongs to, oldest first. */
export function historyOf(sql: SqlStorage, row: MemoryRow): MemoryRow[] {
  return sql
    .exec<MemoryRow>(
      `WITH RECURSIVE line (id) AS (
         SELECT ? UNION SELECT m.id FROM memories m JOIN line ON m.supersedes = line.id OR m.superseded_by = line.id)
       SELECT * FROM memories WHERE id IN (SELECT id FROM line) ORDER BY created_at, id`,
      row.id,
    )
    .toArray();
}
