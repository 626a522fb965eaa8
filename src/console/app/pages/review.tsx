import { type DeclinedProposal, type Rules, ThroughlineError } from "../../../../client/client.mjs";
import { ActButton } from "../parts/act-button.tsx";
import { Empty, ErrorNote, Loading } from "../parts/notices.tsx";
import { Time } from "../parts/text.tsx";
import type { Session } from "../session.ts";
import { UNDO_MS, useDecisions } from "../use-decisions.ts";
import { useLoaded } from "../use-loaded.ts";
import { changeRules } from "./review/change-rules.ts";
import { memoriesToReview, proposalsToReview } from "./review/review-item.ts";
import { ReviewRow } from "./review/review-row.tsx";

/** One queue of what waits for a person: quarantined, observed and doubtful memories, and rules that many ask for. */
export function ReviewPage({ session }: { readonly session: Session }) {
  const rules = useLoaded(() => session.client.getRules());
  const declined = useLoaded(() => declinedProposals(session));
  const memories = useLoaded(() => (session.user === "" ? Promise.resolve([]) : memoriesToReview(session)));
  const decisions = useDecisions(() => {
    rules.reload();
    declined.reload();
    memories.reload();
  });
  const items = [...(memories.value ?? []), ...(rules.value === null ? [] : proposalsToReview(session, rules.value))];
  const isLoading = memories.value === null && memories.error === null;
  return (
    <>
      <h1>Review</h1>
      <p class="hint">
        {session.user === "" ? "Name a user above to review their memories as well. " : ""}A decision is carried out
        after {UNDO_MS / 1_000} seconds, or when you leave this page. Until then it can be undone.
      </p>
      <ErrorNote message={memories.error ?? rules.error ?? decisions.error} />
      {isLoading ? <Loading /> : null}
      {!isLoading && items.length === 0 ? (
        <Empty>
          Nothing waits: nothing is quarantined, observed or doubtful, and no rule is asked for by five users or more.
        </Empty>
      ) : null}
      <div class="timeline" role="list">
        {items.map((item) => (
          <ReviewRow key={item.id} item={item} session={session} decisions={decisions} />
        ))}
      </div>
      <h2>Rules for all users</h2>
      {rules.value === null ? null : <RulesInForce session={session} rules={rules.value} onChange={rules.reload} />}
      <DeclinedRules
        proposals={declined.value ?? []}
        reopen={(id) =>
          session.client.reopenProposal({ id }).then(() => {
            rules.reload();
            declined.reload();
          })
        }
      />
    </>
  );
}

/** A user's token may not read what others ask for. */
async function declinedProposals({ client }: Session): Promise<readonly DeclinedProposal[]> {
  try {
    return (await client.listDeclinedProposals()).data;
  } catch (error) {
    if (error instanceof ThroughlineError && error.status === 403) return [];
    throw error;
  }
}

interface DeclinedProps {
  readonly proposals: readonly DeclinedProposal[];
  readonly reopen: (id: string) => Promise<unknown>;
}

function DeclinedRules({ proposals, reopen }: DeclinedProps) {
  if (proposals.length === 0) return null;
  return (
    <>
      <h2>Declined rules</h2>
      <p class="hint">They are proposed again once twice as many users ask for them.</p>
      <ul class="rules">
        {proposals.map(({ id, text, users, declinedAt }) => (
          <li key={id}>
            <bdi class="text">{text}</bdi>{" "}
            <span class="hint">
              {users} users ask for it, declined <Time at={declinedAt} />
            </span>{" "}
            <ActButton label="Propose again" act={() => reopen(id)} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface RulesProps {
  readonly session: Session;
  readonly rules: Rules;
  readonly onChange: () => void;
}

function RulesInForce({ session, rules: { rules }, onChange }: RulesProps) {
  const withdraw = (gone: string) =>
    changeRules(session, (texts) => texts.filter((text) => text !== gone)).then(onChange);
  return (
    <>
      {rules.length === 0 ? <Empty>No rule is in force.</Empty> : null}
      <ul class="rules">
        {rules.map(({ text }) => (
          <li key={text}>
            <bdi class="text">{text}</bdi>{" "}
            <ActButton label="Withdraw" confirm="It stops at once, for all users." act={() => withdraw(text)} />
          </li>
        ))}
      </ul>
    </>
  );
}
