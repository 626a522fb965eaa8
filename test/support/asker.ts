import { bearer, say, type Asked, type Who } from "./scope-caller.ts";

/** Somebody with an account nobody else has; `user` null: no user is named. */
export function freshCaller(user: string | null = `user-${crypto.randomUUID()}`): Who {
  return { credential: bearer(`sk-k${crypto.randomUUID()}`), ...(user !== null && { user }) };
}

export interface Reply {
  readonly response: Response;
  readonly body: string;
  /** Every answer of the scripted upstream is numbered: a new number is a new call. */
  readonly content: string;
  readonly cacheStatus: string;
  readonly hit: boolean;
}

/** Asks the scripted upstream, through the proxy. */
export async function ask(who: Who, question: string, asked: Asked = {}): Promise<Reply> {
  const response = await say(who, question, { model: "gpt-test", ...asked });
  const body = await response.text();
  const cacheStatus = response.headers.get("cache-status") ?? "";
  return { response, body, content: contentOf(body), cacheStatus, hit: /^throughline; hit\b/.test(cacheStatus) };
}

function contentOf(body: string): string {
  if (body.startsWith("{")) return completionIn(body).choices?.[0]?.message?.content ?? "";
  const events = body.split("\n\n").filter((event) => event.startsWith("data: {"));
  return events.map((event) => completionIn(event.slice(6)).choices?.[0]?.delta?.content ?? "").join("");
}

interface Completion {
  readonly choices?: { message?: { content: string | null }; delta?: { content?: string } }[];
}

/** Some upstreams of the tests send what is no JSON; it says nothing then. */
function completionIn(text: string): Completion {
  try {
    return JSON.parse(text) as Completion;
  } catch {
    return {};
  }
}
