/*
 * The lines that `POST /memory/import` takes (docs/memory-api.md). Importers make these two kinds and no other. The user
 * ids of the other product are not among their fields: whose memory it becomes, the caller says.
 */

/** @typedef {{ role: "user" | "assistant"; content: string }} Message */
/** @typedef {{ kind: "exchange"; conversation: string; at: string; messages: Message[] }} ExchangeLine */
/**
 * @typedef {object} MemoryLine
 * @property {"memory"} kind
 * @property {string} text
 * @property {string} [createdAt]
 * @property {string} [validFrom]
 * @property {string} [validTo]
 * @property {string} [expiresAt]
 */
/** @typedef {ExchangeLine | MemoryLine} Line */

/**
 * The result of an importer: lines to send, and what it left out with the reason.
 * @typedef {{ lines: Line[]; skipped: string[] }} Found
 */

/**
 * An importer of one product's files.
 * @typedef {object} Importer
 * @property {string} name as people call the product
 * @property {string} shape what its file looks like, for an error
 * @property {(file: import("./read-file.mjs").SourceFile, json: any) => boolean} knows `json` is undefined for a file
 *   that is no JSON
 * @property {(file: import("./read-file.mjs").SourceFile, json: any) => Found} read
 */

/**
 * Returns a time as RFC 3339, or undefined if it is none. Products write seconds, milliseconds or text. A text without
 * a zone is UTC: their servers write so, and the zone of this machine has nothing to do with it.
 * @param {unknown} value
 */
export function timeOf(value) {
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  const number = typeof value === "number" || /^\d{9,13}(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
  const at = new Date(number === undefined ? inUtc(String(value)) : number < MILLISECONDS ? number * 1000 : number);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** @param {string} text */
const inUtc = (text) =>
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text) ? `${text.replace(" ", "T")}Z` : text;

/** Numbers above it are milliseconds: as seconds it is a day of the year 5138. */
const MILLISECONDS = 100_000_000_000;

/**
 * Returns the lines of a conversation, a round each. A round is what the user said and all that was answered to it; what
 * the assistant says before the user speaks belongs to no round.
 * @param {string} conversation
 * @param {readonly { role: string; content: string; at: string | undefined }[]} messages in the order they were said
 * @param {string | undefined} since when the conversation began
 * @param {string[]} [skipped] what was left out already
 * @returns {Found}
 */
export function roundsOf(conversation, messages, since, skipped = []) {
  /** @type {ExchangeLine[]} */
  const lines = [];
  let at = since;
  for (const message of messages) {
    at = message.at ?? at;
    const content = message.content.trim();
    const last = lines.at(-1);
    if (content === "" || (message.role !== "user" && message.role !== "assistant")) continue;
    if (message.role === "user" && at === undefined) skipped.push(`${conversation}: a message without a time`);
    else if (message.role === "user") {
      lines.push({
        kind: "exchange",
        conversation,
        at: /** @type {string} */ (at),
        messages: [{ role: "user", content }],
      });
    } else if (last) last.messages.push({ role: "assistant", content });
    else skipped.push(`${conversation}: what the assistant said before anybody asked`);
  }
  return { lines: lines.map(joined), skipped };
}

/** Stands for a message that says nothing. `roundsOf` passes over it. */
const SAYS_NOTHING = { role: "", content: "", at: undefined };

/**
 * Reads messages one by one. One that breaks the product's form costs itself, and not the conversations of years.
 * @template T
 * @param {readonly T[]} messages
 * @param {(message: T) => { role: string; content: string; at: string | undefined }} read
 * @param {string} conversation
 * @returns {{ messages: { role: string; content: string; at: string | undefined }[]; skipped: string[] }}
 */
export function readEach(messages, read, conversation) {
  /** @type {string[]} */
  const skipped = [];
  const all = messages.map((message) => {
    try {
      return read(message);
    } catch {
      skipped.push(`${conversation}: a message of another form`);
      return SAYS_NOTHING;
    }
  });
  return { messages: all, skipped };
}

/**
 * Joins several answers in a row into one, as a round has one.
 * @param {ExchangeLine} line
 * @returns {ExchangeLine}
 */
function joined({ messages: [asked, ...answers], ...line }) {
  const content = answers.map((answer) => answer.content).join("\n\n");
  const messages = /** @type {Message[]} */ ([asked, ...(content === "" ? [] : [{ role: "assistant", content }])]);
  return { ...line, messages };
}

/**
 * Returns whether a file is a product's by what it lists: one part that somebody broke does not make it another's.
 * @param {readonly any[]} list
 * @param {(one: any) => boolean} isOne
 */
export const areMostly = (list, isOne) => list.filter(isOne).length * 2 > list.length;

/**
 * Reads the parts of a file one by one. One of another form costs itself, and not the years beside it.
 * @template T
 * @param {readonly T[]} list
 * @param {(one: T, part: string) => Found} read `part` says which one it is, such as "memory 3 of 5"
 * @param {string} kind of part
 * @param {(one: T) => string | number | undefined} [nameOf]
 * @returns {Found}
 */
export const readParts = (list, read, kind, nameOf = ownName) =>
  together(
    list.map((one, i) => {
      const part = `${kind} ${nameOf(one) ?? `${i + 1} of ${list.length}`}`;
      try {
        return read(one, part);
      } catch {
        return { lines: [], skipped: [`${part} has another form`] };
      }
    }),
  );

/**
 * Returns the name by which a person finds a part in the file again.
 * @param {any} one
 * @returns {string | number | undefined}
 */
const ownName = (one) =>
  [one?.uuid, one?.conversation_id, one?.id, one?.title, one?.label, one?.name].find(
    (name) => (typeof name === "string" && name.trim() !== "") || typeof name === "number",
  );

/**
 * @param {readonly Found[]} parts
 * @returns {Found}
 */
export const together = (parts) => ({
  lines: parts.flatMap(({ lines }) => lines),
  skipped: parts.flatMap(({ skipped }) => skipped),
});
