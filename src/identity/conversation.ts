import type { HeaderReader } from "../http/request-head.ts";
import { type PersonAndSession, splitUser } from "../dialects/split-user.ts";
import type { AgentHeaders } from "./agent-headers.ts";
import { userHeader } from "./identify.ts";
import { isId } from "./id-format.ts";
import { namedByVendor } from "./vendor-headers.ts";

/** The parts of a body that may name a conversation. */
interface Named {
  readonly user: { readonly id: string } | null;
  readonly conversation: string | null;
}

/** Returns the session that the user field holds, or the header that counts before it. Returns null if neither holds one. */
export function sessionInUser(headers: HeaderReader, { user }: Pick<Named, "user">): PersonAndSession | null {
  const named = userHeader(headers);
  return named?.session ? named : user && splitUser(user.id);
}

/**
 * Returns the conversation that a request without `Throughline-Conversation` belongs to, or null if it has to be
 * recognised by its opening messages: a vendor's header counts first, then the session header of an agent, then the
 * session in the user field, then the body's conversation. What a subagent did continues none of its person's conversations.
 */
export function impliedConversation(headers: HeaderReader, body: Named, agent: AgentHeaders): string | null {
  const { session: inField = null, isSub = false } = sessionInUser(headers, body) ?? {};
  const named = namedByVendor(headers)?.conversation ?? null;
  const ofPerson = [named, agent.session, inField, body.conversation];
  const candidates = agent.isOwn ? [named, agent.session, isSub ? inField : null] : ofPerson;
  // These are not addressed to this proxy: an id that is none names nothing, and is no error.
  return candidates.find((id) => id !== null && isId(id)) ?? null;
}
