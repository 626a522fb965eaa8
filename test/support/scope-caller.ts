import { exports } from "cloudflare:workers";

/** A caller with any combination of credential, tenant and user, named in the header or in the body. */
export interface Who {
  readonly credential?: Record<string, string>;
  readonly tenant?: string;
  readonly user?: string;
  readonly bodyUser?: string;
}

export interface Asked {
  readonly model?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Record<string, unknown>;
}

function headersOf({ credential, tenant, user }: Who): Record<string, string> {
  return {
    "content-type": "application/json",
    ...credential,
    ...(tenant !== undefined && { "throughline-tenant": tenant }),
    ...(user !== undefined && { "throughline-user": user }),
  };
}

export const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });

/**
 * Says one thing in a conversation of its own, to the stand-in model unless told otherwise, and waits
 * for the whole answer. On a busy machine a deadline may pass; that is another test's business, so it
 * is said again until memory and cache took part. Saying the same again adds nothing.
 */
export async function say(who: Who, text: string, asked: Asked = {}): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const response = await sayOnce(who, text, asked);
    const whole = new Response(await response.text(), response);
    if (!wasLate(whole) || tries === 5) return whole;
  }
}

const wasLate = ({ headers }: Response): boolean =>
  headers.get("throughline-memory")?.startsWith("degraded") === true ||
  headers.get("cache-status")?.includes("detail=unavailable") === true;

function sayOnce(who: Who, text: string, { model = "stand-in", headers, body }: Asked): Promise<Response> {
  return exports.default.fetch("http://throughline.test/v1/chat/completions", {
    method: "POST",
    headers: { ...headersOf(who), ...headers },
    body: JSON.stringify({
      model,
      messages: [{ role: "user", content: text }],
      ...(who.bodyUser !== undefined && { user: who.bodyUser }),
      ...body,
    }),
  });
}

/** Returns the model's answer. */
export async function answerTo(who: Who, text: string, asked?: Asked): Promise<string> {
  const response = await say(who, text, asked);
  const { choices } = await response.json<{ choices: { message: { content: string } }[] }>();
  return choices[0]?.message.content ?? "";
}

export function memory(who: Who, path = "", method = "GET", body?: unknown): Promise<Response> {
  return exports.default.fetch(`http://throughline.test/memory${path}`, {
    method,
    headers: headersOf(who),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

export interface Listed {
  readonly id: string;
  readonly type: string;
  readonly text: string;
}

export async function listed(who: Who, query = "?status=all&limit=200"): Promise<Listed[]> {
  return (await (await memory(who, query)).json<{ data: Listed[] }>()).data;
}

/** Returns the error of a response: its status, and the parameter at fault. */
export async function refusal(response: Response): Promise<{ status: number; param: unknown }> {
  const { error } = await response.json<{ error?: { param: unknown } }>();
  return { status: response.status, param: error?.param };
}
