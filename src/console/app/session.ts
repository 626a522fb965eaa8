import { type Throughline, throughline } from "../../../client/client.mjs";

/** The caller's keys and whose memory is shown. It lives in this tab alone: nothing is stored. */
export interface Session {
  readonly user: string;
  readonly tenant: string;
  /** Sent in `Throughline-Key`. */
  readonly key: string;
  /** Sent as a bearer: a provider's key, or a user's token. */
  readonly token: string;
  /** True if the token is the key of the whole deployment, which may read the tenants. */
  readonly isAdmin: boolean;
  readonly client: Throughline;
  /** The headers of this session, for requests that the client has no method for. */
  readonly headers: Readonly<Record<string, string>>;
}

export type Keys = Partial<Pick<Session, "user" | "tenant" | "key" | "token" | "isAdmin">>;

/** The proxy's root, wherever it is mounted. */
export const ROOT = location.origin;

export function sessionOf({ user = "", tenant = "", key = "", token = "", isAdmin = false }: Keys): Session {
  const headers = Object.fromEntries(
    Object.entries({
      "throughline-user": asBytes(user),
      "throughline-tenant": asBytes(tenant),
      "throughline-key": key,
      authorization: token === "" ? "" : `Bearer ${token}`,
    }).filter(([, value]) => value !== ""),
  );
  const client = throughline({ baseUrl: ROOT, headers, fetch: sendOn });
  return { user, tenant, key, token, isAdmin, headers, client };
}

const sendOn = (url: URL, init: RequestInit): Promise<Response> => fetch(url, init);

/** Returns the UTF-8 bytes of a text, one a character: browsers send no other characters in a header. */
const asBytes = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));

/** Returns true if this proxy answers without a key, as it does on a loopback address in personal mode. */
export async function mayReadWithoutKey(): Promise<boolean> {
  try {
    await sessionOf({}).client.getUsage();
    return true;
  } catch {
    return false;
  }
}

/** Returns true if the token of a session is the admin key of a platform. */
export async function mayReadTenants({ client }: Session): Promise<boolean> {
  try {
    await client.listTenants({ query: { limit: 1 } });
    return true;
  } catch {
    return false;
  }
}
