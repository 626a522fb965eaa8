import { parseObject } from "./json.ts";

/** The person that a user field names, and the session that some clients write into the same field. */
export interface PersonAndSession {
  readonly person: string;
  /** Null if the field holds no session. */
  readonly session: string | null;
  /** True if another session has begun this one, so that a subagent asks. Left out for any other. */
  readonly isSub?: boolean;
}

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** The form of Claude Code up to 2.1.77. It leaves the account empty for callers with an API key. */
const JOINED = new RegExp(`^user_([0-9a-z-]+)_account_(${UUID})?_session_(${UUID})$`, "i");
/** A longer text is no such field: three UUIDs and a device take 200 characters. */
const MAX_CHARACTERS = 2_048;

/**
 * Splits an end user's id into person and session. It knows the two forms that coding agents send in `metadata.user_id`,
 * and that gateways copy into `user`: `user_<hash>_account_<uuid>_session_<uuid>`, and a JSON object with `account_uuid`,
 * `device_id` and `session_id`. The person is the account, or the device where no account is named. Any other id is the
 * person as it is.
 */
export function splitUser(id: string): PersonAndSession {
  if (id.length > MAX_CHARACTERS) return { person: id, session: null };
  const [, device, account, session] = JOINED.exec(id) ?? [];
  if (device !== undefined && session !== undefined) return { person: account ?? device, session };
  return (id.trimStart().startsWith("{") && splitObject(id)) || { person: id, session: null };
}

function splitObject(text: string): PersonAndSession | null {
  const fields = parseObject(text);
  if (fields === null) return null;
  const [account, device, session, parent] = ["account_uuid", "device_id", "session_id", "parent_session_id"].map(
    (name) => textIn(fields[name]),
  );
  const person = account ?? device;
  return person && session ? { person, session, ...(parent && { isSub: true }) } : null;
}

const textIn = (value: unknown): string | null => (typeof value === "string" && value.trim() !== "" ? value : null);
