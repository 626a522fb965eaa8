import { area, type Route } from "./area.ts";
import { deleteCards, newCard, postCard } from "./card.ts";
import { consent, getConsent, putConsent } from "./consent.ts";
import { cardTokenIn } from "../identity/card-token.ts";
import type { CardRight } from "../ports/card.ts";
import type { Ports } from "../ports/ports.ts";
import { getExchange, getExchangeRequest, listExchanges } from "./exchanges.ts";
import { exportMemories } from "./export.ts";
import { feedback, giveFeedback } from "./feedback.ts";
import { exchangePageQuery, memoryPatch, newMemory, pageQuery, recallQuery } from "./fields.ts";
import { identifyUser, type UserCaller } from "../identity/identify-by-headers.ts";
import { listGrants, revokeGrant } from "./grants.ts";
import { importMemories } from "./import.ts";
import {
  addMemory,
  deleteMemory,
  eraseUser,
  getMemory,
  listMemories,
  memoryHistory,
  memoryUsage,
  patchMemory,
  recallMemories,
  restoreMemory,
} from "./memories.ts";
import { OPERATIONS } from "../metrics/names.ts";
import { ofUser } from "./of-user.ts";
import { LINES, NOTHING, operation } from "./operation.ts";
import { getProfile, newProfile, putProfile } from "./profile.ts";

const none = { query: NOTHING, body: NOTHING };
const read = { ...none, card: "read" } as const;

/** The routes of a user's memory. */
const ROUTES: readonly Route<UserCaller>[] = [
  [
    "memory",
    {
      GET: operation({ query: pageQuery, body: NOTHING, card: "read" }, ofUser(listMemories)),
      POST: operation({ query: NOTHING, body: newMemory }, ofUser(addMemory, { action: "memory.added" })),
      DELETE: operation(none, ofUser(eraseUser, { action: "user.erased" })),
    },
  ],
  [
    "memory/recall",
    {
      POST: operation({ query: NOTHING, body: recallQuery }, ofUser(recallMemories, { operation: OPERATIONS.search })),
    },
  ],
  [
    "memory/export",
    { GET: operation({ ...none, card: "export" }, ofUser(exportMemories, { action: "memories.exported" })) },
  ],
  [
    "memory/import",
    { POST: operation({ query: NOTHING, body: LINES }, ofUser(importMemories, { action: "memories.imported" })) },
  ],
  [
    "memory/consent",
    {
      GET: operation(none, ofUser(getConsent)),
      PUT: operation({ query: NOTHING, body: consent }, ofUser(putConsent, { action: "consent.changed" })),
    },
  ],
  [
    "memory/profile",
    {
      GET: operation(read, ofUser(getProfile)),
      PUT: operation({ query: NOTHING, body: newProfile }, ofUser(putProfile, { action: "profile.changed" })),
    },
  ],
  [
    "memory/card",
    {
      POST: operation({ query: NOTHING, body: newCard, mayLackBody: true }, ofUser(postCard, { action: "card.made" })),
      DELETE: operation(none, ofUser(deleteCards, { action: "cards.ended" })),
    },
  ],
  ["memory/grants", { GET: operation(none, ofUser(listGrants)) }],
  ["memory/grants/{}", { DELETE: operation(none, ofUser(revokeGrant, { action: "grant.revoked" })) }],
  ["memory/usage", { GET: operation(none, ofUser(memoryUsage)) }],
  ["memory/feedback", { POST: operation({ query: NOTHING, body: feedback }, ofUser(giveFeedback)) }],
  ["memory/exchanges", { GET: operation({ query: exchangePageQuery, body: NOTHING }, ofUser(listExchanges)) }],
  ["memory/exchanges/{}", { GET: operation(none, ofUser(getExchange)) }],
  ["memory/exchanges/{}/request", { GET: operation(none, ofUser(getExchangeRequest)) }],
  ["memory/{}/history", { GET: operation(read, ofUser(memoryHistory)) }],
  ["memory/{}/restore", { POST: operation(none, ofUser(restoreMemory, { action: "memory.restored" })) }],
  [
    "memory/{}",
    {
      GET: operation(read, ofUser(getMemory)),
      PATCH: operation(
        { query: NOTHING, body: memoryPatch, card: "correct" },
        ofUser(patchMemory, { action: "memory.changed" }),
      ),
      DELETE: operation({ ...none, card: "delete" }, ofUser(deleteMemory, { action: "memory.deleted" })),
    },
  ],
];

/** Identifies a caller by a key, or by the token of a card where a card may call. */
async function identifyHolder(request: Request, ports: Ports, right?: CardRight): Promise<UserCaller> {
  const token = right === undefined ? null : cardTokenIn(request.headers);
  if (right === undefined || token === null) return identifyUser(request, ports);
  const { openCard } = await import("../card/cards.ts");
  return openCard(token, right, request.headers, ports);
}

export const memoryRoutes = area(ROUTES, identifyHolder, {
  code: "memory_unavailable",
  message: "The memory cannot be reached right now. Try again.",
});
