import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { reader } from "./reader.mjs";

/*
 * Public corpora in which hardly anybody tells of themselves: orders to booking agents, small talk on the news,
 * encyclopaedias. They teach how sentences look that only seem to state something of the user.
 */

/** They are many, and no person judged each. */
const WEIGHT = 0.2;
/** In characters and in sentences: a paragraph says by its beginning what it is. */
const MOST = { characters: 1_500, sentences: 6 };

/** Words of one who orders and yet may say something to keep: "my sister is coming to town". */
const OF_THEMSELVES = /\b(?:my|our|i have|i['’]ve|i live|i work|i own|i am a|i['’]m a|allergic)\b/i;

/** @typedef {(sentence: string, isMine: boolean) => string} LabelOf */

/** @type {LabelOf} */
const ordered = (sentence) => (OF_THEMSELVES.test(sentence) ? "EITHER" : "NOT");
/** @type {LabelOf} */
const chatted = (_sentence, isMine) => (isMine ? "EITHER" : "PASSING");
/** @type {LabelOf} */
const written = (_sentence, isMine) => (isMine ? "EITHER" : "NOT");

/** One of so many turns of each file is learnt. @type {Record<string, { every: number; labelOf: LabelOf }>} */
const FILES = {
  "corpus_sgd_utterances.jsonl.gz": { every: 40, labelOf: ordered },
  "corpus_taskmaster_utterances.jsonl.gz": { every: 5, labelOf: ordered },
  "corpus_topicalchat_messages.jsonl.gz": { every: 20, labelOf: chatted },
  "corpus_wikitext2_valid_test.jsonl.gz": { every: 4, labelOf: written },
};

/**
 * Returns turns of public corpora with the labels that most of their sentences would get. Returns none of an absent file.
 * @param {string} folder
 * @param {ReadonlySet<string>} judged turns that a person has judged, which are left out
 * @returns {import("./turns.mjs").Turn[]}
 */
export function corpusTurns(folder, judged) {
  return Object.entries(FILES).flatMap(([file, { every, labelOf }]) => {
    const path = join(folder, file);
    if (!existsSync(path)) return [];
    const rows = gunzipSync(readFileSync(path)).toString("utf8").trim().split("\n");
    const users = rows.map((row) => JSON.parse(row)).filter(({ role }) => role === undefined || role === "user");
    const chosen = users.filter(({ text }, i) => i % every === 0 && !judged.has(text.trim()));
    return chosen.map(({ text }, i) => {
      const turn = text
        .replaceAll(/ ?<unk> ?/g, " Vale ")
        .trim()
        .slice(0, MOST.characters);
      const spans = reader.splitSentences(turn).slice(0, MOST.sentences);
      const { sentences: read } = reader.readTurn(turn, spans, [], () => false);
      const sentences = spans.map((/** @type {{ from: number; to: number }} */ span, /** @type {number} */ at) => ({
        ...span,
        label: labelOf(turn.slice(span.from, span.to), read[at].mine),
      }));
      return { id: `${file}#${i}`, lang: "en", turn, sentences, ours: true, weight: WEIGHT };
    });
  });
}
