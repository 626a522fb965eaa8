import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { throughline } from "./throughline.ts";

/* Files of other products, made by us in their forms, as `throughline import --dry-run` reads them. */

let folder = "";

/** Makes a folder for the files of a test file, and removes it at the end. */
export function useImportFolder(): void {
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "throughline-import-"))));
  afterAll(() => rm(folder, { recursive: true, force: true }));
}

/** Writes a file, and returns its path. */
export async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** A review of a file. Its lines are the ones that an import would send. */
interface Review {
  readonly from: string;
  readonly lines: readonly Record<string, unknown>[];
  readonly skipped: readonly string[];
}

/** The zone of the machine must not move what a file says. */
const ELSEWHERE = { TZ: "America/New_York" };

/** Returns the review of a file that can be imported. */
export async function review(name: string, content: string | Uint8Array): Promise<Review> {
  const path = await fileOf(name, content);
  const { code, stdout, stderr } = await throughline(["import", path, "--dry-run", "--json"], ELSEWHERE);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout) as Review;
}

export const reviewJson = (name: string, value: unknown): Promise<Review> => review(name, JSON.stringify(value));

/** A node of a tree of ChatGPT's messages. */
export const node = (id: string, parent: string | null, role: string, text: string, more: object = {}) => ({
  id,
  parent,
  children: [],
  message: {
    id,
    author: { role },
    create_time: 1_760_000_000 + Number(id),
    content: { content_type: "text", parts: [text] },
    metadata: {},
    recipient: "all",
    ...more,
  },
});

/** A conversation with a branch that was thrown away, and with a search. */
export const CHATGPT = [
  {
    id: "c1",
    title: "Supper",
    create_time: 1_760_000_000,
    current_node: "6",
    mapping: {
      0: { id: "0", parent: null, children: ["1"], message: null },
      1: node("1", "0", "system", "You are ChatGPT.", { metadata: { is_visually_hidden_from_conversation: true } }),
      2: node("2", "1", "user", "I keep three goats."),
      3: node("3", "2", "assistant", "A first answer, thrown away."),
      4: node("4", "2", "assistant", "search('goats')", { recipient: "browser" }),
      5: node("5", "4", "tool", "A page about goats."),
      6: node("6", "5", "assistant", "Goats eat much."),
    },
  },
];
