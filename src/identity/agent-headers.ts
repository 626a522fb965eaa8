import type { HeaderReader } from "../http/request-head.ts";
/*
 * Coding agents say in headers which of their sessions a request belongs to, and that no person wrote it. The names are
 * those of Claude Code, Codex, opencode and Kilo Code.
 */

/** Headers that name a session, the most telling first. */
const SESSION = [
  "x-claude-code-session-id",
  "session_id",
  "session-id",
  "conversation_id",
  "x-opencode-session",
  "x-kilocode-taskid",
  "x-kilo-session",
];

/** Headers that only requests of a subagent bear. Their values tell subagents of one session apart. */
const SUBAGENT = [
  "x-claude-code-agent-id",
  "x-claude-code-parent-agent-id",
  "x-codex-parent-thread-id",
  "x-openai-subagent",
  "x-kilocode-parent-taskid",
];
/** Headers of Codex that tell the subagents of a session apart, and that its main agent sends as well. */
const THREAD = ["thread-id", "thread_id"];

/** Headers that only requests for a summary or for an agent's own notes bear. */
const JOB = ["x-claude-code-compaction", "x-openai-memgen-request"];

/** The class of a request, as Claude Code names it. The others are `subagent` and `workflow`. */
const CLASS = "x-claude-code-request-class";
const OF_A_PERSON = "main";
const FORKS: ReadonlySet<string> = new Set(["compaction", "auxiliary"]);
/** The name of a subagent of Codex that gets the whole session, to sum it up. */
const COMPACTS = "compact";

/** The agent that sent a request, as far as its headers tell. */
export interface AgentHeaders {
  /** Null if no header names a session. */
  readonly session: string | null;
  /** True if the agent made the request by itself: for a subagent, a title, a summary. */
  readonly isOwn: boolean;
  /** True if it may have sent the session's turns along, and is no turn of it. Left out for any other. */
  readonly isFork?: boolean;
}

const NO_AGENT: AgentHeaders = { session: null, isOwn: false };

/** Reads the headers of known agents. Requests of one subagent get a session of their own. */
export function readAgentHeaders(headers: HeaderReader): AgentHeaders {
  const session = valueIn(headers, SESSION);
  const subagent = valueIn(headers, SUBAGENT);
  const kind = headers.get(CLASS)?.trim() || OF_A_PERSON;
  if (subagent !== null && subagent !== COMPACTS) {
    const part = valueIn(headers, THREAD) ?? subagent;
    return { session: session && `${session}/${part}`, isOwn: true };
  }
  if (subagent !== null || FORKS.has(kind) || valueIn(headers, JOB) !== null)
    return { session, isOwn: true, isFork: true };
  // Somebody in no thread that has a name is no turn of the session.
  if (kind !== OF_A_PERSON) return { session: null, isOwn: true };
  return session === null ? NO_AGENT : { session, isOwn: false };
}

/** Returns the first value that stands for something. "0" and "false" stand for nothing. */
function valueIn(headers: HeaderReader, names: readonly string[]): string | null {
  for (const name of names) {
    const value = headers.get(name)?.trim();
    if (value && value !== "0" && value.toLowerCase() !== "false") return value;
  }
  return null;
}
