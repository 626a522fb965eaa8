import type { Exchange } from "../../../../../client/client.mjs";
import { Fact, Figure } from "../../parts/fact.tsx";

/** Shows what an exchange took: tokens, what the provider says of its own prompt cache, and money. */
export function TokensAndMoney({ exchange: { usage, memory, cost } }: { readonly exchange: Exchange }) {
  return (
    <>
      <h2>Tokens and money</h2>
      {usage === undefined ? (
        <p>The provider did not count the tokens of this answer. For a stream, ask for its usage.</p>
      ) : (
        <dl class="facts-list figures">
          <Figure name={usage.saved ? "Input, saved" : "Input"} value={usage.input} />
          <Figure name={usage.saved ? "Output, saved" : "Output"} value={usage.output} />
          {usage.reasoning === undefined ? null : <Figure name="of the output, reasoning" value={usage.reasoning} />}
          <Figure name="of the input, memory" value={memory.tokens} />
          {usage.promptCacheRead === undefined ? null : (
            <Figure name="read from the provider’s prompt cache" value={usage.promptCacheRead} />
          )}
          {usage.promptCacheWritten === undefined ? null : (
            <Figure name="written to the provider’s prompt cache" value={usage.promptCacheWritten} />
          )}
          {cost === null ? null : (
            <>
              <Figure name="Cost" value={cost.spent} />
              <Figure name="memory, priced as new input" value={cost.memory} />
              <Figure name="Saved by the cache" value={cost.saved} />
            </>
          )}
        </dl>
      )}
      {usage === undefined ? null : (
        <dl class="facts-list">
          <Fact name="Provider’s prompt cache">{promptCacheSentence(usage)}</Fact>
          {cost === null ? (
            <Fact name="Money">
              No price is set for <code>PRICES</code> to tell it.
            </Fact>
          ) : null}
        </dl>
      )}
    </>
  );
}

function promptCacheSentence(usage: NonNullable<Exchange["usage"]>): string {
  if (usage.saved) return "Nothing was sent to the provider.";
  const { input, promptCacheRead: read } = usage;
  if (read === undefined) return "The provider says nothing about it.";
  if (read === 0) return "The provider read nothing of this prompt from it.";
  return `The provider read ${Math.round((read / Math.max(1, input)) * 100)} % of the input from it.`;
}
