/** Every client may at least read: the other scope has no use without it. */
export const READ = "memory:read";
export const WRITE = "memory:write";

/** The scopes that a person may allow a client, in the order of the consent page. */
export const SCOPES = [READ, WRITE] as const;

export type McpScope = (typeof SCOPES)[number];

/** The tools by the scope that they need. */
export const TOOLS_OF: Readonly<Record<McpScope, readonly string[]>> = {
  [READ]: ["recall", "search", "fetch", "list_memories", "explain"],
  [WRITE]: ["remember", "correct", "forget"],
};

export const isScope = (text: string): text is McpScope => (SCOPES as readonly string[]).includes(text);
