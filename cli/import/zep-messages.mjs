import { areMostly, readEach, roundsOf, timeOf, together } from "./lines.mjs";

/*
 * Zep's messages: of a thread (of a session, in its earlier versions), or as the episodes of a person's graph, which
 * name their thread one by one.
 */

/** @type {import("./lines.mjs").Importer} */
export const zepMessages = {
  name: "Zep",
  shape: "messages or episodes: a list of objects with role, content, created_at",
  knows: (_, json) => areMostly(listIn(json), isMessage),
  read(_, json) {
    const list = listIn(json);
    /** @type {Map<string, any[]>} */
    const threads = new Map();
    for (const message of list) {
      const thread = threadOf(message) ?? threadOf(json) ?? list.find(isMessage).uuid;
      const messages = threads.get(thread);
      if (messages) messages.push(message);
      else threads.set(thread, [message]);
    }
    return together([...threads].map(([thread, messages]) => conversationOf(thread, messages)));
  },
};

/**
 * @param {any} json
 * @returns {any[]}
 */
const listIn = (json) => [json?.messages, json?.episodes].find((list) => Array.isArray(list)) ?? [];

/** @param {any} one */
const isMessage = (one) =>
  typeof one?.created_at === "string" && typeof (one.role_type ?? one.role) === "string" && "content" in one;

/**
 * @param {any} one
 * @returns {string | undefined}
 */
const threadOf = (one) => one?.thread_id ?? one?.session_id ?? undefined;

/**
 * @param {string} thread
 * @param {any[]} messages
 */
function conversationOf(thread, messages) {
  const name = `zep:${thread}`;
  const { messages: read, skipped } = readEach(messages, messageOf, name);
  // A graph lists its newest episodes first.
  return roundsOf(
    name,
    read.toSorted((a, b) => (a.at ?? "").localeCompare(b.at ?? "")),
    undefined,
    skipped,
  );
}

/**
 * Earlier versions keep the kind of speaker in `role_type`, and a name in `role`.
 * @param {any} message
 */
const messageOf = ({ role, role_type, content, created_at }) => ({
  role: role_type ?? role,
  content: content ?? "",
  at: timeOf(created_at),
});
