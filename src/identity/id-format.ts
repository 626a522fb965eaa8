const BYTES_AT_MOST = 256;

/** Whether a text can be an id of a user, a tenant or a conversation. Ids are compared byte for byte. */
export function isId(id: string): boolean {
  return problemWithId(id) === null;
}

/** Why a text cannot be an id; null: it can. */
export function problemWithId(id: string): string | null {
  if (id.trim() === "") return "must not be blank";
  if (/\p{Cc}/u.test(id)) return "must not contain control characters";
  if (!id.isWellFormed()) return "must not contain half of a surrogate pair";
  if (id.length * 3 > BYTES_AT_MOST && new TextEncoder().encode(id).byteLength > BYTES_AT_MOST)
    return `must not be longer than ${BYTES_AT_MOST} bytes`;
  return null;
}
