import { type Throughline, throughline } from "../../../client/client.mjs";
import type { CardLanguage, CardRight } from "../../ports/card.ts";

/** The content of the link that the page was opened with, and a client that brings its token. */
export interface Link {
  readonly language: CardLanguage;
  readonly rights: readonly Exclude<CardRight, "read">[];
  readonly expiresAt: Date;
  readonly client: Throughline;
}

const TOKEN = /^tl_card_[0-9a-f]{64}_[0-9a-z]{26}_([0-9a-z]{1,9})_(en|de|fr|es)_([rcdx]+)_[\w-]{43}_[0-9a-f]{32}$/;
const RIGHTS = [
  ["correct", "c"],
  ["delete", "d"],
  ["export", "x"],
] as const;

/** Reads the link. The server checks what it says: the page only shows what it may. Returns null for none. */
export function linkIn(hash: string): Link | null {
  const token = hash.slice(1);
  const [, until = "", language, letters = ""] = TOKEN.exec(token) ?? [];
  if (language === undefined) return null;
  const headers = { authorization: `Bearer ${token}` };
  return {
    language: language as CardLanguage,
    rights: RIGHTS.flatMap(([right, letter]) => (letters.includes(letter) ? [right] : [])),
    expiresAt: new Date(Number.parseInt(until, 36) * 1000),
    client: throughline({ baseUrl: location.origin, headers, fetch: sendOn }),
  };
}

const sendOn = (url: URL, init: RequestInit): Promise<Response> => fetch(url, init);

/** Returns the page's language for somebody without a link: the browser's, if the page speaks it. */
export function languageOfBrowser(): CardLanguage {
  const [named = "en"] = navigator.language.split("-");
  return named === "de" || named === "fr" || named === "es" ? named : "en";
}

/** Says whether an error means that the link is over. */
export const isEnded = (error: unknown): boolean => (error as { readonly status?: number } | null)?.status === 401;
