import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { suitableNode } from "../../../scripts/suitable-node.mjs";
import { UsageError } from "../support/usage.mjs";

/*
 * Other gateways, as their packages start them. None is a dependency of this repository: install one in a folder of its own
 * and name that folder (`npm install --prefix DIR @portkey-ai/gateway`, then `--peers portkey --peers-from DIR`).
 */

/**
 * @typedef {import("../support/launch.mjs").Running & PeerOf} Peer
 * @typedef {object} PeerOf
 * @property {string} name
 * @property {string} title
 * @property {(upstream: string) => Record<string, string>} headers by which it sends a request to the upstream
 */

/** @type {Readonly<Record<string, { module: string; program: string; args: (port: number) => string[] } & Omit<PeerOf, "name">>>} */
const PEERS = {
  portkey: {
    title: "Portkey's gateway",
    module: "@portkey-ai/gateway/package.json",
    program: "build/start-server.js",
    args: (port) => [`--port=${port}`, "--headless"],
    headers: (upstream) => ({ "x-portkey-provider": "openai", "x-portkey-custom-host": `${upstream}/v1` }),
  },
};

const READY_WITHIN_MS = 20_000;

/**
 * Starts a peer that is installed in a folder.
 * @param {string} name
 * @param {string} folder
 * @returns {Promise<Peer>}
 */
export async function startPeer(name, folder) {
  const peer = PEERS[name];
  if (!peer) throw new UsageError(`--peers: ${name} is none of ${Object.keys(PEERS).join(", ")}`);
  let installed;
  try {
    installed = dirname(createRequire(join(folder, "package.json")).resolve(peer.module));
  } catch {
    throw new UsageError(`--peers-from: ${dirname(peer.module)} is not installed in ${folder}`);
  }
  const port = await freePort();
  const child = spawn(suitableNode(), [join(installed, peer.program), ...peer.args(port)], { stdio: "ignore" });
  process.once("exit", () => child.kill("SIGKILL"));
  /** @type {Promise<never>} */
  const broke = new Promise((_, reject) => {
    child.once("exit", (code) => reject(new Error(`${peer.title} ended with exit code ${code}`)));
  });
  broke.catch(() => {});
  const origin = `http://127.0.0.1:${port}`;
  await Promise.race([answers(origin), broke]);
  return {
    name,
    title: peer.title,
    headers: peer.headers,
    origin,
    pid: child.pid ?? 0,
    broke,
    async stop() {
      child.kill("SIGTERM");
      while (child.exitCode === null && child.signalCode === null) await wait(10);
    },
  };
}

/** Returns a port that nobody listens on. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** @param {string} origin */
async function answers(origin) {
  for (const until = performance.now() + READY_WITHIN_MS; performance.now() < until; await wait(50)) {
    const response = await fetch(origin).catch(() => null);
    await response?.body?.cancel();
    if (response) return;
  }
  throw new Error(`${origin} does not answer`);
}
