import * as v from "valibot";
import { endCards, makeCard } from "../card/cards.ts";
import { ProxyError } from "../http/errors.ts";
import { publicOrigin } from "../http/public-origin.ts";
import { CARD_LANGUAGES, CARD_RIGHTS, type CardLanguage, type CardRight } from "../ports/card.ts";
import { time } from "./fields.ts";
import type { UserCall } from "./of-user.ts";

/* `/memory/card`: the link by which a person sees, corrects and deletes what is remembered of them, without an account. */

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_MS = 7 * DAY_MS;
/** The link opens the memory to anybody who finds it, so that it may not lie in a mailbox for long. */
const MAX_MS = 30 * DAY_MS;

const RIGHTS = Object.keys(CARD_RIGHTS) as Exclude<CardRight, "read">[];

export const newCard = v.strictObject({
  language: v.optional(v.picklist(CARD_LANGUAGES, `must be one of ${CARD_LANGUAGES.join(", ")}`), "en"),
  allow: v.optional(
    v.array(v.picklist(RIGHTS, `must be one of ${RIGHTS.join(", ")}`), "must be a list of rights"),
    RIGHTS,
  ),
  expiresAt: v.optional(v.nullable(time), null),
});

/** A card as the API shows it, once. */
export interface ShownCard {
  readonly id: string;
  /** The link. Whoever holds it sees what the card allows. */
  readonly url: string;
  readonly language: CardLanguage;
  readonly allow: readonly CardRight[];
  readonly expiresAt: string;
}

/** @throws {ProxyError} `invalid_value` for a time that is past or too far ahead */
export async function postCard({
  who,
  body,
  request,
  ports,
  now,
}: UserCall<unknown, v.InferOutput<typeof newCard>>): Promise<Response> {
  const { language, allow } = body;
  const wanted = body.expiresAt === null ? now + DEFAULT_MS : Date.parse(body.expiresAt);
  if (wanted <= now || wanted > now + MAX_MS) {
    throw new ProxyError("invalid_value", "expiresAt must lie ahead, and at most 30 days.", "expiresAt");
  }
  const { id, token, expiresAt } = await makeCard(who, { language, rights: allow, expiresAt: wanted }, ports);
  const card: ShownCard = {
    id,
    // Browsers send what follows the sign to nobody, so that no log on the way can hold it.
    url: `${publicOrigin(request.url, ports.settings)}/card#${token}`,
    language,
    allow: ["read", ...RIGHTS.filter((right) => allow.includes(right))],
    expiresAt: new Date(expiresAt).toISOString(),
  };
  return Response.json(card, { status: 201, headers: { "cache-control": "no-store" } });
}

export async function deleteCards({ scope, ports }: UserCall): Promise<Response> {
  await endCards(scope, ports);
  return new Response(null, { status: 204 });
}
