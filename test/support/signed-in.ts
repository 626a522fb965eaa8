import { expect } from "vitest";
import {
  allow,
  type Asked,
  authorizeUrl,
  documentOf,
  exchange,
  publish,
  register,
  type Tokens,
} from "./oauth-client.ts";
import { Person } from "./person.ts";

/** The redirect URI of every client of the tests. */
export const REDIRECT = "http://127.0.0.1:4321/callback";
export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** Somebody whose vault lies under the key that a browser can type, in the tenant that it names. */
export class Local extends Person {
  constructor(user?: string) {
    super(user, "");
  }
  override get headers(): Record<string, string> {
    const { "throughline-tenant": _, ...headers } = super.headers;
    return headers;
  }
  get signIn() {
    return { key: "sk-test", user: this.user };
  }
}

/** Registers a client. */
export async function registered(): Promise<Asked> {
  return { clientId: (await register(REDIRECT)).clientId, redirectUri: REDIRECT };
}
/** Publishes the document of a client. */
export async function documented(): Promise<Asked> {
  return { clientId: await publish((id) => documentOf(id, REDIRECT)), redirectUri: REDIRECT };
}

/** Signs somebody in for a client, and resolves to its tokens. */
export async function signedIn(asked: Asked, who: Local, scopes?: string[]): Promise<Tokens> {
  const { status, body } = await exchange(await allow(await authorizeUrl(asked), who.signIn, scopes), asked);
  expect(status).toBe(200);
  return body;
}
