import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { encodeCommand, type Reply, ReplyReader } from "./resp.ts";

/** One connection to a Redis server. Commands are answered in the order in which they were sent. */
export class RedisConnection {
  private readonly socket: Socket;
  private readonly waiting: ((reply: Reply) => void)[] = [];
  /** Takes what nobody waits for: messages of a subscription, lines of `MONITOR`. */
  onPush: ((reply: Reply) => void) | null = null;

  private constructor(socket: Socket) {
    this.socket = socket;
    const reader = new ReplyReader();
    socket.on("data", (chunk: Uint8Array) => {
      for (const reply of reader.read(chunk)) {
        const waiting = this.waiting.shift();
        if (waiting) waiting(reply);
        else this.onPush?.(reply);
      }
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      for (const answer of this.waiting.splice(0)) answer({ failure: "ERR the connection was lost" });
    });
  }

  /** @param path of the server's socket */
  static async open(path: string): Promise<RedisConnection> {
    const socket = connect(path);
    await once(socket, "connect");
    socket.unref();
    return new RedisConnection(socket);
  }

  /** Sends commands without anybody else's between them. */
  send(commands: readonly (readonly (string | Uint8Array)[])[]): Promise<Reply[]> {
    const replies = commands.map(() => new Promise<Reply>((answer) => this.waiting.push(answer)));
    this.socket.cork();
    for (const command of commands) for (const part of encodeCommand(command)) this.socket.write(part);
    this.socket.uncork();
    return Promise.all(replies);
  }

  close(): void {
    this.socket.destroy();
  }
}
