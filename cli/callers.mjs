import { readFileSync } from "node:fs";
import { createServer } from "node:http";

/*
 * workerd notices that a caller has hung up in good order only when it next writes to that connection, and while a
 * model is silent there is nothing to write. The kernel knows: such a connection waits in CLOSE_WAIT. This service
 * tells the worker, on loopback, whether its caller is among them. Linux only.
 */

const TABLES = ["/proc/net/tcp", "/proc/net/tcp6"];
const CLOSE_WAIT = "08";
/** How long a table of connections counts as fresh, so that many questions cause few reads. */
const FRESH_MS = 100;

/** @typedef {{ address: string; watch(port: number): void; close(): void }} Callers */

/**
 * Starts the service.
 * @returns {Promise<Callers | null>} null if the kernel does not list its connections
 */
export async function answerForCallers() {
  if (readTables() === null) return null;
  /** @type {number | null} */
  let watched = null;
  let gone = new Set();
  let readAt = 0;
  const server = createServer((request, response) => {
    if (Date.now() - readAt > FRESH_MS) {
      gone = watched === null ? new Set() : hungUp(watched);
      readAt = Date.now();
    }
    const peer = canonical(decodeURIComponent((request.url ?? "/").slice(1)));
    response.writeHead(gone.has(peer) ? 410 : 204).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  server.unref();
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `127.0.0.1:${port}`,
    watch: (listening) => void (watched = listening),
    close: () => void server.close(),
  };
}

/** @param {number} port */
function hungUp(port) {
  const local = port.toString(16).toUpperCase().padStart(4, "0");
  const peers = (readTables() ?? "").split("\n").flatMap((line) => {
    const [, at = "", peer = "", state] = line.trim().split(/\s+/);
    return state === CLOSE_WAIT && at.endsWith(`:${local}`) ? [fromKernel(peer)] : [];
  });
  return new Set(peers);
}

function readTables() {
  try {
    return TABLES.map((table) => readFileSync(table, "latin1")).join("\n");
  } catch {
    return null;
  }
}

/**
 * The kernel prints an address as words of four bytes, each in the machine's order.
 * @param {string} printed for example `0100007F:C19A`
 */
function fromKernel(printed) {
  const [words = "", port = ""] = printed.split(":");
  const bytes = (words.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).toReversed());
  const host =
    bytes.length === 4
      ? bytes.map((byte) => parseInt(byte, 16)).join(".")
      : `[${(bytes.join("").match(/.{4}/g) ?? []).join(":")}]`;
  return canonical(`${host}:${parseInt(port, 16)}`);
}

/**
 * Returns the one spelling of an address that URLs use.
 * @param {string} peer
 */
function canonical(peer) {
  const url = URL.parse(`ws://${peer}`) ?? null;
  return url ? `${url.hostname}:${url.port || 80}` : "";
}
