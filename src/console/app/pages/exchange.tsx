import type { ComponentChildren } from "preact";
import type { Exchange, Memory } from "../../../../client/client.mjs";
import { CopyButton } from "../parts/copy-button.tsx";
import { ChooseUser, ErrorNote, Loading } from "../parts/notices.tsx";
import { ScoreBar } from "../parts/score-bar.tsx";
import { Text, Time } from "../parts/text.tsx";
import { CACHE_WORDS, MEMORY_WORDS } from "../words.ts";
import { hashOf } from "../route.ts";
import { ROOT, type Session } from "../session.ts";
import { useLoaded } from "../use-loaded.ts";

/** One exchange: what was told, why the cache decided as it did, and what was learnt. */
export function ExchangePage({ session, id }: { readonly session: Session; readonly id: string }) {
  return session.user === "" ? <ChooseUser /> : <Explained session={session} id={id} />;
}

interface Found {
  readonly exchange: Exchange;
  readonly told: readonly Told[];
  readonly wrote: readonly Told[];
  /** The block for the same words as it was then; null if nothing was said that is still there. */
  readonly block: string | null;
}

/** A memory of an exchange; null if it was deleted since. */
interface Told {
  readonly id: string;
  readonly score: number | null;
  readonly memory: Memory | null;
}

function Explained({ session, id }: { readonly session: Session; readonly id: string }) {
  const { value, error } = useLoaded(() => explain(session, id));
  if (error !== null) return <ErrorNote message={error} />;
  if (value === null) return <Loading />;
  const { exchange, told, wrote, block } = value;
  const { memory, learning } = exchange;
  const best = Math.max(...told.map(({ score }) => score ?? 0), 0);
  return (
    <>
      <h1>One exchange</h1>
      <dl class="facts-list">
        <Fact name="When">
          <Time at={exchange.at} />
        </Fact>
        <Fact name="Model">{exchange.model}</Fact>
        <Fact name="Conversation">
          <bdi>{exchange.conversation}</bdi>
        </Fact>
        <Fact name="Memory">
          {MEMORY_WORDS[memory.mode]}
          {memory.degraded === null ? "" : ` It was degraded: ${memory.degraded}.`}
        </Fact>
        <Fact name="Told">
          {memory.injected.length} memories and {memory.rules} rules, in {memory.tokens} tokens
        </Fact>
        <Fact name="Cache">{cacheSentence(exchange)}</Fact>
        <Fact name="Learning">
          {learning.status}
          {learning.reason === null ? "" : `: ${learning.reason}`}
        </Fact>
      </dl>
      <h2>What the model was told of the user</h2>
      {told.length === 0 ? <p>Nothing.</p> : null}
      <ul class="told">
        {told.map((one) => (
          <li key={one.id}>
            <ScoreBar score={one.score} best={best} />
            <MemoryLine told={one} user={session.user} />
          </li>
        ))}
      </ul>
      {block === null ? null : (
        <details>
          <summary>The block for these words, as it was then</summary>
          <pre tabIndex={0}>{block}</pre>
        </details>
      )}
      <h2>What was written</h2>
      {exchange.complete ? null : <p class="warn">The answer broke off; what came of it is kept.</p>}
      <ul class="told">
        {wrote.map((one) => (
          <li key={one.id}>
            <MemoryLine told={one} user={session.user} />
          </li>
        ))}
      </ul>
      {exchange.redacted.length > 0 ? (
        <p>
          Secrets taken out before anything was stored:{" "}
          {exchange.redacted.map(({ kind, count }) => `${count} ${kind}`).join(", ")}.
        </p>
      ) : null}
      <h2>Again</h2>
      <CopyButton label="Copy as curl" text={asCurl(session, exchange)} />
      <CopyButton label="Copy as SDK code" text={asCode(session, exchange)} />
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function MemoryLine({ told: { id, memory }, user }: { readonly told: Told; readonly user: string }) {
  if (memory === null) return <em>deleted since</em>;
  return (
    <>
      <a href={hashOf({ page: "memory", id, user })}>
        <Time at={memory.createdAt} />
      </a>{" "}
      <Text>{memory.type === "episodic" ? (memory.source.quote ?? memory.text) : memory.text}</Text>
    </>
  );
}

function cacheSentence({ cache }: Exchange): string {
  return cache.detail === null ? cache.status : `${cache.status}: ${CACHE_WORDS[cache.detail] ?? cache.detail}`;
}

async function explain({ client }: Session, id: string): Promise<Found> {
  const exchange = await client.getExchange({ id });
  const read = async (one: string, score: number | null): Promise<Told> => ({
    id: one,
    score,
    memory: await client.getMemory({ id: one }).catch(() => null),
  });
  const [told, wrote] = await Promise.all([
    Promise.all(exchange.memory.injected.map((one) => read(one.id, one.score))),
    Promise.all(exchange.wrote.map((one) => read(one, null))),
  ]);
  const said = wrote.find(({ memory }) => memory?.type === "episodic")?.memory?.source.quote ?? null;
  const asked =
    said === null ? null : await client.recallMemories({ body: { query: said.slice(0, 2_000), asOf: exchange.at } });
  return { exchange, told, wrote, block: asked?.block ?? null };
}

function asCurl({ user }: Session, { model }: Exchange): string {
  const body = JSON.stringify({ model, messages: [{ role: "user", content: "…" }] });
  return `curl ${ROOT}/v1/chat/completions -H 'content-type: application/json' -H ${quoted(`Throughline-User: ${user}`)} -d ${quoted(body)}`;
}

function asCode({ user }: Session, { model }: Exchange): string {
  return [
    'import OpenAI from "openai";',
    `const client = new OpenAI({ baseURL: ${JSON.stringify(`${ROOT}/v1`)} });`,
    `await client.chat.completions.create({ model: ${JSON.stringify(model)}, user: ${JSON.stringify(user)}, messages: [{ role: "user", content: "…" }] });`,
  ].join("\n");
}

/** Quotes a text for a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
