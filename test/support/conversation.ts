import { exports } from "cloudflare:workers";
import type { Who } from "./scope-caller.ts";

export interface Message {
  readonly role: string;
  readonly content: unknown;
  readonly [field: string]: unknown;
}

export interface SentMessage {
  readonly role: string;
  readonly content: string | { type: string; text: string }[] | null;
}

/** A conversation as an app holds it: all that was said is sent again each turn. */
export class Conversation {
  private readonly log = crypto.randomUUID();
  readonly messages: Message[];
  private readonly who: Who;
  private readonly headers: Record<string, string>;

  constructor(who: Who, { system, name }: { system?: unknown; name?: string } = {}) {
    this.who = who;
    this.messages = system === undefined ? [] : [{ role: "system", content: system }];
    this.headers = name === undefined ? {} : { "throughline-conversation": name };
  }

  /** Says the next thing and takes the answer in. Returns the system text the upstream saw. */
  async say(content: unknown, answer = "Very well."): Promise<string> {
    this.messages.push({ role: "user", content });
    await this.send(this.messages, answer);
    this.messages.push({ role: "assistant", content: answer });
    return this.seen();
  }

  /** Sends messages as they are, until memory took part in time. */
  async send(messages: readonly Message[], answer = "Very well.", headers: Record<string, string> = {}): Promise<void> {
    for (let tries = 1; ; tries++) {
      const response = await exports.default.fetch("http://throughline.test/v1/chat/completions", {
        method: "POST",
        headers: {
          ...this.who.credential,
          "throughline-user": this.who.user ?? "",
          "x-scripted": JSON.stringify({ content: answer }),
          "x-scripted-log": this.log,
          "cache-control": "no-store",
          ...this.headers,
          ...headers,
        },
        body: JSON.stringify({ model: "gpt-test", messages }),
      });
      await response.text();
      if (!response.headers.get("throughline-memory")?.startsWith("degraded") || tries === 5) return;
    }
  }

  /** The messages of the last request, as the upstream saw them. */
  async sent(): Promise<SentMessage[]> {
    const log = await (await fetch(`http://upstream.test/_log/${this.log}`)).json<{ body: string }[]>();
    return (JSON.parse(log.at(-1)?.body ?? "{}") as { messages: SentMessage[] }).messages;
  }

  /** The texts that the model was told in the last request: the system text, then what follows the user's own words in each turn. */
  async seen(): Promise<string> {
    const own = this.messages.filter(({ role }) => role === "user").map(({ content }) => textOf(content));
    const users = (await this.sent()).filter(({ role }) => role === "user").map(({ content }) => textOf(content));
    const added = users.map((text, i) => text.slice((own[i] ?? "").length).trim());
    return [await this.system(), ...added].filter((text) => text !== "").join("\n");
  }

  /** The system text of the last request, parts one after the other; empty when there was none. */
  async system(): Promise<string> {
    const systems = (await this.sent()).filter(({ role }) => role === "system" || role === "developer");
    if (systems.length > 1) throw new Error("more than one system message reached the upstream");
    return textOf(systems[0]?.content);
  }
}

const textOf = (content: unknown): string => {
  if (!Array.isArray(content)) return typeof content === "string" ? content : "";
  return (content as { text: string }[]).map(({ text }) => text).join("\n\n");
};
