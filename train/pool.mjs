import { once } from "node:events";
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { Teacher, TEACHER_DIMENSIONS } from "./teacher.mjs";

/* The teacher on all cores. A text's vector does not depend on which others it is labelled with. */

const CHUNK = 1_000;

/**
 * @param {readonly string[]} texts
 * @param {(done: number) => void} [progress]
 * @returns {Promise<Float32Array>}
 */
export async function label(texts, progress) {
  const result = new Float32Array(texts.length * TEACHER_DIMENSIONS);
  let next = 0;
  let done = 0;
  const workers = Math.max(1, Math.min(availableParallelism(), Math.ceil(texts.length / CHUNK)));
  await Promise.all(
    Array.from({ length: workers }, async () => {
      const worker = new Worker(new URL(import.meta.url));
      while (next < texts.length) {
        const from = next;
        next += CHUNK;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        worker.postMessage(texts.slice(from, from + CHUNK));
        const [vectors] = await once(worker, "message");
        result.set(vectors, from * TEACHER_DIMENSIONS);
        done += Math.min(CHUNK, texts.length - from);
        progress?.(done);
      }
      await worker.terminate();
    }),
  );
  return result;
}

if (!isMainThread) {
  const teacher = await Teacher.open();
  parentPort?.on("message", (texts) => {
    const vectors = teacher.embed(texts);
    parentPort?.postMessage(vectors, [vectors.buffer]);
  });
}
