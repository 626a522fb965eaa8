import type { Exchange } from "../../../../client/client.mjs";
import { Fact } from "../parts/fact.tsx";
import { ChooseUser, ErrorNote, Loading } from "../parts/notices.tsx";
import { Time } from "../parts/text.tsx";
import { Waterfall } from "../parts/waterfall.tsx";
import { hashOf } from "../route.ts";
import type { Session } from "../session.ts";
import { useLoaded } from "../use-loaded.ts";
import { cacheSentence, counted, learningSentence, memorySentence } from "../words.ts";
import { Again } from "./exchange/again.tsx";
import { explain, saidIn } from "./exchange/explain.ts";
import { Memories } from "./exchange/memories.tsx";
import { isCached, RequestDiff } from "./exchange/request-diff.tsx";
import { ThenAndNow } from "./exchange/then-and-now.tsx";
import { TokensAndMoney } from "./exchange/tokens-and-money.tsx";

/** One exchange: what was told, why the cache decided as it did, what it took, and what was learnt. */
export function ExchangePage({ session, id }: { readonly session: Session; readonly id: string }) {
  return session.user === "" ? <ChooseUser /> : <ExplainedExchange session={session} id={id} />;
}

function ExplainedExchange({ session, id }: { readonly session: Session; readonly id: string }) {
  const { value, error } = useLoaded(() => explain(session, id));
  if (error !== null) return <ErrorNote message={error} />;
  if (value === null) return <Loading />;
  const { exchange, told, wrote } = value;
  const steps = Object.entries(exchange.timings ?? {}).map(([name, time]) => ({ name, ...time }));
  return (
    <>
      <p>
        <a href={hashOf({ page: "exchanges", user: session.user })}>
          Exchanges of <bdi>{session.user}</bdi>
        </a>
      </p>
      <h1>One exchange</h1>
      <Facts exchange={exchange} />
      <RequestDiff explained={value} />
      <h2>
        {isCached(exchange) ? "What a model would have been told of the user" : "What the model was told of the user"}
      </h2>
      {told.length === 0 ? <p class="empty">Nothing.</p> : null}
      <Memories memories={told} user={session.user} asked={saidIn(value)} />
      <ThenAndNow explained={value} user={session.user} />
      <h2>Where the time went</h2>
      {steps.length === 0 ? (
        <p class="empty">An earlier version wrote this record, without times.</p>
      ) : (
        <Waterfall steps={steps} />
      )}
      <TokensAndMoney exchange={exchange} />
      <h2>What was written</h2>
      {exchange.complete ? null : <p class="warn">The answer broke off; what came of it is kept.</p>}
      {wrote.length === 0 ? <p class="empty">Nothing.</p> : null}
      <Memories memories={wrote} user={session.user} />
      {exchange.redacted.length > 0 ? (
        <p>
          Secrets taken out before anything was stored:{" "}
          {exchange.redacted.map(({ kind, count }) => `${count} ${kind}`).join(", ")}.
        </p>
      ) : null}
      <Again session={session} explained={value} />
    </>
  );
}

/** The characters of a conversation's name that are shown. */
const NAME_CHARACTERS = 40;

const shortened = (name: string): string =>
  name.length > NAME_CHARACTERS ? `${name.slice(0, NAME_CHARACTERS)} …` : name;

function Facts({ exchange }: { readonly exchange: Exchange }) {
  const { at, model, conversation, memory, forgot, feedback } = exchange;
  return (
    <dl class="facts-list">
      <Fact name="When">
        <Time at={at} />
      </Fact>
      <Fact name="Model">
        <bdi>{model === "" ? "imported" : model}</bdi>
      </Fact>
      <Fact name="Conversation">
        <bdi title={conversation}>
          {conversation.startsWith("opening:") ? "recognised by its opening" : shortened(conversation)}
        </bdi>
      </Fact>
      <Fact name="Memory">{memorySentence(exchange)}</Fact>
      <Fact name="Told">
        {counted(memory.injected.length, "memory", "memories")} in {memory.tokens} tokens
        {memory.rules > 0 ? `, and version ${memory.rules} of the tenant’s rules` : ""}
      </Fact>
      <Fact name="Cache">{cacheSentence(exchange)}</Fact>
      <Fact name="Learning">{learningSentence(exchange)}</Fact>
      {forgot.length > 0 ? <Fact name="Forgotten by order">{counted(forgot.length, "memory", "memories")}</Fact> : null}
      {feedback === null ? null : <Fact name="Feedback">{feedback}</Fact>}
    </dl>
  );
}
