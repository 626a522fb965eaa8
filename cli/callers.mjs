import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";

/*
 * workerd notices that a caller has hung up in good order only when it next writes to that connection, and while a
 * model is silent there is nothing to write. The kernel knows: such a connection waits in CLOSE_WAIT. workerd ends if a
 * connection comes when it has as many files open as it may. This service tells the worker, on loopback, which callers
 * have hung up, and how many files are open. Linux only. It reads no more of HTTP than the end of a request's head: Node's
 * own server would take 15 MB for as long as the proxy runs.
 */

const TABLES = ["/proc/net/tcp", "/proc/net/tcp6"];
const CLOSE_WAIT = "08";

const END = "\r\n\r\n";
/** The question of every request on a busy machine. The tables take a hundred times as long with 10,000 connections. */
const FILES = "GET /files ";
/** The head of workerd's request has less than a hundred bytes. */
const MAX_HEAD = 8_192;

/** @typedef {{ pid: number; port: number }} Watched workerd, and where it listens */
/** @typedef {{ address: string; filesLimit: number; watch(workerd: Watched): void; close(): void }} Callers */

/**
 * Starts the service.
 * @returns {Promise<Callers | null>} null if the kernel does not list its connections
 */
export async function answerForCallers() {
  if (readTables() === null) return null;
  /** @type {Watched | null} */
  let watched = null;
  const server = createServer((socket) => {
    let asked = "";
    // The connection of a workerd that has ended breaks.
    socket.on("error", () => socket.destroy());
    socket.setEncoding("latin1").on("data", (text) => {
      asked += text;
      for (let end = asked.indexOf(END); end >= 0; end = asked.indexOf(END)) {
        socket.write(answer(watched, asked.startsWith(FILES)));
        asked = asked.slice(end + END.length);
      }
      if (asked.length > MAX_HEAD) socket.destroy();
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  server.unref();
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    address: `127.0.0.1:${port}`,
    filesLimit: filesLimit(),
    watch: (workerd) => void (watched = workerd),
    close: () => void server.close(),
  };
}

/**
 * Returns a whole HTTP response.
 * @param {Watched | null} watched
 * @param {boolean} asksForFiles
 */
function answer(watched, asksForFiles) {
  if (watched === null) return "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n";
  const told = JSON.stringify(asksForFiles ? { open: openFiles(watched.pid) } : { gone: hungUp(watched.port) });
  return `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${told.length}\r\n\r\n${told}`;
}

/**
 * Returns the addresses of callers who have hung up.
 * @param {number} port
 */
function hungUp(port) {
  const local = port.toString(16).toUpperCase().padStart(4, "0");
  return (readTables() ?? "").split("\n").flatMap((line) => {
    const [, at = "", peer = "", state] = line.trim().split(/\s+/);
    return state === CLOSE_WAIT && at.endsWith(`:${local}`) ? [fromKernel(peer)] : [];
  });
}

/** @param {number} pid */
function openFiles(pid) {
  try {
    // Since Linux 6.2 the size of the folder is the number of its entries.
    const folder = `/proc/${pid}/fd`;
    return statSync(folder).size || readdirSync(folder).length;
  } catch {
    return 0;
  }
}

/** Returns how many files this process may open, and so workerd, which inherits it. */
function filesLimit() {
  const limit = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "latin1"))?.[1];
  return limit === undefined ? Number.MAX_SAFE_INTEGER : Number(limit);
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
