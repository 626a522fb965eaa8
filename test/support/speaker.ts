import { exports } from "cloudflare:workers";
import { freshCaller } from "./asker.ts";
import { conversation, type Request, type Spoken, type SpokenDialect } from "./dialects.ts";
import { memory, type Listed, type Who } from "./scope-caller.ts";
import type { LoggedRequest, Script } from "./scripted-upstream.ts";

export interface SpokenReply {
  readonly response: globalThis.Response;
  readonly bytes: string;
  readonly heard: string;
  readonly hit: boolean;
}

export interface Saying extends Request {
  readonly script?: Script;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who talks to the scripted upstream in a dialect. */
export class Speaker {
  readonly who: Who;
  private readonly dialect: SpokenDialect;
  private readonly log = crypto.randomUUID();

  constructor(dialect: SpokenDialect, who = freshCaller()) {
    this.dialect = dialect;
    this.who = who;
  }

  /** Sends a conversation, or one text of its own, until memory and cache took part in time. */
  async say(said: string | readonly Spoken[], saying: Saying = {}): Promise<SpokenReply> {
    for (let tries = 1; ; tries++) {
      const response = await exports.default.fetch(this.request(said, saying));
      const bytes = await response.text().catch(String);
      const cache = response.headers.get("cache-status") ?? "";
      const late = response.headers.get("throughline-memory")?.startsWith("degraded") || /unavailable/.test(cache);
      if (late && tries < 5) continue;
      const heard = response.ok ? this.dialect.heard(bytes) : "";
      return { response, bytes, heard, hit: /^throughline; hit\b/.test(cache) };
    }
  }

  request(said: string | readonly Spoken[], { script, headers, ...request }: Saying): globalThis.Request {
    const spoken = typeof said === "string" ? conversation(said) : said;
    return new Request(`http://throughline.test${this.dialect.path(request.stream ?? false)}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...this.who.credential,
        ...(this.who.user !== undefined && { "throughline-user": this.who.user }),
        "x-scripted-log": this.log,
        ...(script && { "x-scripted": JSON.stringify(script) }),
        ...headers,
      },
      body: JSON.stringify(this.dialect.body(spoken, request)),
    });
  }

  /** Returns the requests that the upstream has seen, oldest first. */
  async sent(): Promise<LoggedRequest[]> {
    return (await fetch(`http://upstream.test/_log/${this.log}`)).json();
  }

  /** Returns the last body that the upstream has seen. */
  async told(): Promise<string> {
    return (await this.sent()).at(-1)?.body ?? "";
  }

  async note(text: string): Promise<Listed> {
    return (await memory(this.who, "", "POST", { text })).json();
  }
}
