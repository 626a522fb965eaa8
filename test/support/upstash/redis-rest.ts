import { pathCommand, readCommand, readCommands, type RedisCommand } from "./redis-commands.ts";
import { jsonOf, type RestReply } from "./redis-replies.ts";
import type { RedisConnection } from "./redis-connection.ts";
import type { RedisServer } from "./redis-server.ts";
import { type Reply, isFailure } from "./resp.ts";
import { misbehave, type Switches } from "./switches.ts";

/*
 * Upstash's REST protocol over a real Redis server: one command, `/pipeline`, `/multi-exec`, commands in
 * the path, subscriptions as events, base64 on request, a sync token with every answer.
 */

export interface RedisRest {
  /** Takes what would have come over HTTPS. */
  readonly fetch: (request: Request) => Promise<Response>;
  close(): void;
}

/** Commands that would take the shared connection away from everybody else. */
const REFUSED = new Set(["SELECT", "AUTH", "HELLO", "QUIT", "RESET", "MULTI", "EXEC", "WATCH", "SHUTDOWN"]);

export async function redisRest(redis: RedisServer, token: string, switches: Switches): Promise<RedisRest> {
  const shared = await redis.open();
  let answered = 0;

  async function answer(request: Request): Promise<Response> {
    const refusal = await misbehave(switches);
    if (refusal) return refusal;
    const url = new URL(request.url);
    const bearer = request.headers.get("authorization")?.replace(/^Bearer\s+/i, "") ?? url.searchParams.get("_token");
    if (bearer !== token) return failed("WRONGPASS invalid or missing auth token", 401);
    if (!["HEAD", "GET", "POST", "PUT"].includes(request.method)) return failed("ERR method not allowed", 405);
    url.searchParams.delete("_token");
    const body = new Uint8Array(await request.arrayBuffer());
    const base64 = request.headers.get("upstash-encoding") === "base64";
    const path = url.pathname.split("/").filter((part) => part !== "");
    const [first = ""] = path;
    if (/^p?subscribe$|^monitor$/i.test(first)) return listen(redis, path.map(decodeURIComponent));
    if (first === "pipeline" || first === "multi-exec") {
      const commands = readCommands(body);
      if (typeof commands === "string") return failed(commands, 400);
      if (first === "pipeline") return pipeline(shared, commands, base64);
      return transaction(shared, commands, base64);
    }
    const command = path.length === 0 ? readCommand(body) : pathCommand(path, url.searchParams, body);
    if (typeof command === "string") return failed(command, 400);
    const [reply] = await run(shared, [command]);
    const value = jsonOf(reply as Reply, base64);
    return Response.json(value, { status: "error" in value ? 400 : 200 });
  }

  return {
    async fetch(request) {
      const response = await answer(request);
      response.headers.set("upstash-sync-token", `local:${(answered += 1)}`);
      return response;
    },
    close: () => shared.close(),
  };
}

const failed = (error: string, status: number): Response => Response.json({ error }, { status });

const refusalOf = ([name]: RedisCommand): string | null => {
  const known = typeof name === "string" ? name.toUpperCase() : "";
  return REFUSED.has(known) ? `ERR Command is not available: '${known}'` : null;
};

async function run(connection: RedisConnection, commands: readonly RedisCommand[]): Promise<Reply[]> {
  const refused = commands.map(refusalOf);
  const replies = await connection.send(commands.filter((_, i) => refused[i] === null));
  return refused.map((failure) => (failure === null ? (replies.shift() as Reply) : { failure }));
}

async function pipeline(
  connection: RedisConnection,
  commands: readonly RedisCommand[],
  base64: boolean,
): Promise<Response> {
  const replies = await run(connection, commands);
  return Response.json(replies.map((reply) => jsonOf(reply, base64)));
}

/** All or nothing where a command is unknown; a command that fails when it runs leaves the others standing, as in Redis. */
async function transaction(
  connection: RedisConnection,
  commands: readonly RedisCommand[],
  base64: boolean,
): Promise<Response> {
  const refused = commands.map(refusalOf).find((refusal) => refusal !== null);
  if (refused) return failed(refused, 400);
  const replies = await connection.send([["MULTI"], ...commands, ["EXEC"]]);
  const executed = replies.at(-1) as Reply;
  if (!Array.isArray(executed)) {
    const cause = replies.find(isFailure);
    return failed(cause?.failure ?? "ERR the transaction was discarded", 400);
  }
  return Response.json((executed as Reply[]).map((reply): RestReply => jsonOf(reply, base64)));
}

/** Messages as server-sent events, each `kind,channel,message`, until the caller leaves. */
async function listen(redis: RedisServer, command: string[]): Promise<Response> {
  const connection = await redis.open();
  const encoder = new TextEncoder();
  const events = new ReadableStream<Uint8Array>({
    async start(controller) {
      const emit = (reply: Reply): void => {
        const text = (Array.isArray(reply) ? reply : [reply]).map(asText).join(",");
        controller.enqueue(encoder.encode(`data: ${text}\n\n`));
      };
      connection.onPush = emit;
      const [first] = await connection.send([command]);
      emit(first as Reply);
    },
    cancel: () => connection.close(),
  });
  return new Response(events, { headers: { "content-type": "text/event-stream" } });
}

function asText(reply: Reply): string {
  if (reply instanceof Uint8Array) return new TextDecoder().decode(reply);
  if (typeof reply === "object" && reply !== null && "status" in reply) return JSON.stringify(reply.status);
  return JSON.stringify(reply);
}
