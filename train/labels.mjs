import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { label } from "./pool.mjs";
import { TEACHER_DIMENSIONS } from "./teacher.mjs";

/* The teacher's vectors are stored in chunks, so that an interrupted training resumes. */

const CHUNK = 10_000;

/**
 * @param {readonly string[]} texts @param {string} folder
 * @param {(done: number, total: number) => void} progress
 */
export async function labelled(texts, folder, progress) {
  mkdirSync(folder, { recursive: true });
  const result = new Float32Array(texts.length * TEACHER_DIMENSIONS);
  for (let from = 0; from < texts.length; from += CHUNK) {
    const chunk = texts.slice(from, from + CHUNK);
    const name = createHash("sha256").update(JSON.stringify(chunk)).digest("hex").slice(0, 32);
    const path = join(folder, `${name}.f32`);
    let vectors;
    if (existsSync(path)) {
      const bytes = readFileSync(path);
      vectors = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
    } else {
      vectors = await label(chunk);
      writeFileSync(`${path}.part`, new Uint8Array(vectors.buffer));
      renameSync(`${path}.part`, path);
    }
    result.set(vectors, from * TEACHER_DIMENSIONS);
    progress(Math.min(texts.length, from + CHUNK), texts.length);
  }
  return result;
}
