import { env, exports } from "cloudflare:workers";
import type { Answers, Rulebook, Vault } from "../../src/index.ts";
import { identify } from "../../src/identity/identify.ts";
import { answersName, rulebookName, type Scope, vaultName } from "../../src/scope.ts";
import type { Memory } from "../../src/ports/memory.ts";
import { wire } from "../../src/wiring.ts";
import type { LoggedRequest, Script } from "./scripted-upstream.ts";

/*
 * Somebody who talks to the proxy inside workerd: the whole app, real Durable Objects, the scripted
 * upstream. Every person has a tenant of their own unless one is given, so that tests share nothing.
 */

export interface Message {
  readonly role: string;
  readonly content: unknown;
  readonly [field: string]: unknown;
}

export interface Said {
  readonly script?: Script;
  readonly headers?: Record<string, string>;
  readonly stream?: boolean;
  readonly body?: Record<string, unknown>;
}

export class Person {
  readonly user: string;
  readonly tenant: string;

  constructor(user = `user-${crypto.randomUUID()}`, tenant = `tenant-${crypto.randomUUID()}`) {
    this.user = user;
    this.tenant = tenant;
  }

  get headers(): Record<string, string> {
    return {
      authorization: "Bearer sk-test",
      "content-type": "application/json",
      "throughline-user": this.user,
      "throughline-tenant": this.tenant,
    };
  }

  /** Sends messages, or one text in a conversation of its own. */
  chat(said: string | readonly Message[], options: Said = {}): Promise<Response> {
    return exports.default.fetch(this.request(said, options));
  }

  request(said: string | readonly Message[], { script, headers = {}, stream, body = {} }: Said = {}): Request {
    const messages = typeof said === "string" ? [{ role: "user", content: said }] : said;
    return new Request("http://throughline.test/v1/chat/completions", {
      method: "POST",
      headers: {
        ...this.headers,
        "x-scripted-log": this.tenant,
        ...(script && { "x-scripted": JSON.stringify(script) }),
        ...headers,
      },
      body: JSON.stringify({ model: "gpt-test", messages, ...(stream && { stream }), ...body }),
    });
  }

  /** Says something, and waits until the answer is there, whole. */
  async say(said: string | readonly Message[], options: Said = {}): Promise<Response> {
    const response = await this.chat(said, options);
    return new Response(await response.text(), response);
  }

  /** Returns the upstream's requests of this person's tenant, oldest first. */
  async sent(): Promise<LoggedRequest[]> {
    const response = await fetch(`http://upstream.test/_log/${this.tenant}`);
    return response.json();
  }

  /** Returns the upstream's last request, as text. */
  async told(): Promise<string> {
    return (await this.sent()).at(-1)?.body ?? "";
  }

  memory(path = "", method = "GET", body?: unknown): Promise<Response> {
    return exports.default.fetch(`http://throughline.test/memory${path}`, {
      method,
      headers: this.headers,
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  }

  rules(method = "GET", body?: unknown, headers: Record<string, string> = {}, query = ""): Promise<Response> {
    return exports.default.fetch(`http://throughline.test/tenant/rules${query}`, {
      method,
      headers: { ...this.headers, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async memories(query = "?status=all&limit=200"): Promise<Memory[]> {
    const { data } = await (await this.memory(query)).json<{ data: Memory[] }>();
    return data;
  }

  async rounds(): Promise<Memory[]> {
    return (await this.memories()).filter(({ type }) => type === "episodic");
  }

  async facts(): Promise<string[]> {
    const memories = await this.memories();
    return memories.filter(({ type, validTo }) => type === "semantic" && validTo === null).map(({ text }) => text);
  }

  async recall(query: string): Promise<string[]> {
    const response = await this.memory("/recall", "POST", { query });
    const { memories } = await response.json<{ memories: Memory[] }>();
    return memories.map(({ text }) => text);
  }

  async erase(): Promise<{ removed: Record<string, number>; remaining: Record<string, number> }> {
    return (await this.memory("", "DELETE")).json();
  }

  async scope(): Promise<Scope> {
    const { scope } = await identify(
      { headers: new Headers(this.headers), url: "http://throughline.test/" },
      null,
      wire(env),
    );
    if (!scope) throw new Error("a person is always named");
    return scope;
  }

  async vault(): Promise<DurableObjectStub<Vault>> {
    return env.VAULT.get(env.VAULT.idFromName(vaultName(await this.scope())));
  }

  async rulebook(): Promise<DurableObjectStub<Rulebook>> {
    return env.RULEBOOK.get(env.RULEBOOK.idFromName(rulebookName(await this.scope())));
  }

  async answers(): Promise<DurableObjectStub<Answers>> {
    return env.ANSWERS.get(env.ANSWERS.idFromName(answersName(await this.scope())));
  }
}
