import { scriptedUpstream } from "../scripted-upstream.ts";
import { type LocalUpstash, newUpstash, TOKENS } from "./local-upstash.ts";
import type { Switches } from "./switches.ts";

/*
 * The network outside the worker in tests inside workerd with STORAGE=upstash: the scripted upstream, and an Upstash of
 * our own. `http://upstash.test/` tells how it fares, and takes switches.
 */

export const UPSTASH_SETTINGS = {
  STORAGE: "upstash",
  UPSTASH_REDIS_REST_URL: "http://redis.upstash.test",
  UPSTASH_VECTOR_REST_URL: "http://vector.upstash.test",
  ...TOKENS,
};

/** A real account, where the environment names one; null: none. */
export const realUpstash = realSettings(process.env);

function realSettings(env: Readonly<Record<string, string | undefined>>): Record<string, string> | null {
  const names = Object.keys(UPSTASH_SETTINGS).filter((name) => name !== "STORAGE");
  const given = names.flatMap((name) => (env[name] ? [[name, env[name]] as const] : []));
  return given.length === names.length ? { STORAGE: "upstash", ...Object.fromEntries(given) } : null;
}

export interface Told {
  readonly redis?: Partial<Switches>;
  readonly vector?: Partial<Switches>;
}

/** One for each project of tests, so that what one does to its Upstash the others do not feel. */
export function outboundWithUpstash(): (request: Request) => Promise<Response> {
  let starting: Promise<LocalUpstash> | null = null;
  return async (request) => {
    const { hostname, pathname, searchParams } = new URL(request.url);
    const isReal = Object.values(realUpstash ?? {}).some((value) => URL.parse(value)?.hostname === hostname);
    if (isReal) return fetch(request);
    if (!hostname.endsWith("upstash.test")) return scriptedUpstream(request);
    starting ??= newUpstash();
    const upstash = await starting.catch((error: unknown) => {
      // The next request tries again.
      starting = null;
      throw error;
    });
    if (hostname === "redis.upstash.test") return upstash.redis(request);
    if (hostname === "vector.upstash.test") return upstash.vector(request);
    if (pathname === "/dump") {
      const { redis, vector } = await upstash.dump();
      return new Response(`${new TextDecoder("latin1").decode(redis)}\n${vector}`);
    }
    if (pathname === "/calls") return Response.json(upstash.callsAbout(searchParams.getAll("name")));
    const told: Told = await request.json();
    Object.assign(upstash.switches.redis, told.redis);
    Object.assign(upstash.switches.vector, told.vector);
    return new Response();
  };
}
