import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { concatBytes } from "../../../src/http/bytes.ts";

export interface SocketServer {
  readonly baseUrl: string;
  readonly asked: IncomingMessage[];
  /** How many sockets are open. */
  open(): number;
  /** Ends the next handshake with this status instead; null: it is accepted. */
  refuseWith: number | null;
  close(): Promise<void>;
}

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const [TEXT, CLOSE] = [1, 8];

/** A WebSocket server (RFC 6455) that says back what it hears, short frames only. */
export async function startSocketServer(): Promise<SocketServer> {
  const sockets = new Set<Socket>();
  const http = createServer((_request, response) => void response.writeHead(404).end("no socket here"));
  const server: SocketServer = {
    baseUrl: "",
    asked: [],
    refuseWith: null,
    open: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      http.closeAllConnections();
      http.close();
      await once(http, "close");
    },
  };
  http.on("upgrade", (request: IncomingMessage, socket: Socket) => {
    server.asked.push(request);
    if (server.refuseWith !== null) {
      socket.end(`HTTP/1.1 ${server.refuseWith} No\r\nContent-Length: 2\r\n\r\nno`);
      return;
    }
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    socket.on("end", () => socket.end());
    const accept = createHash("sha1").update(`${request.headers["sec-websocket-key"]}${GUID}`).digest("base64");
    const [protocol] = request.headers["sec-websocket-protocol"]?.split(/, ?/) ?? [];
    socket.write(
      [
        "HTTP/1.1 101 Switching Protocols",
        "Upgrade: websocket",
        "Connection: Upgrade",
        `Sec-WebSocket-Accept: ${accept}`,
        ...(protocol ? [`Sec-WebSocket-Protocol: ${protocol}`] : []),
        "X-Kept: yes\r\n\r\n",
      ].join("\r\n"),
    );
    let held = new Uint8Array();
    socket.on("data", (bytes: Uint8Array<ArrayBuffer>) => {
      held = concatBytes([held, bytes]);
      held = held.slice(takeFrames(held, socket));
    });
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  return Object.assign(server, { baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1` });
}

/** Says back each whole frame; returns how many bytes were taken. */
function takeFrames(bytes: Uint8Array<ArrayBuffer>, socket: Socket): number {
  for (let at = 0; ;) {
    const [head = 0, second = 0, high = 0, low = 0] = bytes.subarray(at, at + 4);
    const extended = (second & 0x7f) === 126 ? 2 : 0;
    const length = extended ? high * 256 + low : second & 0x7f;
    const start = at + 2 + extended + 4;
    if (bytes.length < at + 2 || bytes.length < start + length) return at;
    const mask = bytes.subarray(start - 4, start);
    const payload = bytes.slice(start, start + length);
    for (const [i, byte] of payload.entries()) payload[i] = byte ^ (mask[i % 4] ?? 0);
    const opcode = head & 0x0f;
    socket.write(
      frame(opcode, opcode === TEXT ? concatBytes([Uint8Array.from(utf8.encode("heard: ")), payload]) : payload),
    );
    if (opcode === CLOSE) socket.end();
    at = start + length;
  }
}

const utf8 = new TextEncoder();

function frame(opcode: number, payload: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const { length } = payload;
  const head = length < 126 ? [0x80 | opcode, length] : [0x80 | opcode, 126, length >> 8, length & 0xff];
  return concatBytes([Uint8Array.from(head), payload]);
}
