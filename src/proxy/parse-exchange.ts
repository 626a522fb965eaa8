import type { HeaderReader, RequestHead } from "../http/request-head.ts";
import { readDirectives } from "../cache/directives.ts";
import { tokenLimitIn } from "../dialects/common-fields.ts";
import type { ChatRequest, Dialect, Unreadable } from "../dialects/dialect.ts";
import type { JsonBody, JsonObject } from "../dialects/json.ts";
import { decodeJson, parseJsonObject } from "../http/body.ts";
import { ProxyError } from "../http/errors.ts";
import { readAgentHeaders } from "../identity/agent-headers.ts";
import { impliedConversation, sessionInUser } from "../identity/conversation.ts";
import { headerId } from "../identity/identify.ts";
import { withVendorDirectives } from "../identity/vendor-headers.ts";
import { refuseKeyInBody } from "../identity/refuse-key-in-body.ts";
import type { MemoryMode } from "../ports/policy.ts";
import { newId } from "../runtime/id.ts";
import { lazyModule } from "../runtime/lazy-module.ts";
import { yieldAfter } from "../runtime/yield-to-others.ts";
import type { ParsedExchange } from "./exchange.ts";

const jobReader = lazyModule(() => import("../turns/is-job.ts"));

/** A JSON body that is no chat request. */
export interface UnreadableBody {
  readonly reason: Unreadable;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly body: JsonBody;
}

/**
 * Reads a request's body and headers.
 * @param url the target
 * @throws {ProxyError} 400 for a body that is no JSON object, or a header that cannot be read; 401 for a field that
 * holds a Throughline key
 */
export async function parseExchange(
  { headers }: RequestHead,
  bytes: Uint8Array<ArrayBuffer>,
  url: string,
  dialect: Dialect,
): Promise<ParsedExchange | UnreadableBody> {
  await yieldAfter(bytes.byteLength);
  const decoded = decodeJson(bytes);
  await yieldAfter(bytes.byteLength);
  const body = parseJsonObject(decoded);
  refuseKeyInBody(body.value);
  await yieldAfter(bytes.byteLength);
  const now = Date.now();
  const mode = memoryMode(headers);
  const conversation = headerId(headers, "Throughline-Conversation");
  const chat = dialect.readRequest(body.value, url);
  if (typeof chat === "string") return { reason: chat, bytes, body };
  const writer = mode === "off" ? ANYBODY : await writerOf(headers, body.value, chat);
  return {
    id: newId("exc", now),
    startedAt: now,
    bytes,
    body,
    chat,
    mode,
    isJob: writer.isJob,
    isFork: writer.isJob && !writer.isSub,
    namesMode: headers.has(MODE_HEADER),
    directives: withVendorDirectives(readDirectives(headers.get("cache-control")), headers),
    conversation: conversation ?? writer.conversation,
    retry: Number(headers.get("x-stainless-retry-count") ?? 0) > 0,
  };
}

/** Tells who wrote a request, and in which conversation. */
interface Writer {
  /** True if a program did, by itself. */
  readonly isJob: boolean;
  /** True for a subagent. */
  readonly isSub: boolean;
  /** The name of the conversation, or null if nothing names it. */
  readonly conversation: string | null;
}

/** Stands for the writer of a request without memory: it makes no difference who that is. */
const ANYBODY: Writer = { isJob: false, isSub: false, conversation: null };

async function writerOf(headers: HeaderReader, body: JsonObject, chat: ChatRequest): Promise<Writer> {
  const reader = jobReader.loaded ?? (await jobReader.tryLoad());
  const agent = readAgentHeaders(headers);
  const isSub =
    (agent.isOwn && agent.isFork !== true) ||
    chat.isSubagent === true ||
    (sessionInUser(headers, chat)?.isSub ?? false);
  // Nobody can tell who wrote a request if the words of programs are missing: it teaches nothing then.
  const isJob = isSub || agent.isOwn || tokenLimitIn(body) === PROBE_TOKENS || (reader?.isJob(chat.turns) ?? true);
  const conversation = impliedConversation(headers, chat, {
    // Unless a header names its own thread, a subagent is no turn of the session that another header names.
    session: isSub && !agent.isOwn ? null : agent.session,
    isOwn: isSub,
  });
  return { isJob, isSub, conversation };
}

/** An answer of one token serves to learn if the model answers at all: an agent asks for its quota so. */
const PROBE_TOKENS = 1;

const MODE_HEADER = "Throughline-Memory";

function memoryMode(headers: HeaderReader): MemoryMode {
  const mode = headers.get(MODE_HEADER) ?? "on";
  if (mode === "on" || mode === "off" || mode === "read" || mode === "write") return mode;
  throw new ProxyError("invalid_header", `${MODE_HEADER} must be on, off, read or write.`, MODE_HEADER);
}
