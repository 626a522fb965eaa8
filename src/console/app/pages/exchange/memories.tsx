import type { Memory } from "../../../../../client/client.mjs";
import { ScoreBar } from "../../parts/score-bar.tsx";
import { Text, Time } from "../../parts/text.tsx";
import { hashOf } from "../../route.ts";
import { quoteOf } from "../../words.ts";
import type { Grounds, ToldMemory } from "./explain.ts";
import { sharedWords } from "./shared-words.ts";

interface MemoriesProps {
  readonly memories: readonly ToldMemory[];
  readonly user: string;
  /** The words that they were told for. Left out for memories that were written. */
  readonly asked?: string | null;
}

/** Lists memories of an exchange, each with its quote, and with the score by which it was told. */
export function Memories({ memories, user, asked }: MemoriesProps) {
  const best = Math.max(0, ...memories.map(({ score, memory }) => (isStanding(memory) ? 0 : (score ?? 0))));
  return (
    <ul class="told">
      {memories.map(({ id, score, memory, grounds }) => (
        <li key={id}>
          {asked === undefined ? null : <ScoreBar score={score} best={best} isStanding={isStanding(memory)} />}
          {memory === null ? (
            <em>deleted since</em>
          ) : (
            <MemoryWords
              grounds={grounds}
              memory={memory}
              user={user}
              shared={asked === undefined ? [] : sharedWords(asked, memory.text)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Returns whether a memory stands in every request, whatever is asked. */
const isStanding = (memory: Memory | null): boolean => memory?.pinned === true || memory?.type === "procedural";

interface MemoryWordsProps {
  readonly memory: Memory;
  readonly user: string;
  readonly shared: readonly string[];
  readonly grounds: ToldMemory["grounds"];
}

function MemoryWords({ memory, user, shared, grounds }: MemoryWordsProps) {
  const { id, type, kind, text, source, createdAt, validTo } = memory;
  const quote = quoteOf(memory);
  return (
    <>
      <p class="facts">
        <a href={hashOf({ page: "memory", id, user })}>
          <Time at={createdAt} />
        </a>
        <span class="tag">{type === "episodic" ? "round" : (kind ?? type)}</span>
        {validTo === null ? null : <span class="tag warn">no longer holds</span>}
        {grounds === null ? null : <Parts grounds={grounds} />}
        {shared.length === 0 ? null : (
          <span>
            in common: <bdi>{shared.join(", ")}</bdi>
          </span>
        )}
      </p>
      <Text>{type === "episodic" ? (source.quote ?? text) : text}</Text>
      {quote === null ? null : (
        <p class="source">
          <q>
            <bdi>{quote}</bdi>
          </q>
        </p>
      )}
    </>
  );
}

/** Shows the parts of a score: its words, its meaning, and what came of it before. */
function Parts({ grounds: { parts, through } }: { readonly grounds: Grounds }) {
  const { words, meaning, history } = parts;
  return (
    <span title="The share of the question’s words that it says, how near its meaning is, and the factor of feedback and idle time">
      {through === null ? null : (
        <>
          <q>
            <bdi>{through.slice(0, MAX_THROUGH)}</bdi>
          </q>
          :{" "}
        </>
      )}
      words {percent(words)}, meaning {percent(meaning)}
      {history === 1 ? "" : `, by its history × ${history.toFixed(2)}`}
    </span>
  );
}

/** The characters of a statement that are shown beside its round. */
const MAX_THROUGH = 120;

const percent = (share: number): string => `${Math.round(share * 100)} %`;
