const MAX_BYTES = 256;

/** Says whether a text can be the id of a user, a tenant or a conversation. Ids are compared byte for byte. */
export function isId(id: string): boolean {
  return problemWithId(id) === null;
}

/** Returns why a text cannot be an id, or null if it can. */
export function problemWithId(id: string): string | null {
  if (id.trim() === "") return "must not be blank";
  if (/\p{Cc}/u.test(id)) return "must not contain control characters";
  if (!id.isWellFormed()) return "must not contain half of a surrogate pair";
  if (id.length * 3 > MAX_BYTES && new TextEncoder().encode(id).byteLength > MAX_BYTES)
    return `must not be longer than ${MAX_BYTES} bytes`;
  return null;
}
