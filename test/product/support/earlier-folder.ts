import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { packedTexts } from "../../support/packed-texts.ts";
import { newDataDir, type Product, startProduct } from "./start-product.ts";

const FOLDERS = join(import.meta.dirname, "../../fixtures/folders");

/** A copy of a data folder that an earlier version left behind. @param name of its archive, without the ending */
export async function earlierFolder(name: string): Promise<string> {
  const dataDir = await newDataDir();
  await promisify(execFile)("tar", ["-xzf", join(FOLDERS, `${name}.tar.gz`), "-C", dataDir]);
  return dataDir;
}

/** Folders of personal mode, oldest first: at least one of each version of a vault's tables. */
export const PERSONAL = [
  "20025d0-personal",
  "585502c-personal",
  "9c41d6c-personal",
  "2409122-personal",
  "d15caa5-personal",
  "60a46b8-personal",
  "35149da-personal",
  "96aad48-personal",
  "080edbb-personal",
  "f561a30-personal",
  "22bf26a-personal",
  "b9295e13-personal",
  "0800dbf8-personal",
];

/** The key of the callers who had one. */
export const KEY = { authorization: `Bearer sk-of-the-${"fixture"}-0001` };

type Headers = Readonly<Record<string, string>>;

/** Starts on a copy of an earlier folder. */
export const openFolder = async (name: string, env: Record<string, string> = {}): Promise<Product> =>
  startProduct({ env: { DATA_DIR: await earlierFolder(name), RECALL_DEADLINE_MS: "5000", ...env } });

/** Sends a request to a route of the product. */
export async function ask(product: Product, path: string, headers: Headers, method = "GET", body?: unknown) {
  return fetch(product.url + path, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Returns the stand-in's answer to a question, which shows its memories. */
export async function told(product: Product, headers: Headers, text: string): Promise<string> {
  const body = { model: "stand-in", messages: [{ role: "user", content: text }] };
  return (await ask(product, "/v1/chat/completions", headers, "POST", body)).text();
}

/** Returns the texts of the memories that a caller has or had. */
export async function texts(product: Product, headers: Headers): Promise<string[]> {
  const response = await ask(product, "/memory?status=all&limit=50", headers);
  const { data } = (await response.json()) as { data: { text: string }[] };
  return data.map(({ text }) => text);
}

/** Files of stored data that hold the word: what lies in `run` is the product itself, which knows many words. */
export async function placesWith(word: string, { dataDir }: Product): Promise<string[]> {
  const objects = join(dataDir, "objects");
  const files = (await readdir(objects, { recursive: true })).filter((file) => /\.sqlite/.test(file));
  const found = await Promise.all(
    files.map(async (file) => {
      // A vault that closes removes its log, which may have been listed.
      const bytes = await readFile(join(objects, file), "latin1").catch(() => "");
      return [bytes, ...packedTexts(bytes)].some((text) => text.includes(word)) ? [file] : [];
    }),
  );
  return found.flat();
}
