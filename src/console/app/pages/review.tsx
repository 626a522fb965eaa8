import type { Memory, Rules } from "../../../../client/client.mjs";
import { ActButton } from "../parts/act-button.tsx";
import { MemoryRow } from "../parts/memory-row.tsx";
import { Empty, ErrorNote, Loading } from "../parts/notices.tsx";
import type { Session } from "../session.ts";
import { type Loaded, useLoaded } from "../use-loaded.ts";

/** What waits for a person: quarantined and doubtful memories of this user, and rules that many users ask for. */
export function ReviewPage({ session }: { readonly session: Session }) {
  const rules = useLoaded(() => session.client.getRules());
  return (
    <>
      <h1>Review</h1>
      {session.user === "" ? (
        <Empty>Name a user above to review their memories.</Empty>
      ) : (
        <Doubtful session={session} />
      )}
      <h2>Rules for all users</h2>
      <ErrorNote message={rules.error} />
      <RulesInForce session={session} rules={rules} />
    </>
  );
}

/** Below it, a statement may have been meant otherwise. */
const DOUBTFUL = 0.5;

function Doubtful({ session }: { readonly session: Session }) {
  const waiting = useLoaded(async (): Promise<readonly Memory[]> => {
    const [quarantined, active] = await Promise.all([
      session.client.listMemories({ query: { status: "quarantined", limit: 200 } }),
      session.client.listMemories({ query: { type: "semantic", limit: 200 } }),
    ]);
    return [...quarantined.data, ...active.data.filter(({ confidence }) => confidence < DOUBTFUL)];
  });
  if (waiting.error !== null) return <ErrorNote message={waiting.error} />;
  if (waiting.value === null) return <Loading />;
  if (waiting.value.length === 0)
    return <Empty>Nothing of this user waits: none is quarantined, none is doubtful.</Empty>;
  return (
    <ol class="timeline">
      {waiting.value.map((memory) => (
        <MemoryRow key={memory.id} memory={memory} session={session} onChange={waiting.reload} />
      ))}
    </ol>
  );
}

function RulesInForce({ session, rules }: { readonly session: Session; readonly rules: Loaded<Rules> }) {
  if (rules.value === null) return null;
  const { rules: inForce, proposals = [] } = rules.value;
  const put = (next: readonly { readonly text: string }[]) =>
    session.client.putRules({ body: { rules: next.map(({ text }) => ({ text })) } }).then(rules.reload);
  const open = proposals.filter(({ text }) => !inForce.some((rule) => rule.text === text));
  return (
    <>
      <ul class="rules">
        {inForce.map((rule) => (
          <li key={rule.text}>
            <bdi>{rule.text}</bdi> <ActButton label="Withdraw" act={() => put(inForce.filter((one) => one !== rule))} />
          </li>
        ))}
      </ul>
      {inForce.length === 0 ? <Empty>No rule is in force.</Empty> : null}
      <h3>Asked for by many</h3>
      <ul class="rules">
        {open.map(({ text, users }) => (
          <li key={text}>
            <bdi>{text}</bdi> <span class="tag">{users} users</span>{" "}
            <ActButton label="Approve" act={() => put([...inForce, { text }])} />
          </li>
        ))}
      </ul>
      {open.length === 0 ? <Empty>Nothing is asked for by five users or more.</Empty> : null}
    </>
  );
}
