import { rawRequest, type RawResponse } from "./raw-request.ts";

/* Requests in the shape in which Claude Code sends them. All texts are invented. */

export interface Block {
  readonly type: string;
  readonly text?: string;
  readonly cache_control?: object;
  readonly [field: string]: unknown;
}

export interface Message {
  readonly role: "user" | "assistant";
  readonly content: string | readonly Block[];
}

const MARK = { type: "ephemeral", ttl: "1h" };
const IDENTITY = "You are Claude Code, Anthropic's official CLI for Claude.";
const TOOLS = ["Bash", "Edit", "Read", "Task"].map((name) => ({
  name,
  description: `${name} works on the project. I ask before I delete.`,
  input_schema: {
    type: "object",
    properties: { path: { type: "string", description: "My path" } },
    required: ["path"],
  },
}));

export const text = (said: string): Block => ({ type: "text", text: said });
export const reminder = (told: string): Block => text(`<system-reminder>\n${told}\n</system-reminder>\n`);
export const result = (id: string, content: string): Block => ({
  type: "tool_result",
  tool_use_id: id,
  content: [text(content)],
});

/** A request of the agent, less what its session adds. */
export interface Asking {
  readonly messages: readonly Message[];
  /** Instructions in place of the agent's own. */
  readonly job?: string;
  readonly fields?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly isSub?: boolean;
}

export class ClaudeCode {
  private readonly url: string;
  private readonly key: string;
  private readonly userId: string;
  private readonly headers: Readonly<Record<string, string>>;

  /**
   * @param userId the value of `metadata.user_id`, which holds the session
   * @param headers those that versions of the agent send beside
   */
  constructor(url: string, key: string, userId: string, headers: Readonly<Record<string, string>> = {}) {
    this.url = url;
    this.key = key;
    this.userId = userId;
    this.headers = headers;
  }

  /** Returns the body of a request. The last block of the last message is marked for the prompt cache, as are two of the system. */
  body({ messages, job, fields = {}, isSub = false }: Asking): string {
    const billing = `x-anthropic-billing-header: cc_version=2.1.300.abc; cc_entrypoint=cli; cch=00000;${isSub ? " cc_is_subagent=true;" : ""}`;
    const system = [
      text(billing),
      { ...text(IDENTITY), cache_control: MARK },
      {
        ...text(job ?? "You help with software.\n\n# Environment\nI run on linux. My name is Bartholomew."),
        cache_control: MARK,
      },
    ];
    return JSON.stringify({
      model: "claude-test",
      messages: messages.map((message, i) => (i === messages.length - 1 ? marked(message) : message)),
      system,
      ...(job === undefined && { tools: TOOLS }),
      metadata: { user_id: this.userId },
      max_tokens: 32_000,
      stream: true,
      ...fields,
    });
  }

  send(asking: Asking): Promise<RawResponse> {
    return rawRequest(`${this.url}${asking.path ?? "/v1/messages?beta=true"}`, {
      method: "POST",
      headers: {
        accept: "application/json",
        "content-type": "application/json",
        "user-agent": "claude-cli/2.1.300 (external, cli)",
        "x-app": "cli",
        "x-api-key": this.key,
        "anthropic-version": "2023-06-01",
        "anthropic-beta": "claude-code-20250219,context-management-2025-06-27",
        "x-stainless-retry-count": "0",
        ...this.headers,
        ...asking.headers,
      },
      body: this.body(asking),
    });
  }
}

function marked({ role, content }: Message): Message {
  if (typeof content === "string") return { role, content: [{ ...text(content), cache_control: MARK }] };
  const last = content.at(-1);
  return { role, content: last ? [...content.slice(0, -1), { ...last, cache_control: MARK }] : content };
}

interface Growing {
  text?: string;
  thinking?: string;
  signature?: string;
  input?: unknown;
}

/** Returns an assistant's message out of the events of an answer, as the agent sends it back. */
export function messageIn({ bytes }: RawResponse): Message {
  const blocks: Growing[] = [];
  for (const line of new TextDecoder().decode(bytes).split("\n")) {
    if (!line.startsWith("data: ")) continue;
    const event = JSON.parse(line.slice(6)) as {
      type: string;
      index: number;
      content_block: Growing;
      delta: Record<string, string>;
    };
    const block = blocks[event.index];
    if (event.type === "content_block_start") blocks[event.index] = { ...event.content_block };
    if (event.type !== "content_block_delta" || !block) continue;
    const { text: said, thinking, signature, partial_json } = event.delta;
    if (said !== undefined) block.text = (block.text ?? "") + said;
    if (thinking !== undefined) block.thinking = (block.thinking ?? "") + thinking;
    if (signature !== undefined) block.signature = signature;
    if (partial_json !== undefined) block.input = JSON.parse(partial_json) as unknown;
  }
  return { role: "assistant", content: blocks as unknown as readonly Block[] };
}
