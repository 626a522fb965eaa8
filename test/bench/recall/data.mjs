import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { UsageError } from "../support/usage.mjs";

/*
 * The data sets, brought into one shape: somebody's past conversations, and what they ask later with what holds the
 * answer. Public sets in JSON Lines, never part of this repository.
 */

/**
 * @typedef {object} Utterance
 * @property {string} id
 * @property {"user" | "assistant"} role
 * @property {string} text
 *
 * @typedef {object} Conversation
 * @property {string} id
 * @property {string} at RFC 3339
 * @property {Utterance[]} utterances
 *
 * @typedef {object} Question
 * @property {string} text
 * @property {string} [answer] that is expected, where the set has one
 * @property {string} [category] as the set names it
 * @property {number} after how many conversations have been held when it is asked
 * @property {string[]} conversations that hold evidence
 * @property {string[]} utterances that are evidence; empty where only conversations are named
 *
 * @typedef {object} Haystack one user
 * @property {string} id
 * @property {Conversation[]} conversations oldest first
 * @property {Question[]} questions
 */

/**
 * The data sets as they lie there.
 * @typedef {{ id: string | number; speaker: string; text: string; date?: string; image_caption?: string }} Turn
 * @typedef {{ id: string; date: string | null; turns: Turn[] }} Session
 * @typedef {object} Asked
 * @property {string} question
 * @property {string | number} [answer]
 * @property {string} [category]
 * @property {string} [conv] whose
 * @property {(string | number)[]} [evidence]
 * @property {string[]} [evidence_sessions]
 * @property {string} [asked_in_session]
 * @property {{ correct_evidence?: string[] }} [audit]
 * @typedef {{ id: string; sessions: Session[]; speakers?: string[]; questions?: Asked[] }} User
 */

const GET_IT =
  "RealMem, LongMemEval_S, LoCoMo and BEAM-100K are public; normalised to JSON Lines they lie in DIR/recall as " +
  "realmem_chats.jsonl.gz, realmem_questions_dev.jsonl and so on";

/** @type {Readonly<Record<string, { title: string; load: (dir: string) => Haystack[] }>>} */
export const SETS = {
  realmem: { title: "RealMem, conversations", load: realmem },
  locomo: { title: "LoCoMo, turns", load: locomo },
  longmemeval: { title: "LongMemEval_S, turns", load: longmemeval },
  beam: { title: "BEAM-100K, turns", load: beam },
};

/**
 * @template T
 * @param {string} dir
 * @param {string} name without its ending
 * @returns {T[]}
 */
function rows(dir, name) {
  for (const ending of [".jsonl", ".jsonl.gz"]) {
    const path = join(dir, "recall", name + ending);
    if (!existsSync(path)) continue;
    const bytes = readFileSync(path);
    const text = (ending.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    return text
      .trim()
      .split("\n")
      .map((line) => /** @type {T} */ (JSON.parse(line)));
  }
  throw new UsageError(`--data: there is no recall/${name}.jsonl(.gz) in ${dir}. ${GET_IT}.`);
}

/**
 * @param {string} dir
 * @param {string} name
 * @returns {User[]}
 */
const usersIn = (dir, name) => rows(dir, name);

/**
 * @param {string} dir
 * @param {string} name
 * @returns {Asked[]}
 */
const askedIn = (dir, name) => rows(dir, name);

/** @param {string} dir */
function realmem(dir) {
  const questions = askedIn(dir, "realmem_questions_dev");
  return usersIn(dir, "realmem_chats").map((user) => ({
    id: user.id,
    conversations: conversationsOf(user.sessions),
    questions: questions
      .filter(({ conv }) => conv === user.id)
      .map((one) => ({
        text: one.question,
        after: user.sessions.findIndex(({ id }) => id === one.asked_in_session),
        conversations: one.evidence_sessions ?? [],
        utterances: [],
      })),
  }));
}

/** @param {string} dir */
function locomo(dir) {
  return usersIn(dir, "locomo_dev").map((user) => ({
    id: user.id,
    conversations: conversationsOf(user.sessions, user.speakers?.[0]),
    questions: (user.questions ?? []).flatMap((one) => {
      const corrected = one.audit?.correct_evidence ?? [];
      return questionsOf(one, user, corrected.length > 0 ? corrected : one.evidence);
    }),
  }));
}

/** @param {string} dir */
function longmemeval(dir) {
  return chats(dir, "longmemeval_s_subset");
}

/**
 * Returns the conversations of all users of LongMemEval_S, each once: users share some of them.
 * @param {string} dir
 * @returns {Conversation[]}
 */
export function everyConversation(dir) {
  const all = usersIn(dir, "longmemeval_s_subset_chats").flatMap(({ sessions }) => conversationsOf(sessions));
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** @param {string} dir */
function beam(dir) {
  return chats(dir, "beam_100k");
}

/**
 * @param {string} dir
 * @param {string} name
 */
function chats(dir, name) {
  const asked = askedIn(dir, `${name}_questions_dev`);
  return usersIn(dir, `${name}_chats`).flatMap((user) => {
    const questions = asked
      .filter(({ conv }) => conv === user.id)
      .flatMap((one) => questionsOf(one, user, one.evidence));
    return questions.length === 0 ? [] : { id: user.id, conversations: conversationsOf(user.sessions), questions };
  });
}

/**
 * None for one that has no evidence: what is to be found for it is nothing.
 * @param {Asked} asked
 * @param {User} user
 * @param {readonly (string | number)[]} [evidence]
 * @returns {Question[]}
 */
function questionsOf(asked, user, evidence = []) {
  if (evidence.length === 0) return [];
  return [
    {
      text: asked.question,
      ...(asked.answer === undefined ? {} : { answer: String(asked.answer) }),
      ...(asked.category === undefined ? {} : { category: asked.category }),
      after: user.sessions.length,
      conversations: asked.evidence_sessions ?? [],
      utterances: evidence.map(String),
    },
  ];
}

/**
 * @param {readonly Session[]} sessions
 * @param {string} user who speaks as the user
 * @returns {Conversation[]}
 */
function conversationsOf(sessions, user = "user") {
  let last = 0;
  return sessions.map(({ id, date, turns }) => {
    // In their order, whatever their dates say: they are given to the day, or not at all.
    last = Math.max(last + 60_000, timeOf(date ?? turns[0]?.date) ?? last);
    return {
      id,
      at: new Date(last).toISOString(),
      utterances: turns.map((turn) => ({
        id: String(turn.id),
        role: turn.speaker === user ? "user" : "assistant",
        text: turn.image_caption ? `${turn.text} [shares ${turn.image_caption}]` : turn.text,
      })),
    };
  });
}

/**
 * "1:56 pm on 8 May, 2023", "2023/04/25 (Tue) 04:07", "2025-12-15 (Monday)", "March-15-2024"
 * @param {string | null | undefined} date
 */
function timeOf(date) {
  const text = (date ?? "")
    .replace(/\(\w+\)/, "")
    .replace(/^(.*) on (.*)$/, "$2 $1")
    .replace(/^([A-Za-z]+)-(\d+)-(\d+)$/, "$1 $2, $3")
    .replace(/\s+/g, " ")
    .trim();
  const at = Date.parse(`${text} UTC`);
  return Number.isNaN(at) ? null : at;
}
