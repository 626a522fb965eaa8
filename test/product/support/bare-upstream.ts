import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

export interface BareUpstream {
  readonly baseUrl: string;
  /** Heads of the requests, as they came. */
  readonly heads: string[];
  /** Pieces to write for each request, each on its own. The connection stays open. */
  says: readonly string[];
  close(): Promise<void>;
}

/** An upstream that says on the connection what it is told to, byte for byte: what no HTTP library would send. */
export async function startBareUpstream(): Promise<BareUpstream> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let came = "";
    socket.setEncoding("latin1").on("error", () => undefined);
    socket.on("data", (text: string) => {
      came += text;
      const end = came.indexOf("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(came)?.[1] ?? 0);
      if (end === -1 || came.length < end + 4 + length) return;
      bare.heads.push(came.slice(0, end));
      came = "";
      void answer(socket);
    });
  });
  async function answer(socket: Socket): Promise<void> {
    for (const piece of bare.says) {
      socket.write(piece, "latin1");
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bare: BareUpstream = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heads: [],
    says: [],
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return bare;
}
