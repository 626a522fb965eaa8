/** Nearly every exchange comes in here, so that its record does not say so. */
const USUAL = "/v1/chat/completions";
/** Longer paths are nobody's endpoint, and only their beginning is kept. */
const MAX_CHARACTERS = 200;
const AZURE_VERSION = /^[\w.-]{1,40}$/;

/**
 * Returns the endpoint at which a request came in, by which it can be sent again: the path, and Azure's version of it. No
 * other parameter, because one may be a key.
 * @returns null for the usual one
 */
export function endpointOf(url: string): string | null {
  const { pathname, searchParams } = new URL(url);
  if (pathname === USUAL) return null;
  if (pathname.length > MAX_CHARACTERS) return `${pathname.slice(0, MAX_CHARACTERS)}…`;
  const version = searchParams.get("api-version");
  return version !== null && AZURE_VERSION.test(version) ? `${pathname}?api-version=${version}` : pathname;
}
