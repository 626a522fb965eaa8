import type * as v from "valibot";
import { ProxyError } from "../http/errors.ts";
import { costOf, roundedCost } from "../metrics/cost.ts";
import { renderRules } from "../memory/rules/tenant-rules.ts";
import type { ExchangeRecord, ExplainedExchange, ToldRequest } from "../ports/exchange.ts";
import type { Prices } from "../ports/settings.ts";
import type { exchangePageQuery } from "./fields.ts";
import type { UserCall } from "./of-user.ts";

/* `/memory/exchanges` explains what happened to each request of a user. */

type ExchangePage = v.InferOutput<typeof exchangePageQuery>;

/** The money of an exchange, in the currency of `PRICES` and at the prices of now. */
export interface ExchangeCost {
  /** The price of the provider's answer. 0 if the cache answered. */
  readonly spent: number;
  /** The price of the answer that the cache served instead. */
  readonly saved: number;
  /** The part of `spent` that memory added to the request, priced as new input. */
  readonly memory: number;
}

export interface ShownExchange extends ExplainedExchange {
  /** Null if no prices are set, or nobody counted the tokens. */
  readonly cost: ExchangeCost | null;
}

export async function listExchanges({ scope, query, ports }: UserCall<ExchangePage>): Promise<Response> {
  return Response.json(await ports.memory.exchanges(scope, query));
}

export async function getExchange({ scope, ports }: UserCall, id: string): Promise<Response> {
  const exchange = await ports.memory.exchange(scope, id);
  if (!exchange) throw unknownExchange();
  const shown: ShownExchange = { ...exchange, cost: costOfExchange(exchange, ports.settings.prices) };
  return Response.json(shown);
}

/** A request as the API shows it, with the rules of the tenant that stood in it. */
export interface ShownRequest extends ToldRequest {
  /** Empty if there were none, or that version is no longer kept. */
  readonly rules: string;
}

export async function getExchangeRequest({ scope, ports }: UserCall, id: string): Promise<Response> {
  const [exchange, told] = await Promise.all([ports.memory.exchange(scope, id), ports.memory.toldRequest(scope, id)]);
  if (!exchange || !told) throw unknownExchange();
  const version = exchange.memory.rules;
  const rules = version === 0 ? null : await ports.rules.read(scope, version);
  const shown: ShownRequest = { rules: rules ? renderRules(rules) : "", ...told };
  return Response.json(shown);
}

const unknownExchange = (): ProxyError => new ProxyError("not_found", "This user has no exchange of this id.", "id");

function costOfExchange(
  { usage, model, memory }: Pick<ExchangeRecord, "usage" | "model" | "memory">,
  prices: Prices | null,
): ExchangeCost | null {
  if (!usage || !prices) return null;
  const { input, output, promptCacheRead: cachedInput = 0 } = usage;
  const cost = roundedCost(costOf({ input, output, cachedInput }, model, prices));
  if (usage.saved) return { spent: 0, saved: cost, memory: 0 };
  const added = costOf({ input: memory.tokens, output: 0 }, model, prices);
  return { spent: cost, saved: 0, memory: roundedCost(added) };
}
