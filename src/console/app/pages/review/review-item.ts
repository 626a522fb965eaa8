import type { Memory, Rules } from "../../../../../client/client.mjs";
import { doubtOf } from "../../parts/memory-row.tsx";
import type { Session } from "../../session.ts";
import { changeRules } from "./change-rules.ts";

/** Something that waits for a person to decide. */
export interface ReviewItem {
  readonly id: string;
  readonly kind: "quarantined" | "observed" | "doubtful" | "rule";
  readonly text: string;
  /** Says why it waits. */
  readonly why: string;
  /** The memory that it is about. Null for a rule. */
  readonly memory: Memory | null;
  /** The ids of the statements that it was counted over. */
  readonly restsOn: readonly string[];
  readonly approve: () => Promise<unknown>;
  readonly decline: () => Promise<unknown>;
  readonly edit: (text: string) => Promise<unknown>;
}

/** Below it, a statement may have been meant otherwise. */
const DOUBTFUL = 0.5;
/** Memories that are searched for doubtful ones, in pages. */
const PAGES = 5;
const PAGE_SIZE = 200;

const QUARANTINE_WORDS: Readonly<Record<string, string>> = {
  overrides: "it tells the model to ignore its instructions",
  impersonates: "it speaks as if it were the system",
  conceals: "it asks to hide something from the user",
  exfiltrates: "it asks to send data somewhere",
};

/** Returns everything of a person that waits, quarantined memories first. */
export async function memoriesToReview(session: Session): Promise<ReviewItem[]> {
  const { client } = session;
  const [quarantined, active] = await Promise.all([
    client.listMemories({ query: { status: "quarantined", limit: PAGE_SIZE } }),
    activeMemories(session),
  ]);
  const item = (memory: Memory, kind: ReviewItem["kind"], why: string): ReviewItem => ({
    id: memory.id,
    kind,
    text: memory.type === "episodic" ? (memory.source.quote ?? memory.text) : memory.text,
    why,
    memory,
    restsOn: isObserved(memory) ? restsOn(memory) : [],
    approve: () => (memory.quarantine ? client.restoreMemory({ id: memory.id }) : approve(session, memory)),
    decline: () => client.deleteMemory({ id: memory.id }),
    edit: (text) => client.changeMemory({ id: memory.id, body: { text } }),
  });
  return [
    ...quarantined.data.map((memory) =>
      isObserved(memory)
        ? item(memory, "observed", "it was counted over what this person said, and nobody said it")
        : item(
            memory,
            "quarantined",
            QUARANTINE_WORDS[memory.quarantine ?? ""] ?? "it reads like an order to the model",
          ),
    ),
    ...active.flatMap((memory) => {
      const why = isNew(memory) ? doubtIn(memory) : null;
      return why === null ? [] : [item(memory, "doubtful", why)];
    }),
  ];
}

const isNew = ({ metadata }: Memory): boolean => metadata["approvedAt"] === undefined;

const isObserved = ({ kind }: Memory): boolean => (kind as string | null) === "observation";

/** Returns the memories that an observation rests on. Returns none for any other memory. */
function restsOn({ metadata }: Memory): readonly string[] {
  const named = metadata["restsOn"];
  return Array.isArray(named) ? named.filter((id): id is string => typeof id === "string") : [];
}

function doubtIn(memory: Memory): string | null {
  if (memory.type !== "semantic") return null;
  const doubt = doubtOf(memory);
  if (doubt !== null) return doubt;
  const percent = Math.round(memory.confidence * 100);
  return memory.confidence < DOUBTFUL ? `only ${percent} % certain that it was meant so` : null;
}

async function activeMemories({ client }: Session): Promise<Memory[]> {
  const all: Memory[] = [];
  for (let [page, cursor] = [0, ""]; page < PAGES; page += 1) {
    const { data, nextCursor } = await client.listMemories({
      query: { limit: PAGE_SIZE, ...(cursor !== "" && { cursor }) },
    });
    all.push(...data);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return all;
}

/** Confirms a memory: the doubt goes, and the queue knows it again by the day of the approval. */
function approve({ client }: Session, { id, metadata }: Memory): Promise<unknown> {
  const { doubt: _doubt, earlier: _earlier, ...rest } = metadata;
  return client.changeMemory({ id, body: { metadata: { ...rest, approvedAt: new Date().toISOString() } } });
}

/** Returns rules that many users ask for. */
export function proposalsToReview(session: Session, { rules, proposals = [] }: Rules): ReviewItem[] {
  const add = (text: string) => changeRules(session, (texts) => (texts.includes(text) ? texts : [...texts, text]));
  return proposals
    .filter(({ text }) => !rules.some((rule) => rule.text === text))
    .map(({ id, text, users }) => ({
      id: `rule ${id}`,
      kind: "rule",
      text,
      why: `${users} users ask for it, each for themselves`,
      memory: null,
      restsOn: [],
      approve: () => add(text),
      decline: () => session.client.declineProposal({ body: { id } }),
      edit: add,
    }));
}
