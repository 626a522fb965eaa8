import { connect } from "node:net";

/*
 * A load generator in this process: raw keep-alive sockets, one request under way on each. An HTTP
 * client would cost more per request than the proxies it measures, on cores that they share.
 */

/**
 * @typedef {object} Target
 * @property {string} origin
 * @property {string} path
 * @property {Readonly<Record<string, string>>} headers
 * @property {(n: number) => string} body of the n-th request, counted over all that were ever sent by this target
 * @property {RegExp} expect what the head of every answer must say, so that what is measured is what is meant
 */

/**
 * @typedef {object} Load
 * @property {number} requests
 * @property {number} seconds
 * @property {number[]} latenciesMs
 * @property {number[]} firstByteMs until the first bytes of each answer
 * @property {number} unexpected answers whose head did not match
 * @property {string} sample the first head that did not match; empty when all did
 */

/** Numbers every request of a run, so that no two bodies are the same unless the target wants it. */
let sent = 0;

/**
 * @param {Target} target
 * @param {{ concurrency: number; seconds: number } | { concurrency: number; requests: number }} amount
 * @returns {Promise<Load>}
 */
export async function load(target, amount) {
  /** @type {Load} */
  const result = { requests: 0, seconds: 0, latenciesMs: [], firstByteMs: [], unexpected: 0, sample: "" };
  const head = headOf(target);
  const from = performance.now();
  const until = "seconds" in amount ? from + amount.seconds * 1000 : Number.POSITIVE_INFINITY;
  let left = "requests" in amount ? amount.requests : Number.POSITIVE_INFINITY;
  let begun = 0;
  const next = () => {
    // A busy machine may take all of a short time to connect. One request is sent all the same, so that there is a figure.
    if (left <= 0 || (begun > 0 && performance.now() >= until)) return null;
    begun += 1;
    left -= 1;
    const body = target.body(sent++);
    return `${head}${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
  await Promise.all(
    Array.from({ length: amount.concurrency }, () =>
      drive(new URL(target.origin), next, (answerHead, ms, firstByteMs) => {
        result.requests += 1;
        result.latenciesMs.push(ms);
        result.firstByteMs.push(firstByteMs);
        if (target.expect.test(answerHead)) return;
        result.unexpected += 1;
        result.sample ||= answerHead;
      }),
    ),
  );
  result.seconds = (performance.now() - from) / 1000;
  return result;
}

/** @param {Target} target */
function headOf({ origin, path, headers }) {
  const lines = Object.entries({ host: new URL(origin).host, "content-type": "application/json", ...headers });
  return `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}content-length: `;
}

/**
 * Sends one request after the other over one connection.
 * @param {URL} origin
 * @param {() => string | null} next null: that was all
 * @param {(head: string, ms: number, firstByteMs: number) => void} done
 * @returns {Promise<void>}
 */
function drive(origin, next, done) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: origin.hostname, port: Number(origin.port), noDelay: true });
    /** @type {Buffer[]} */
    let pending = [];
    let sentAt = 0;
    let firstByteMs = 0;
    const send = () => {
      const request = next();
      if (request === null) {
        socket.destroy();
        return resolve();
      }
      sentAt = performance.now();
      socket.write(request);
    };
    socket.on("connect", send);
    socket.on("data", (chunk) => {
      if (pending.length === 0) firstByteMs = performance.now() - sentAt;
      pending.push(chunk);
      // A stream of many chunks is put together once.
      if (pending.length > 1 && mayGoOn(pending)) return;
      const head = wholeAnswer(Buffer.concat(pending));
      if (head === null) return;
      pending = [];
      done(head, performance.now() - sentAt, firstByteMs);
      send();
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the connection was closed under way")));
  });
}

/**
 * Returns true if an answer of chunks surely goes on: its last chunk has not come.
 * @param {readonly Buffer[]} pending
 */
const mayGoOn = (pending) =>
  !/\r\ncontent-length:/i.test(pending[0]?.toString("latin1", 0, 4_096) ?? "") &&
  !(pending.at(-1)?.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) ?? false) &&
  (pending.at(-1)?.length ?? 0) >= LAST_CHUNK.length;

/**
 * The head of an answer that is complete. With one request under way, nothing can follow it.
 * @param {Buffer} bytes
 * @returns {string | null} null: more is to come
 */
function wholeAnswer(bytes) {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const head = bytes.toString("latin1", 0, end).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  const whole =
    length === undefined
      ? bytes.subarray(-5).equals(LAST_CHUNK)
      : bytes.length >= end + "\r\n\r\n".length + Number(length);
  return whole ? head : null;
}

const LAST_CHUNK = Buffer.from("0\r\n\r\n");
