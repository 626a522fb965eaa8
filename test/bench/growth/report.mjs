import { machine } from "../support/facts.mjs";
import { show, table } from "../support/figures.mjs";

/** Rows of the table of bytes: columns of the vault's tables that hold more than that many bytes an exchange. */
const WORTH_A_ROW = 8;

/**
 * @param {readonly import("../growth.mjs").Stage[]} measured
 * @param {boolean} endsLive the last stage is the one before it, and chats that were held with the model
 */
export function report(measured, endsLive) {
  const stages = endsLive ? measured.slice(0, -1) : measured;
  const [year, live] = endsLive ? measured.slice(-2) : [measured.at(-1)];
  const { cores, node, workerd } = machine();
  return [
    table(
      ["exchanges", "memories", "MB", "recall ms", "p90", "chat ms", "p90", "wake-up ms"],
      stages.map(({ exchanges, file, recall, chat, wakeMs }) => [
        show(exchanges),
        show(file.rows.memories ?? 0),
        megabytes(file.bytes),
        ...[recall.median, recall.p90, chat.median, chat.p90, wakeMs].map((ms) => show(ms, 2)),
      ]),
    ),
    "",
    "MB: the file of the vault (10^6 bytes). ms: over the same call for somebody nobody knows; a chat is one that opens a conversation.",
    ...(year ? ["", bytesOf(year, live)] : []),
    ...(year && live ? ["", whole(year, live)] : []),
    ...(live?.written
      ? [`Written to disk for a chat, by every object, checkpoints included: ${show(live.written / 1000, 1)} kB.`]
      : []),
    ...(year ? ["", `GET /memory/usage: ${JSON.stringify(year.usage)}`] : []),
    `${cores} cores, Node ${node}, workerd ${workerd}.`,
  ].join("\n");
}

/** @param {number} bytes */
const megabytes = (bytes) => show(bytes / 1e6, 2);

/**
 * Shows bytes per exchange: of the imported year, and of chats after it.
 * @param {import("../growth.mjs").Stage} year
 * @param {import("../growth.mjs").Stage} [live]
 */
function bytesOf(year, live) {
  const held = (live?.exchanges ?? 0) - year.exchanges;
  const earlier = year.before ?? year.file;
  const kinds = /** @type {const} */ (["columns", "pages"]);
  const rows = kinds.flatMap((kind) => {
    const after = live?.file[kind] ?? {};
    return Object.keys({ ...year.file[kind], ...after }).flatMap((name) => {
      const before = year.file[kind][name] ?? 0;
      const [imported, chatted] = [
        before / year.exchanges,
        live ? ((after[name] ?? 0) - (earlier[kind][name] ?? 0)) / held : 0,
      ];
      if (Math.max(imported, chatted) < WORTH_A_ROW) return [];
      const title = kind === "pages" ? `pages of ${name}` : name;
      return [[title, megabytes(before), show(imported), live ? show(chatted) : "–"]];
    });
  });
  const unused = ["unused in pages", megabytes(year.file.unused), show(year.file.unused / year.exchanges), ""];
  return table(["bytes", "MB", "an imported exchange", "a chat"], [...rows, unused]);
}

/**
 * Says how large the vault of somebody is who chatted all of the year.
 * @param {import("../growth.mjs").Stage} year
 * @param {import("../growth.mjs").Stage} live
 */
function whole(year, live) {
  const held = live.exchanges - year.exchanges;
  const earlier = year.before ?? year.file;
  const recorded = ["exchanges", "conversations", "turns", "answers"].reduce((sum, name) => {
    const more = (live.file.pages[name] ?? 0) - (earlier.pages[name] ?? 0);
    const rows = (live.file.rows[name] ?? 0) - (earlier.rows[name] ?? 0);
    const kept = { exchanges: 5_000, conversations: 1_000 }[name] ?? year.exchanges;
    return sum + (rows === 0 ? 0 : (more / rows) * Math.min(kept, (rows / held) * year.exchanges));
  }, 0);
  // An imported round has no block and no record of one, but another digest of its turn, which a chat has not.
  const column = "archive.records";
  const importedRecords = earlier.columns[column] ?? 0;
  // The latest chats are still in the log, and not packed yet.
  const archived = held - (live.file.rows.log ?? 0) + (earlier.rows.log ?? 0);
  const perChat = ((live.file.columns[column] ?? 0) - importedRecords) / archived;
  const inRounds = year.exchanges * perChat - importedRecords;
  const onlyImported = (live.file.rows.turns ?? 0) === (earlier.rows.turns ?? 0) ? (earlier.pages.turns ?? 0) : 0;
  const bytes = year.file.bytes + recorded + inRounds - onlyImported;
  return `A year of chats: about ${megabytes(bytes)} MB, records of exchanges and blocks of conversations included.`;
}
