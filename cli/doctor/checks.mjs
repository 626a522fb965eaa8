import { gzipSync } from "node:zlib";
import { resolve } from "node:path";
import { newerFiles, openFolder } from "../data-format.mjs";
import { StartError } from "../fail.mjs";
import { hasLogin, healthOf, PROBE } from "./surroundings.mjs";

/** @typedef {{ found: string; mend: string }} Mistake */
/**
 * A check finds one kind of mistake. `find` returns null if there is none. `needsProxy` is false for what can be seen
 * without one.
 * @typedef {object} Check
 * @property {string} name
 * @property {boolean} needsProxy
 * @property {(around: import("./surroundings.mjs").Surroundings) => Promise<Mistake | null> | Mistake | null} find
 */

/** A credential that looks like a login's, to see what the proxy makes of it. It is none. */
const LOGIN = { authorization: "Bearer sk-ant-oat01-of-the-doctor" };
/** How far two clocks may differ before signed tokens and times go wrong. */
const CLOCKS_MS = 30_000;

/** @type {readonly Check[]} */
export const CHECKS = [
  {
    name: "data folder",
    needsProxy: false,
    async find({ dataDir, env, refusedFiles }) {
      try {
        openFolder(resolve(dataDir), env["ADMIN_KEY"] ? "platform" : "personal", env["STORAGE"]);
        const newer = [...(await newerFiles(resolve(dataDir))), ...(await refusedFiles())];
        if (newer.length === 0) return null;
        return {
          found: `a newer version of Throughline wrote some of its files (${newer.join(", ")})`,
          mend: "run that version, or one after it: until then chats go on without what these files hold",
        };
      } catch (error) {
        if (!(error instanceof StartError)) throw error;
        return { found: error.found, mend: error.mend ?? "name the folder that belongs to this mode and version" };
      }
    },
  },
  {
    name: "port",
    needsProxy: false,
    find({ health, url }) {
      if (health.isOurs) return null;
      return health.answered
        ? {
            found: `another program answers at ${url}`,
            mend: "start the proxy with another PORT, or name it with --url",
          }
        : { found: `nothing answers at ${url} (${health.code})`, mend: "start the proxy: throughline start" };
    },
  },
  {
    name: "base URL",
    needsProxy: false,
    find({ programs, url }) {
      const wrong = programs.find(({ baseUrl, wantsVersion }) => /\/v1\/?$/.test(baseUrl) !== wantsVersion);
      if (!wrong) return null;
      const right = wrong.wantsVersion ? `${url}/v1` : url;
      return { found: `${wrong.name} has ${wrong.baseUrl}`, mend: `its base URL is ${right}` };
    },
  },
  {
    name: "WebSocket",
    needsProxy: false,
    find({ programs }) {
      if (!programs.some(({ triesWebSocket }) => triesWebSocket)) return null;
      return {
        found: "Codex tries a WebSocket first, which the proxy refuses",
        mend: "write supports_websockets = false into its provider, or run throughline setup codex",
      };
    },
  },
  {
    name: "user",
    needsProxy: false,
    find({ programs }) {
      const nameless = programs.find(({ namesUser, headers }) => !namesUser && !headers["throughline-user"]);
      if (!nameless) return null;
      return {
        found: `${nameless.name} adds no Throughline-User; where a request names no user, there is no memory`,
        mend: "add the header, or put `user` into each request",
      };
    },
  },
  {
    name: "memory switched off",
    needsProxy: false,
    find({ programs, env }) {
      const off = programs.find(({ headers }) => headers["throughline-memory"] === "off");
      if (off) return { found: `${off.name} sends Throughline-Memory: off`, mend: "remove that header" };
      if (env["MEMORY_BUDGET_TOKENS"] !== "0") return null;
      return { found: "MEMORY_BUDGET_TOKENS is 0", mend: "remove it: then memory may take 700 tokens of a request" };
    },
  },
  {
    name: "key",
    needsProxy: true,
    async find({ env, probe, programs }) {
      const key = env["THROUGHLINE_KEY"] ?? "";
      if (/^(?:sk-|gsk_|AIza|xai-)/.test(key)) {
        return {
          found: "THROUGHLINE_KEY holds a provider's key",
          mend: "put that key where the app's SDK reads it, and the proxy's own key into THROUGHLINE_KEY",
        };
      }
      const { status } = await probe();
      if (status === 401) {
        return {
          found: "the proxy does not accept the key in THROUGHLINE_KEY",
          mend: "set it to the key of the proxy",
        };
      }
      const ours = ["OPENAI_API_KEY", "ANTHROPIC_API_KEY"].find((name) => env[name]?.startsWith("tl_"));
      const isPersonal = (await probe({ headers: { "throughline-key": "" } })).status !== 401;
      if (ours && isPersonal) {
        return {
          found: `${ours} holds a Throughline key`,
          mend: "this proxy takes none: put the provider's key there",
        };
      }
      const without = programs.find(({ headers }) => !headers["throughline-key"]);
      if (isPersonal || !key || !without) return null;
      return {
        found: `${without.name} does not send the key`,
        mend: "add the header Throughline-Key to what it sends",
      };
    },
  },
  {
    name: "login",
    needsProxy: true,
    async find({ env, probe }) {
      const claude =
        env["ANTHROPIC_AUTH_TOKEN"]?.startsWith("sk-ant-oat") || (!env["ANTHROPIC_API_KEY"] && hasLogin.claude());
      const codex = !env["OPENAI_API_KEY"] && hasLogin.codex();
      if (!claude && !codex) return null;
      if (!(await probe({ headers: LOGIN })).memory.includes("rotating-credential")) return null;
      return {
        found: `${claude ? "Claude Code" : "Codex"} signs in with a login, whose token changes: it names nobody for long`,
        mend: "start the proxy with ACCOUNT=shared on this machine, or with a THROUGHLINE_KEY",
      };
    },
  },
  {
    name: "compressed bodies",
    needsProxy: true,
    async find({ probe }) {
      const plain = await probe();
      for (const [coding, body] of /** @type {const} */ ([
        ["gzip", gzipSync(PROBE)],
        ["zstd", zstd(PROBE)],
      ])) {
        const { status, memory } = await probe({ headers: { "content-encoding": coding }, body });
        if (status !== plain.status || memory !== plain.memory) {
          return {
            found: `a body in ${coding} is answered otherwise than a plain one (${status}, memory ${memory})`,
            mend: "let whatever stands in front of the proxy pass bodies and Content-Encoding as they are",
          };
        }
      }
      return null;
    },
  },
  {
    name: "clock",
    needsProxy: true,
    find({ health }) {
      const apart = Math.abs(Date.parse(health.date ?? "") - Date.now());
      if (!(apart > CLOCKS_MS)) return null;
      return {
        found: `the proxy's clock is ${Math.round(apart / 1000)} s from this machine's`,
        mend: "set both by NTP: signed tokens and times of memories depend on them",
      };
    },
  },
  {
    name: "two proxies in a row",
    needsProxy: true,
    async find({ health }) {
      const isHere = /^(?:localhost|127\.|\[::1\])/.test(health.upstream);
      const next = await healthOf(`${isHere || health.upstream.includes(":") ? "http" : "https"}://${health.upstream}`);
      if (!next.isOurs) return null;
      return {
        found: `its upstream ${health.upstream} is Throughline again`,
        mend: "set UPSTREAM_BASE_URL to the provider: two proxies remember and tell everything twice",
      };
    },
  },
  {
    name: "upstream",
    needsProxy: true,
    async find({ url, env, health }) {
      const key = env["THROUGHLINE_KEY"];
      const { status } = await fetch(`${url}/v1/models`, { headers: key ? { "throughline-key": key } : {} });
      if (status !== 502 && status !== 504) return null;
      return {
        found: `${health.upstream} cannot be reached from the proxy`,
        mend: "check UPSTREAM_BASE_URL, and that the proxy's machine may reach it",
      };
    },
  },
];

/**
 * Returns the text in one uncompressed block of zstd, which every decoder reads (RFC 8878, 3.1.1).
 * @param {Uint8Array} text at most 255 bytes
 */
function zstd(text) {
  const block = (text.length << 3) | 1;
  return Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, text.length, block & 255, block >> 8, 0, ...text]);
}
