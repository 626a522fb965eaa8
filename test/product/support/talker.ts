import type { Memory } from "../../../src/ports/memory.ts";
import type { Script } from "../../support/scripted-upstream.ts";
import type { Product } from "./start-product.ts";

/** A user of a running product, over plain HTTP. */
export interface Talker {
  readonly user: string;
  readonly headers: Readonly<Record<string, string>>;
  url(path: string): string;
  /** Sends one text in a conversation of its own and resolves to what came back before the stream ended or broke. */
  say(text: string, options?: SayOptions): Promise<Heard>;
  memory(path?: string, init?: { method?: string; body?: unknown }): Promise<Response>;
  memories(): Promise<Memory[]>;
}

export interface SayOptions {
  readonly stream?: boolean;
  readonly script?: Script;
  readonly headers?: Record<string, string>;
  /** Called with all that has come so far, at every chunk: a moment to break things in. */
  readonly onChunk?: (text: string) => void;
  readonly signal?: AbortSignal;
}

export interface Heard {
  readonly text: string;
  /** The client has it all: `[DONE]` came, or the whole object. */
  readonly ended: boolean;
  /** Null when not even the head came. */
  readonly response: Response | null;
  readonly exchange: string;
}

/** @param caller whose user it is: by a provider key, or a tenant's */
export function talkerTo(
  product: Pick<Product, "url" | "baseUrl">,
  user: string,
  caller: Readonly<Record<string, string>> = { authorization: "Bearer sk-test" },
): Talker {
  const common = { ...caller, "content-type": "application/json", "throughline-user": user };
  const memory: Talker["memory"] = (path = "", { method = "GET", body } = {}) =>
    fetch(`${product.url}/memory${path}`, {
      method,
      headers: common,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return {
    user,
    headers: common,
    url: (path) => product.url + path,
    memory,
    async memories() {
      const { data } = (await (await memory("?status=all&limit=200")).json()) as { data: Memory[] };
      return data;
    },
    async say(text, { stream = true, script, headers, onChunk, signal } = {}) {
      let heard = "";
      let response: Response | null = null;
      let whole = false;
      try {
        response = await fetch(`${product.baseUrl}/chat/completions`, {
          method: "POST",
          headers: { ...common, ...(script && { "x-scripted": JSON.stringify(script) }), ...headers },
          body: JSON.stringify({ model: "gpt-test", stream, messages: [{ role: "user", content: text }] }),
          ...(signal && { signal }),
        });
        const decoder = new TextDecoder();
        for await (const chunk of response.body ?? []) {
          heard += decoder.decode(chunk as Uint8Array, { stream: true });
          onChunk?.(heard);
        }
        whole = true;
      } catch {
        // The connection broke: what matters is what came before.
      }
      const ended = stream ? heard.includes("data: [DONE]") : whole;
      return { text: heard, ended, response, exchange: response?.headers.get("throughline-exchange") ?? "" };
    },
  };
}
