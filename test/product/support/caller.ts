import { once } from "node:events";
import { connect } from "node:net";

/**
 * How a connection ends: `close` is what a client library does, `reset` is what a system does for a process that died.
 */
export type Parting = "close" | "reset";

export interface Caller {
  /** The bytes that have come back so far. */
  heard(): string;
  leave(how: Parting): void;
}

/**
 * A caller on a bare connection, who can leave it in the middle of things.
 * @param body an object is sent as JSON, bytes as they are
 */
export async function call(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: object | Uint8Array | null,
): Promise<Caller> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  let heard = "";
  socket.setEncoding("utf8").on("data", (text: string) => (heard += text));
  socket.on("error", () => undefined);
  const text = body === null ? "" : JSON.stringify(body);
  const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(text);
  const lines = [
    `${body === null ? "GET" : "POST"} ${path} HTTP/1.1`,
    "host: throughline.test",
    "content-type: application/json",
    ...(body === null ? [] : [`content-length: ${bytes.length}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  socket.write(bytes);
  return {
    heard: () => heard,
    leave: (how) => void (how === "close" ? socket.destroy() : socket.resetAndDestroy()),
  };
}
