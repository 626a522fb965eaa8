import { looksLikeKey } from "./api-key.ts";

/** Matches a whole Throughline key, or the token of a card, anywhere in a text, in any letter case. */
const WHOLE_KEY = /tl_(?:(?:[0-9a-f]{32}|platform)_[0-9a-f]{12}_[\w-]{43}|card_[0-9a-f]{64}_)/i;
/** The length of the shortest key, which is one of the platform. */
const MIN_CHARACTERS = 68;
/**
 * Runs that may be base64 of a key: 68 characters become 91. Base64 of a key alone has letters and digits only, so the
 * second pattern finds it between the slashes of a path as well. Each run is tried from its start alone.
 */
const PACKED = [/(?<![\w+/-])[\w+/-]{91,}/g, /(?<![A-Za-z0-9])[A-Za-z0-9]{91,}/g];
/** A proxy and a server may each decode a URL once, and clients encode one twice by mistake. */
const MAX_DECODINGS = 3;

/** Returns whether a text holds a whole Throughline key: as it is, percent-encoded, in base64 or behind `Basic`. */
export function holdsKey(text: string): boolean {
  const [, packed] = /^basic +([\w+/=-]+)$/i.exec(text) ?? [];
  if (packed !== undefined && looksLikeKey(unpack(packed))) return true;
  if (text.length < MIN_CHARACTERS) return false;
  const plain = percentDecoded(text);
  if (WHOLE_KEY.test(plain)) return true;
  return PACKED.some((pattern) => plain.match(pattern)?.some((run) => WHOLE_KEY.test(unpack(run))));
}

function percentDecoded(text: string): string {
  let plain = text;
  for (let time = 0; time < MAX_DECODINGS && plain.includes("%"); time++) {
    plain = plain.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return plain;
}

/** Decodes base64 in either alphabet. Returns "" for any other text. */
function unpack(packed: string): string {
  try {
    return atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
