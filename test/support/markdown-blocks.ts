import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** A fenced block of a page of the documentation. */
export interface Block {
  /** In the repository. */
  readonly page: string;
  /** The number of its first line of code. */
  readonly line: number;
  readonly language: string;
  /** The words behind the language: a file that holds this code, or `no-run:` with the reason. */
  readonly about: string;
  readonly code: string;
}

/** Returns the pages that a person reads, as paths in the repository. */
export async function pagesOfDocs(): Promise<string[]> {
  const docs = await readdir(join(ROOT, "docs"), { recursive: true });
  return [
    "README.md",
    "examples/README.md",
    ...docs.filter((file) => file.endsWith(".md")).map((file) => `docs/${file}`),
  ]
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted();
}

/** Returns the fenced blocks of a page, in their order. */
export async function blocksOf(page: string): Promise<Block[]> {
  const text = await readFile(join(ROOT, page), "utf8");
  return [...text.matchAll(/^```(\S*) ?(.*)\n([^]*?)^```$/gm)].map(
    ({ 1: language = "", 2: about = "", 3: code = "", index }) => ({
      page,
      line: text.slice(0, index).split("\n").length + 1,
      language,
      about,
      code,
    }),
  );
}
